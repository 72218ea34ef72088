package app.carnet.moving

import app.carnet.bridge.MovingArrival
import app.carnet.bridge.MovingProgress
import app.carnet.bridge.MovingReceiver
import app.carnet.bridge.NoPublishers
import app.carnet.bridge.Publishers
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test

/** What a receiver's answers come to; the frame's text says the answer. Real frames: [app.carnet.camera.MovingCameraTest]. */
class ReceivingTest {
    private var begun = 0
    private val receiving = Receiving(
        object : Publishers by NoPublishers {
            override fun receiver() = object : MovingReceiver {
                override suspend fun take(text: String): MovingProgress {
                    val (arrival, percent) = text.split(' ')
                    return MovingProgress(percent.toInt(), MovingArrival.valueOf(arrival), if (percent == "100") byteArrayOf(1) else null)
                }

                override suspend fun startAnew() {
                    begun += 1
                }
            }
        },
    )

    private fun after(vararg frames: String): Received? = runBlocking {
        frames.forEach { receiving.take(it) }
        receiving.progress.value
    }

    @Test
    fun whatWasDroppedIsSaidUntilAQuarterIsThereAgain() {
        assertEquals(Received(90), after("NEW 90"))
        assertEquals(Received(0, dropped = true), after("DROPPED 0"))
        assertEquals(Received(8, dropped = true), after("NEW 8"))
        assertEquals(Received(24, dropped = true), after("AGAIN 8", "UNREAD 8", "NEW 24"))
        assertEquals(Received(25), after("NEW 25"))
    }

    @Test
    fun otherFramesAndNoiseChangeNothing() {
        assertNull(after("UNREAD 0"))
        assertEquals(Received(40), after("NEW 40", "OTHER 40", "UNREAD 40"))
    }

    @Test
    fun theLastFrameEndsIt() {
        assertNull(after("NEW 50", "NEW 100"))
        assertEquals(1, begun)
    }
}
