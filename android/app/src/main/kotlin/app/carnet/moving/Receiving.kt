package app.carnet.moving

import app.carnet.bridge.MovingArrival
import app.carnet.bridge.MovingProgress
import app.carnet.bridge.Publishers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** How far a moving code is received. [dropped]: what arrived was damaged and it begins anew. */
data class Received(val percent: Int, val dropped: Boolean = false)

/**
 * The moving code that is being received, over every visit of the camera: it goes on after a look at another app, and also
 * behind a lock, for a publisher's pack is nobody's secret. In memory only.
 */
class Receiving(publishers: Publishers) {
    private val receiver by lazy { publishers.receiver() }
    private val now = MutableStateFlow<Received?>(null)

    /** Null where nothing is being received. */
    val progress: StateFlow<Received?> = now.asStateFlow()

    /** Takes one frame. With the one that completes the object, nothing is being received any more. */
    suspend fun take(text: String): MovingProgress {
        val progress = receiver.take(text)
        when {
            progress.done != null -> startAnew()
            progress.arrival == MovingArrival.DROPPED -> now.value = Received(0, dropped = true)
            progress.arrival == MovingArrival.NEW -> {
                val told = now.value?.dropped == true && progress.percent < TOLD_UNTIL
                now.value = Received(progress.percent, told)
            }
            // A frame seen before: something is being received also where this is the first one of a visit.
            progress.arrival == MovingArrival.AGAIN -> if (now.value == null) now.value = Received(progress.percent)
            else -> Unit
        }
        return progress
    }

    /** Forgets what was received. */
    suspend fun startAnew() {
        receiver.startAnew()
        now.value = null
    }

    private companion object {
        /** Percent up to which it is said that all before was dropped: long enough to be read or heard. */
        const val TOLD_UNTIL = 25
    }
}
