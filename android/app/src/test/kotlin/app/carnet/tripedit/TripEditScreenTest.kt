package app.carnet.tripedit

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Person
import app.carnet.bridge.TripTrouble
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.SamplePasses
import app.carnet.support.SampleTrips
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class TripEditScreenTest {
    @get:Rule val compose = ComposeRule()

    private val people = listOf(
        Person("d2", "Anna Maria Eriksson", "1974-08-12", listOf(SamplePasses.dose, SamplePasses.test), byHand = false),
        Person("r1", "Nils Eriksson", "2009-05", listOf(SamplePasses.recovery), byHand = false),
    )
    private val fresh = TripEditState.Typing(NewPlan, isNew = true, people, listOf("AT", "FR", "JP", "US"), today = "2021-11-22")
    private val zones = mapOf("AT" to listOf("Europe/Vienna"), "AE" to listOf("Asia/Dubai"), "US" to listOf("America/New_York", "America/Chicago", "America/Denver"))
    private val typed = fresh.copy(plan = SampleTrips.family, isNew = false, zones = zones)
    private val american = fresh.copy(plan = NewPlan.withCountry(Part.Start, "US", "America/New_York").withDay(Part.Start, End.LEAVES, "2022-03-28"), zones = zones)
    private val states = mapOf(
        "loading" to TripEditState.Loading,
        "failed" to TripEditState.Failed(CarnetError.NoSuchTrip()),
        "fresh" to fresh,
        "typed" to typed,
        "region" to american.copy(asking = Asking.Region(Part.Start)),
        "zones" to american.copy(asking = Asking.Zone(Part.Start)),
        "day" to american.copy(asking = Asking.Day(Part.Start, End.LEAVES)),
        "time" to american.copy(asking = Asking.Time(Part.Start, End.LEAVES)),
        "countries" to fresh.copy(asking = Asking.Country(Part.Start)),
        "nameless" to fresh.copy(problem = CarnetError.NoTrip(TripTrouble.NAME, null)),
        "too-early" to typed.copy(problem = CarnetError.NoTrip(TripTrouble.ARRIVES_TOO_EARLY, 1)),
        "not-saved" to typed.copy(problem = CarnetError.NotWritten("full")),
        "saving" to typed.copy(busy = true),
    )

    private fun draw(name: String, looks: List<Look>) = Pictures.of("trip-edit-$name", looks) { TripEditScreen(states.getValue(name), TripEditActions()) }

    @Test
    fun everyState() = states.keys.forEach { draw(it, if (it in setOf("fresh", "countries")) Look.usual else listOf(Look.LIGHT)) }

    @Test
    fun theWholePage() = draw("typed", listOf(Look.TALL, Look.TALL_ARABIC, Look.TALL_LARGE))

    @Test
    fun whatIsWrongStandsBesideIt() = draw("too-early", listOf(Look.TALL))
}
