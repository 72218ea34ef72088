package app.carnet.conflicts

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
class ConflictsViewModelTest {
    @get:Rule val main = MainDispatcherRule()

    @get:Rule val wallet = HostWallet()

    @Test
    fun everyOpinionIsListed() {
        val names = listOf(wallet.packs.first, wallet.packs.contradicting).map { wallet.takes(it).name }
        val listed = ConflictsViewModel(wallet.carnet).state.value as ConflictsState.Listed
        assertEquals(names.toSet(), listed.conflicts.single().opinions.map { it.publisher }.toSet())
    }

    @Test
    fun aTroubleCanBeTriedAgain() {
        runBlocking { wallet.carnet.lock() }
        val model = ConflictsViewModel(wallet.carnet)
        assertTrue((model.state.value as ConflictsState.Failed).error is CarnetError.Locked)
        runBlocking { wallet.carnet.unlock("271828") }
        model.load()
        assertTrue((model.state.value as ConflictsState.Listed).conflicts.isEmpty())
    }
}
