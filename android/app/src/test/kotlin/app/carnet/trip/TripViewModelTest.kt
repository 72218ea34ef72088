package app.carnet.trip

import app.carnet.bridge.CarnetError
import app.carnet.bridge.TripColour
import app.carnet.support.HostWallet
import app.carnet.support.Itineraries
import app.carnet.support.MainDispatcherRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class TripViewModelTest {
    @get:Rule val main = MainDispatcherRule()

    @get:Rule val wallet = HostWallet()
    private val id by lazy { runBlocking { wallet.carnet.keepTrip(Itineraries.away) } }
    private val model by lazy { TripViewModel(id, wallet.carnet).apply { load(listOf("en")) } }
    private val there get() = model.state.value as TripState.There

    private fun kept() = runBlocking { wallet.carnet.trips() }

    @Test
    fun aTripIsJudgedLegByLeg() {
        assertEquals(TripColour.UNKNOWN, there.trip.colour)
        assertEquals(listOf("AT", "JP", "AT"), there.trip.legs.map { it.country })
        assertEquals(Itineraries.away, there.trip.plan)
    }

    @Test
    fun forgettingAsksFirst() {
        model.forget()
        assertEquals(1, kept().size)
        model.askForget(true)
        assertTrue(there.forgetting)
        model.askForget(false)
        model.forget()
        assertEquals(1, kept().size)
        model.askForget(true)
        model.forget()
        assertEquals(TripState.Forgotten, model.state.value)
        assertTrue(kept().isEmpty())
    }

    @Test
    fun oneThatIsGoneIsSaidToBeGone() {
        model.askForget(true)
        runBlocking { wallet.carnet.removeTrip(id) }
        model.forget()
        assertTrue(there.problem is CarnetError.NoSuchTrip)
        model.load(listOf("en"))
        assertTrue((model.state.value as TripState.Failed).error is CarnetError.NoSuchTrip)
    }
}
