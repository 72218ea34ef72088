package app.carnet.publisher

import app.carnet.bridge.CarnetError
import app.carnet.support.HostWallet
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
class PublisherViewModelTest {
    @get:Rule val main = MainDispatcherRule()

    @get:Rule val wallet = HostWallet()

    private fun model(id: String) = PublisherViewModel(id, wallet.carnet) { wallet.phone.clock.now.epochSecond }

    private fun ids() = runBlocking { wallet.carnet.publishers().map { it.id } }

    @Test
    fun removingAsksFirst() {
        val id = wallet.takes(wallet.packs.first).id
        val model = model(id)
        model.load()
        model.remove()
        assertTrue(id in ids())
        model.askRemove(true)
        assertTrue((model.state.value as PublisherState.There).removing)
        model.askRemove(false)
        model.remove()
        assertTrue(id in ids())
        model.askRemove(true)
        model.remove()
        assertEquals(PublisherState.Removed, model.state.value)
        assertFalse(id in ids())
    }

    @Test
    fun oneThatIsGoneIsSaidToBeGone() {
        val id = wallet.takes(wallet.packs.first).id
        val model = model(id)
        model.load()
        model.askRemove(true)
        runBlocking { wallet.carnet.removePublisher(id) }
        model.remove()
        assertTrue((model.state.value as PublisherState.There).problem is CarnetError.NoSuchPublisher)
        model.load()
        assertTrue((model.state.value as PublisherState.Failed).error is CarnetError.NoSuchPublisher)
    }
}
