package app.carnet.bridge

import app.carnet.support.HostWallet
import app.carnet.support.SeenFrame
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** What publishers say, through the app's own interface and with packs that the core made. */
@RunWith(RobolectricTestRunner::class)
class RustPublishersTest {
    @get:Rule val wallet = HostWallet()
    private val carnet get() = wallet.carnet

    private inline fun <reified E : CarnetError> fails(crossinline use: suspend () -> Unit): E = assertThrows(E::class.java) { runBlocking { use() } }

    private fun why(pack: ByteArray): PackTrouble = fails<CarnetError.PackRefused> { carnet.offer(pack) }.why

    @Test fun `a publisher is added by two of its words, updated without any, and removed`() = runBlocking<Unit> {
        val before = carnet.publishers()
        val offer = carnet.offer(wallet.packs.first)
        assertEquals(12, offer.publisher.words.size)
        assertEquals(2, offer.asked.distinct().size)
        assertTrue(offer.asked.all { it in 1..12 })
        assertEquals("nothing is kept", before, carnet.publishers())
        fails<CarnetError.WrongWords> { carnet.take(offer, listOf("zebra", "zebra")) }
        fails<CarnetError.WrongWords> { carnet.take(offer, emptyList()) }
        val words = offer.asked.map { offer.publisher.words[it - 1] }
        fails<CarnetError.WrongWords> { carnet.take(offer, words.take(1)) }
        val taken = carnet.take(offer, words)
        assertEquals(before + taken, carnet.publishers())
        assertTrue(taken.development)
        assertTrue(carnet.trustsDevelopment())
        assertFalse(taken.bundled)
        assertEquals(Freshness.FRESH, taken.freshness)
        assertTrue(taken.contents.map { it.kind }.containsAll(listOf(ContentKind.TRUST, ContentKind.AGREEMENTS)))
        assertTrue(taken.contents.all { it.entries == 1 && it.sequence == 1L })

        val update = carnet.offer(wallet.packs.next)
        assertTrue(update.asked.isEmpty())
        assertEquals(2L, carnet.take(update, emptyList()).contents[0].sequence)
        assertEquals(PackTrouble.OLDER, why(wallet.packs.first))

        carnet.removePublisher(taken.id)
        assertEquals(before, carnet.publishers())
        fails<CarnetError.NoSuchPublisher> { carnet.removePublisher(taken.id) }
        fails<CarnetError.NoSuchPublisher> { carnet.pack("nonsense") }
        fails<CarnetError.NoSuchPublisher> { carnet.movingPack("nonsense") }
    }

    @Test fun `what is no pack, and what was cut off or altered, is refused by name`() {
        assertEquals(PackTrouble.NOT_A_PACK, why(ByteArray(0)))
        assertEquals(PackTrouble.NOT_A_PACK, why("HC1:A".toByteArray()))
        assertEquals(PackTrouble.DAMAGED, why(wallet.packs.first.copyOf(wallet.packs.first.size / 2)))
        assertEquals(PackTrouble.TOO_LARGE, why(wallet.packs.first.copyOf(16 shl 20)))
        wallet.phone.clock.now = wallet.phone.clock.now.plusSeconds(400L * 86_400)
        assertEquals(PackTrouble.EXPIRED, why(wallet.packs.first))
    }

    @Test fun `it shows as stale, then as expired`() = runBlocking<Unit> {
        val id = wallet.takes(wallet.packs.first).id
        suspend fun after(days: Long): Freshness {
            wallet.phone.clock.now = wallet.phone.clock.now.plusSeconds(days * 86_400)
            return carnet.publishers().single { it.id == id }.freshness
        }
        assertEquals(Freshness.STALE, after(30))
        assertEquals(Freshness.EXPIRED, after(60))
    }

    @Test fun `publishers that differ are both heard`() = runBlocking<Unit> {
        wallet.takes(wallet.packs.first)
        assertTrue(carnet.conflicts().isEmpty())
        wallet.takes(wallet.packs.contradicting)
        val conflict = carnet.conflicts().single()
        assertEquals("UT", conflict.country)
        assertEquals(setOf(SignerState.ACTIVE, SignerState.COMPROMISED), conflict.opinions.map { it.state }.toSet())
        assertTrue(conflict.opinions.single { it.state == SignerState.COMPROMISED }.since != null)
    }

    @Test fun `a pack goes from screen to camera, whatever frames are missed`() = runBlocking<Unit> {
        val id = wallet.takes(wallet.packs.first).id
        val code = carnet.movingPack(id)
        val receiver = carnet.receiver()
        val progress = mutableListOf<MovingProgress>()
        for (number in 0 until code.needed * 3 + 20) {
            if (number % 3 == 0) continue
            val seen = SeenFrame(code.frame(number))
            val text = carnet.textsInFrame(seen.side, seen.side, seen.side, seen.luma).single()
            assertEquals(Scan.Frame, carnet.preview(text))
            progress += receiver.take(text)
            if (progress.size == 1 && progress[0].done == null) assertEquals(MovingArrival.AGAIN, receiver.take(text).arrival)
            if (progress.last().done != null) break
        }
        assertEquals(progress.map { it.percent }.sorted(), progress.map { it.percent })
        assertEquals(100, progress.last().percent)
        assertArrayEquals(carnet.pack(id), progress.last().done)
        assertTrue(carnet.offer(progress.last().done!!).asked.isEmpty())
        assertEquals(MovingArrival.UNREAD, receiver.take("hello").arrival)
    }
}
