package app.carnet.journeys

import app.carnet.R
import app.carnet.support.App
import app.carnet.support.ComposeRule
import app.carnet.support.Frames
import app.carnet.support.HostApplication
import app.carnet.support.Screen
import app.carnet.support.Traveller.activates
import app.carnet.support.Traveller.awaits
import app.carnet.support.Traveller.hears
import app.carnet.support.Traveller.types
import app.carnet.support.Traveller.word
import app.carnet.support.Traveller.writes
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

/** Trips as a traveller meets them, with the app's one Activity and the real core; everything is done through the accessibility tree. */
@RunWith(RobolectricTestRunner::class)
@Config(application = HostApplication::class, qualifiers = "w411dp-h2400dp-xhdpi")
class TripJourneyTest {
    @get:Rule val compose = ComposeRule()
    private lateinit var app: App

    private val process get() = RuntimeEnvironment.getApplication() as HostApplication
    private val carnet get() = process.dependencies.carnet

    @Before fun opens() {
        Frames.byTheClock()
        runBlocking { carnet.create(PIN) }
        app = App()
        awaits(R.string.passes_empty_title)
    }

    @After fun close() = app.closes()

    private fun trips() = runBlocking { carnet.trips() }

    private fun goesToTheEditor() {
        activates(R.string.passes_menu)
        activates(R.string.trip_list_title)
        awaits(R.string.trip_empty_title)
        activates(R.string.trip_add)
        awaits(R.string.trip_new_title)
    }

    /** The last country on the page that is still to be chosen. */
    private fun choosesACountry(sought: String, name: String) {
        activates(R.string.trip_country_choose)
        awaits(R.string.trip_country_search)
        writes(R.string.trip_country_search, sought)
        activates(name)
        awaits(R.string.trip_new_title)
    }

    /** The last day on the page that is still to be chosen: the one that the picker opens at. */
    private fun choosesADay() {
        activates(R.string.trip_day_choose)
        activates(R.string.action_ok)
    }

    private fun plansATrip() {
        goesToTheEditor()
        writes(R.string.trip_name, "Away")
        choosesACountry("jap", "Japan")
        choosesACountry("austria", "Austria")
        choosesADay()
        choosesADay()
        activates(R.string.trip_who_add)
        writes(R.string.trip_who_name, "Noor")
        activates(R.string.trip_save)
        awaits(R.string.trip_title)
        awaits("Away")
    }

    @Test fun `a trip is planned, is unknown because nobody speaks of it, is changed and forgotten`() {
        plansATrip()
        assertTrue(hears(R.string.trip_unknown) && hears(R.string.trip_unknown_text))
        activates(R.string.leg_stay, "Japan")
        awaits(R.string.leg_why_title)
        awaits(R.string.leg_source_nobody)
        assertTrue(hears(R.string.trip_reason_no_rules))
        app.back()
        activates(R.string.trip_edit)
        awaits(R.string.trip_edit_title)
        writes(R.string.trip_name, "Far away")
        activates(R.string.trip_save)
        awaits("Far away")
        app.back()
        awaits(R.string.trip_add)
        app.back()
        val next = { Screen.spoken().singleOrNull { it.startsWith(word(R.string.trip_next)) && "Far away" in it && it.endsWith(word(R.string.trip_unknown)) } }
        Screen.awaits { next() != null }
        activates(next().orEmpty())
        awaits(R.string.trip_title)
        activates(R.string.trip_forget)
        awaits(R.string.trip_forget_text)
        assertEquals("it asks first", 1, trips().size)
        activates(R.string.trip_forget_confirm)
        Screen.awaits { trips().isEmpty() && next() == null }
    }

    @Test fun `what is missing is said beside it, and nothing is kept`() {
        goesToTheEditor()
        writes(R.string.trip_name, "Away")
        activates(R.string.trip_save)
        awaits(R.string.trip_trouble_country)
        choosesACountry("jap", "Japan")
        choosesACountry("austria", "Austria")
        activates(R.string.trip_save)
        awaits(R.string.trip_trouble_moment)
        assertTrue(trips().isEmpty())
    }

    @Test fun `a trip is there again after the process died`() {
        plansATrip()
        app.dies(restored = true)
        awaits(R.string.unlock_title)
        types(PIN, R.string.unlock_action)
        awaits(R.string.trip_title)
        awaits("Away")
    }

    private companion object {
        const val PIN = "271828"
    }
}
