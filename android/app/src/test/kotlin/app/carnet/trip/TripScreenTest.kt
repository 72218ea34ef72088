package app.carnet.trip

import app.carnet.app.Destination
import app.carnet.bridge.CarnetError
import app.carnet.support.ComposeRule
import app.carnet.support.HostWallet
import app.carnet.support.Itineraries
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.Routes
import app.carnet.support.SampleTrips
import app.carnet.support.Screen
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class TripScreenTest {
    @get:Rule val compose = ComposeRule()

    @get:Rule val wallet = HostWallet()

    private val there = TripState.There(SampleTrips.trip, SampleTrips.reminders)
    private val states = mapOf(
        "loading" to TripState.Loading,
        "failed" to TripState.Failed(CarnetError.NoSuchTrip()),
        "there" to there,
        "family" to TripState.There(SampleTrips.together, emptyList()),
        "forgetting" to there.copy(forgetting = true),
        "not-forgotten" to there.copy(problem = CarnetError.NotWritten("full")),
    )

    private fun draw(name: String, looks: List<Look>) = Pictures.of("trip-$name", looks) {
        TripScreen(states.getValue(name), TripActions({}, {}, {}, {}, {}, {}))
    }

    @Test
    fun everyState() = states.keys.forEach { draw(it, if (it in setOf("there", "family")) Look.usual else listOf(Look.LIGHT)) }

    @Test
    fun theWholePage() = draw("there", listOf(Look.TALL, Look.TALL_ARABIC, Look.TALL_LARGE))

    @Test
    fun aLegLeadsToItsReasonsAndForgettingAsksFirst() {
        val id = runBlocking { wallet.carnet.keepTrip(Itineraries.away) }
        val routes = Routes(wallet.carnet)
        routes.open { TripRoute(it.deps, it.go, id) }
        assertTrue(Screen.says("Away"))
        Screen.click("Stay: Japan")
        assertEquals(Destination.TripWhy(id, 1), routes.go.destination)
        Screen.click("Change this trip")
        assertEquals(Destination.TripEdit(id), routes.go.destination)
        Screen.click("Forget this trip")
        assertEquals(1, runBlocking { wallet.carnet.trips() }.size)
        Screen.click("Forget")
        assertEquals("back", routes.go.asked.last())
        assertTrue(runBlocking { wallet.carnet.trips() }.isEmpty())
    }
}
