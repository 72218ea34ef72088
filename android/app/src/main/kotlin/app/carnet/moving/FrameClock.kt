package app.carnet.moving

import app.carnet.bridge.CarnetError
import app.carnet.bridge.MovingCode
import app.carnet.bridge.MovingFrame
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/** Frame after frame of a moving code, eight a second, while its page is seen and not paused. [show] takes each of them. */
class FrameClock(private val scope: CoroutineScope, private val fail: (CarnetError) -> Unit, private val show: (MovingFrame) -> Unit) {
    private var code: MovingCode? = null
    private var next = 0
    private var seen = false
    private var paused = false
    private var ticking: Job? = null

    /** Shows this code from now on, not paused; its first frame, or the one where another stood. */
    suspend fun begin(code: MovingCode): MovingFrame = code.frame(next).also {
        this.code = code
        paused = false
        tick()
    }

    /** The page is in front, or no longer: nobody reads a code that is not seen. */
    fun seen(now: Boolean) {
        seen = now
        tick()
    }

    fun pause(on: Boolean) {
        paused = on
        tick()
    }

    /** Shows no more of it. */
    fun end() {
        code = null
        tick()
    }

    private fun tick() {
        ticking?.cancel()
        val code = code ?: return
        if (!seen || paused) return
        ticking = scope.launch {
            while (true) {
                delay(FRAME_MILLIS)
                next += 1
                try {
                    show(code.frame(next))
                } catch (error: CarnetError) {
                    fail(error)
                    break
                }
            }
        }
    }

    companion object {
        /** What a phone's camera reads one by one. */
        const val FRAMES_A_SECOND = 8
        const val FRAME_MILLIS = 1000L / FRAMES_A_SECOND
    }
}
