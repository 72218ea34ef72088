package app.carnet.tripedit

import app.carnet.bridge.CarnetError
import app.carnet.bridge.TripColour
import app.carnet.bridge.TripTrouble
import app.carnet.support.HostWallet
import app.carnet.support.Itineraries
import app.carnet.support.MainDispatcherRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class TripEditViewModelTest {
    @get:Rule val main = MainDispatcherRule()

    @get:Rule val wallet = HostWallet()
    private val now get() = wallet.phone.clock.now.epochSecond
    private val model by lazy { of("") }
    private val typing get() = model.state.value as TripEditState.Typing

    private fun of(id: String) = TripEditViewModel(id, wallet.carnet, wallet.carnet) { now }

    private fun choose(part: Part, country: String) {
        model.ask(Asking.Country(part))
        model.country(country)
    }

    private fun set(part: Part, end: End, day: String, time: String = "") {
        model.ask(Asking.Day(part, end))
        model.day(day)
        if (time.isEmpty()) return
        model.ask(Asking.Time(part, end))
        model.time(time)
    }

    private fun trouble(): Pair<TripTrouble, Int?> {
        model.save()
        val error = typing.problem as CarnetError.NoTrip
        return error.why to error.stop
    }

    @Test
    fun aTripIsTypedAndKeptOnceNothingIsMissing() {
        model.name("Away")
        assertEquals(TripTrouble.COUNTRY to null, trouble())
        choose(Part.Start, "AT")
        assertEquals("Europe/Vienna", typing.plan.leaves.zone)
        assertEquals(TripTrouble.MOMENT to null, trouble())
        set(Part.Start, End.LEAVES, "2026-12-01")
        assertEquals(TripTrouble.COUNTRY to 0, trouble())
        choose(Part.Stop(0), "JP")
        set(Part.Stop(0), End.ARRIVES, "2026-11-01")
        assertEquals(TripTrouble.ARRIVES_TOO_EARLY to 0, trouble())
        set(Part.Stop(0), End.ARRIVES, "2026-12-02")
        assertFalse("what was wrong is no longer said", typing.problem != null)
        set(Part.Stop(0), End.LEAVES, "2026-12-20")
        model.goBack()
        set(Part.Stop(1), End.ARRIVES, "2026-12-20", "18:30")
        model.save()
        val saved = model.state.value as TripEditState.Saved
        val trip = runBlocking { wallet.carnet.trip(saved.id, emptyList()) }
        assertEquals(Itineraries.away, trip.plan)
        assertEquals(TripColour.UNKNOWN, trip.colour)
    }

    @Test
    fun aPartOfTheCountryIsTypedAndGoesWithItsCountry() {
        choose(Part.Start, "US")
        choose(Part.Stop(0), "CA")
        model.ask(Asking.Region(Part.Start))
        model.region("CA")
        model.ask(Asking.Region(Part.Stop(0)))
        model.region("QC")
        assertEquals("CA" to "QC", typing.plan.region(Part.Start) to typing.plan.region(Part.Stop(0)))
        choose(Part.Stop(0), "MX")
        assertEquals("CA" to "", typing.plan.region(Part.Start) to typing.plan.region(Part.Stop(0)))
        model.ask(Asking.Region(Part.Start))
        model.region("")
        assertEquals("", typing.plan.region)
    }

    @Test
    fun aTripWithoutANameIsNotKept() {
        assertTrue(typing.isNew)
        choose(Part.Start, "AT")
        set(Part.Start, End.LEAVES, "2026-12-01")
        choose(Part.Stop(0), "JP")
        set(Part.Stop(0), End.ARRIVES, "2026-12-02")
        assertEquals(TripTrouble.NAME to null, trouble())
        assertTrue(runBlocking { wallet.carnet.trips() }.isEmpty())
    }

    @Test
    fun onlyTheLastStopMayDoWithoutADeparture() {
        model.name("Away")
        choose(Part.Start, "AT")
        set(Part.Start, End.LEAVES, "2026-12-01")
        choose(Part.Stop(0), "JP")
        set(Part.Stop(0), End.ARRIVES, "2026-12-02")
        model.goBack()
        set(Part.Stop(1), End.ARRIVES, "2026-12-20")
        assertEquals(TripTrouble.NO_DEPARTURE to 0, trouble())
        model.removeStop(1)
        model.transit(0, true)
        assertEquals(TripTrouble.ENDS_IN_TRANSIT, trouble().first)
    }

    @Test
    fun aCountryWithSeveralZonesLetsOneChoose() {
        choose(Part.Start, "US")
        set(Part.Start, End.LEAVES, "2026-12-01", "09:15")
        assertTrue(typing.zones.getValue("US").size > 1)
        model.ask(Asking.Zone(Part.Start))
        model.zone("America/Chicago")
        assertEquals("America/Chicago", typing.plan.leaves.zone)
        assertEquals("09:15", typing.plan.leaves.time)
        model.ask(Asking.Time(Part.Start, End.LEAVES))
        model.time("")
        assertEquals("only the day", "", typing.plan.leaves.time)
    }

    @Test
    fun somebodyWithoutAPassGoes() {
        val id = runBlocking { wallet.carnet.keepTrip(Itineraries.away) }
        val edit = of(id)
        edit.addWithoutPass()
        edit.companion(0) { it.copy(name = "Noor", birthDate = "2019-05-01") }
        edit.keep(true)
        edit.save()
        assertEquals(TripEditState.Saved(id, isNew = false), edit.state.value)
        val plan = runBlocking { wallet.carnet.trip(id, emptyList()).plan }
        assertEquals(listOf("Noor" to "2019-05-01"), plan.companions.map { it.name to it.birthDate })
        assertTrue(plan.keep)
        assertEquals("everybody's legs are hers", listOf("Noor"), runBlocking { wallet.carnet.trip(id, emptyList()) }.legs[1].findings.map { it.traveller })
    }

    @Test
    fun oneThatIsGoneIsSaidToBeGone() {
        val id = runBlocking { wallet.carnet.keepTrip(Itineraries.away) }
        runBlocking { wallet.carnet.removeTrip(id) }
        assertTrue((of(id).state.value as TripEditState.Failed).error is CarnetError.NoSuchTrip)
    }
}
