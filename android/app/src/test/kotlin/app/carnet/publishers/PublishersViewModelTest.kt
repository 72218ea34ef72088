package app.carnet.publishers

import app.carnet.bridge.CarnetError
import app.carnet.support.HostWallet
import app.carnet.support.MainDispatcherRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class PublishersViewModelTest {
    @get:Rule val main = MainDispatcherRule()

    @get:Rule val wallet = HostWallet()
    private val now get() = wallet.phone.clock.now.epochSecond
    private val model by lazy { PublishersViewModel(wallet.carnet) { now } }
    private val listed get() = model.state.value as PublishersState.Listed

    @Test
    fun whoeverIsTrustedIsListedAndConflictsAreCounted() {
        model.load()
        val before = listed.publishers.size
        assertEquals(0, listed.conflicts)
        wallet.takes(wallet.packs.first)
        wallet.takes(wallet.packs.contradicting)
        model.load()
        assertEquals(before + 2, listed.publishers.size)
        assertEquals(1, listed.conflicts)
        assertEquals(now, listed.now)
    }

    @Test
    fun aLockedWalletSaysSo() {
        runBlocking { wallet.carnet.lock() }
        model.load()
        assertTrue((model.state.value as PublishersState.Failed).error is CarnetError.Locked)
    }
}
