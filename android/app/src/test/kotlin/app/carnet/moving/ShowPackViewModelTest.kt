package app.carnet.moving

import app.carnet.bridge.CarnetError
import app.carnet.bridge.MovingCode
import app.carnet.bridge.Publishers
import app.carnet.support.HostWallet
import app.carnet.support.MainDispatcherRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotSame
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class ShowPackViewModelTest {
    @get:Rule val main = MainDispatcherRule()

    @get:Rule val wallet = HostWallet()
    private val id by lazy { wallet.takes(wallet.packs.first).id }
    private val model by lazy { ShowPackViewModel(id, wallet.carnet) }
    private val showing get() = model.state.value as ShowPackState.Showing

    private fun passes(millis: Long) = main.dispatcher.scheduler.run {
        advanceTimeBy(millis)
        runCurrent()
    }

    @Test
    fun itMovesOnlyWhileItIsSeenAndNotPaused() {
        val first = showing.frame
        assertTrue(showing.needed > 0)
        passes(1_000)
        assertSame("not seen yet", first, showing.frame)
        model.seen(true)
        passes(FrameClock.FRAME_MILLIS)
        val second = showing.frame
        assertNotSame(first, second)
        assertEquals("all frames have one size", first.size, second.size)
        model.pause(true)
        passes(1_000)
        assertSame(second, showing.frame)
        model.pause(false)
        passes(FrameClock.FRAME_MILLIS)
        val third = showing.frame
        assertNotSame(second, third)
        model.seen(false)
        passes(1_000)
        assertSame(third, showing.frame)
    }

    @Test
    fun eightFramesASecond() {
        val numbers = mutableListOf<Int>()
        val counting = object : Publishers by wallet.carnet {
            override suspend fun movingPack(id: String): MovingCode {
                val code = wallet.carnet.movingPack(id)
                return object : MovingCode by code {
                    override suspend fun frame(number: Int) = code.frame(number).also { numbers += number }
                }
            }
        }
        val model = ShowPackViewModel(id, counting)
        model.seen(true)
        passes(1_000)
        assertEquals((0..8).toList(), numbers)
        model.seen(false)
    }

    @Test
    fun whatIsTooLargeGoesAsAFile() {
        val large = object : Publishers by wallet.carnet {
            override suspend fun movingPack(id: String): MovingCode = throw CarnetError.TooLongToShow()
        }
        val model = ShowPackViewModel(id, large)
        assertEquals(id, (model.state.value as ShowPackState.TooLarge).publisher.id)
        assertArrayEquals(runBlocking { wallet.carnet.pack(id) }, runBlocking { model.file() })
        model.notWritten()
        assertTrue((model.state.value as ShowPackState.TooLarge).problem)
    }

    @Test
    fun aPublisherThatIsGoneIsSaidToBeGone() {
        assertTrue((ShowPackViewModel("nobody", wallet.carnet).state.value as ShowPackState.Failed).error is CarnetError.NoSuchPublisher)
    }
}
