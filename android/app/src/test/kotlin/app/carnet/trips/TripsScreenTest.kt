package app.carnet.trips

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
class TripsScreenTest {
    @get:Rule val compose = ComposeRule()

    @get:Rule val wallet = HostWallet()

    private val states = mapOf(
        "loading" to TripsState.Loading,
        "failed" to TripsState.Failed(CarnetError.Locked()),
        "empty" to TripsState.Listed(emptyList()),
        "listed" to TripsState.Listed(SampleTrips.cards),
    )

    private fun draw(name: String, looks: List<Look>) = Pictures.of("trips-$name", looks) {
        TripsScreen(states.getValue(name), TripsActions({}, {}, {}, {}))
    }

    @Test
    fun everyState() = states.keys.forEach { draw(it, if (it in setOf("empty", "listed")) Look.usual else listOf(Look.LIGHT)) }

    @Test
    fun theWholeList() = draw("listed", listOf(Look.TALL_LARGE))

    @Test
    fun aTripSpeaksAsOneSentenceAndLeadsToItsPage() {
        val id = runBlocking { wallet.carnet.keepTrip(Itineraries.away) }
        val routes = Routes(wallet.carnet)
        routes.open { TripsRoute(it.deps, it.go) }
        val sentence = Screen.spoken().single { it.startsWith("Away, ") }
        assertTrue(sentence, "Austria" in sentence && "Japan" in sentence && "Dec 1, 2026" in sentence && sentence.endsWith("Unknown"))
        Screen.click(sentence)
        assertEquals(Destination.Trip(id), routes.go.destination)
        Screen.click("Plan a trip")
        assertEquals(Destination.TripEdit(), routes.go.destination)
    }

    @Test
    fun aLockedWalletSaysSo() {
        runBlocking { wallet.carnet.lock() }
        Routes(wallet.carnet).open { TripsRoute(it.deps, it.go) }
        assertTrue(Screen.says("Locked"))
    }
}
