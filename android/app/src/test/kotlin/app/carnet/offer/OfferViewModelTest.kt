package app.carnet.offer

import app.carnet.app.PackSource
import app.carnet.app.Packs
import app.carnet.bridge.CarnetError
import app.carnet.bridge.PackTrouble
import app.carnet.device.FakeFiles
import app.carnet.support.HostWallet
import app.carnet.support.MainDispatcherRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class OfferViewModelTest {
    @get:Rule val main = MainDispatcherRule()

    @get:Rule val wallet = HostWallet()
    private val packs = Packs()
    private var number = 0L

    private fun model(source: PackSource, files: Map<String, ByteArray> = emptyMap()): OfferViewModel {
        number = packs.put(source)
        return OfferViewModel(number, packs, FakeFiles(files), wallet.carnet)
    }

    private fun offered(bytes: ByteArray) = model(PackSource.Bytes(bytes))

    private fun refused(model: OfferViewModel) = ((model.state.value as OfferState.Refused).error as CarnetError.PackRefused).why

    private fun OfferViewModel.typesItsWords() {
        val now = state.value as OfferState.New
        now.asked.forEachIndexed { index, place -> typed(index, " ${now.publisher.words[place - 1].uppercase()} ") }
    }

    @Test
    fun aNewPublisherNeedsTwoOfItsWords() {
        val model = model(PackSource.File("content://x/utopia.carnetpack"), mapOf("content://x/utopia.carnetpack" to wallet.packs.first))
        val asked = model.state.value as OfferState.New
        assertEquals(2, asked.asked.size)
        assertFalse(asked.complete)
        model.take()
        assertEquals("without words nothing happens", asked, model.state.value)
        model.typed(0, "zebra")
        model.typed(1, "zebra")
        model.take()
        val wrong = model.state.value as OfferState.New
        assertTrue(wrong.problem is CarnetError.WrongWords)
        assertEquals("what was typed stays", listOf("zebra", "zebra"), wrong.typed)
        assertFalse(runBlocking { wallet.carnet.publishers() }.any { it.id == wrong.publisher.id })
        model.typesItsWords()
        assertNull((model.state.value as OfferState.New).problem)
        model.take()
        assertEquals(OfferState.Taken(wrong.publisher.id), model.state.value)
        assertNull("the pack is let go", packs.source(number))
        assertTrue(runBlocking { wallet.carnet.publishers() }.any { it.id == wrong.publisher.id })
    }

    @Test
    fun anUpdateShowsWhatChangesAndNeedsNoWords() {
        val before = wallet.takes(wallet.packs.first)
        val model = offered(wallet.packs.next)
        val update = model.state.value as OfferState.Update
        assertEquals(before, update.before)
        assertFalse(update.same)
        assertEquals(listOf(1L to 2L, 1L to 2L), update.changes.map { it.before?.sequence to it.after?.sequence })
        model.take()
        assertEquals(OfferState.Taken(before.id), model.state.value)
    }

    @Test
    fun thePackThatIsThereAlreadyChangesNothing() {
        wallet.takes(wallet.packs.first)
        assertTrue((offered(wallet.packs.first).state.value as OfferState.Update).same)
    }

    @Test
    fun eachTroubleIsNamed() {
        wallet.takes(wallet.packs.next)
        assertEquals(PackTrouble.OLDER, refused(offered(wallet.packs.first)))
        assertEquals(PackTrouble.NOT_A_PACK, refused(offered("hello".toByteArray())))
        assertEquals(PackTrouble.TOO_LARGE, refused(model(PackSource.File("huge"), mapOf("huge" to ByteArray((15 shl 20) + 1)))))
        assertEquals(OfferState.NotOpened, model(PackSource.File("missing")).state.value)
    }

    @Test
    fun afterARestartThePackIsGone() {
        assertEquals(OfferState.Gone, OfferViewModel(7, packs, FakeFiles(), wallet.carnet).state.value)
    }

    @Test
    fun aWalletThatLocksMeanwhileSaysSo() {
        wallet.takes(wallet.packs.first)
        val model = offered(wallet.packs.next)
        runBlocking { wallet.carnet.lock() }
        model.take()
        assertTrue((model.state.value as OfferState.Update).problem is CarnetError.Locked)
    }
}
