package app.carnet.camera

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.add.Parts
import app.carnet.bridge.CarnetError
import app.carnet.bridge.MovingArrival
import app.carnet.bridge.Reading
import app.carnet.bridge.Scan
import app.carnet.device.FrameSink
import app.carnet.moving.Receiving
import java.util.concurrent.atomic.AtomicBoolean
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/**
 * Permission, torch and frames. One frame is decoded at a time; those that come meanwhile are dropped. The codes of a pass in
 * several are collected in [parts], the frames of a moving code in [receiving], until all are there.
 */
class CameraViewModel(
    private val reading: Reading,
    private val hasCamera: Boolean,
    private val parts: Parts,
    /** Null where moving codes are of no use: an inspector looks at passes. */
    private val receiving: Receiving? = null,
) : ViewModel(), FrameSink {
    private val states = MutableStateFlow<CameraState>(if (hasCamera) CameraState.Asking else CameraState.Missing)
    val state: StateFlow<CameraState> = states.asStateFlow()
    private val decoding = AtomicBoolean(false)
    private var advice: Job? = null

    /** Whether a code seen once more is worth a word: right after it was added it is not. */
    private var patient = false

    /** Codes of another pass that the traveller goes on without: not asked about again while they stay in the picture. */
    private var passedOver: Set<String> = emptySet()
    private var leaving: Job? = null

    /** The traveller goes on with a moving code while another one is in the picture. */
    private var ignoring: Job? = null

    /** What the system says of the permission; [canAsk]: it would still show its question. */
    fun permission(granted: Boolean, canAsk: Boolean) {
        if (!hasCamera) return
        if (granted) look() else states.value = CameraState.Denied(forGood = !canAsk)
    }

    /** The permission was given before: nothing to ask. */
    fun granted() {
        if (hasCamera && states.value.let { it !is CameraState.Live && !it.goesOn }) look()
    }

    fun torchFound(there: Boolean) = live { it.copy(hasTorch = there, torch = it.torch && there) }

    fun toggleTorch() = live { it.copy(torch = it.hasTorch && !it.torch) }

    fun broke() {
        advice?.cancel()
        states.update { if (it is CameraState.Live) CameraState.Broken else it }
    }

    /** Looks again, after a find or a failure. */
    fun again() {
        if (hasCamera) look()
    }

    /** What was found is dealt with: looks for the next code. A refusal or a failure stays as it is. */
    fun next() {
        if (states.value is CameraState.Found || states.value is CameraState.Live) look()
    }

    /** Forgets the codes collected so far. */
    fun startOver() {
        parts.clear()
        next()
    }

    /** Gives up the moving code that is being received. */
    fun stopReceiving() {
        viewModelScope.launch {
            quietly { receiving?.startAnew() }
            next()
        }
    }

    /** The moving code seen last is another one: begins it anew, or goes on without it. */
    fun otherMoving(start: Boolean) {
        val now = states.value as? CameraState.OtherMoving ?: return
        if (!start) ignoreOthers()
        viewModelScope.launch {
            if (start) quietly { receiving?.startAnew() }
            look(now.live)
        }
    }

    /** The code seen last is of another pass: starts with it, or goes on without it. */
    fun another(start: Boolean) {
        val now = states.value as? CameraState.Another ?: return
        if (start) parts.clear() else passOver(passedOver + now.texts)
        look(now.live)
        if (start) {
            viewModelScope.launch {
                try {
                    seen(now.texts)
                } catch (_: CarnetError) {
                    // Seen again in a moment.
                }
            }
        }
    }

    override val wants: Boolean get() = !decoding.get() && states.value is CameraState.Live

    override fun frame(width: Int, height: Int, stride: Int, luma: ByteArray) {
        if (states.value !is CameraState.Live || !decoding.compareAndSet(false, true)) return
        viewModelScope.launch {
            try {
                seen(unasked(unmoved(reading.textsInFrame(width, height, stride, luma))))
            } catch (_: CarnetError) {
                // A frame that cannot be read is a frame without a code: the next one comes in a moment.
            } finally {
                decoding.set(false)
            }
        }
    }

    /** What was seen without the frames of moving codes, which are taken here. */
    private suspend fun unmoved(texts: List<String>): List<String> {
        val receiving = receiving ?: return texts
        val (frames, others) = texts.partition { reading.preview(it) == Scan.Frame }
        frames.forEach { take(receiving, it) }
        return others
    }

    private suspend fun take(receiving: Receiving, frame: String) {
        val taken = receiving.take(frame)
        val live = states.value as? CameraState.Live ?: return
        val progress = receiving.progress.value
        when {
            taken.done != null -> rest(CameraState.Whole(taken.done))
            taken.arrival == MovingArrival.OTHER && progress != null ->
                if (ignoring?.isActive == true) ignoreOthers() else rest(CameraState.OtherMoving(live, progress))
            progress != live.received -> {
                advice?.cancel()
                states.value = live.copy(slow = false, received = progress)
            }
        }
    }

    /** Until the other one is out of the picture for a while. */
    private fun ignoreOthers() {
        ignoring?.cancel()
        ignoring = viewModelScope.launch { delay(PATIENCE_MILLIS) }
    }

    private suspend fun seen(texts: List<String>) {
        val taken = parts.take(texts)
        val progress = parts.progress.value
        val live = states.value as? CameraState.Live ?: return // closed meanwhile
        when {
            taken.texts.isNotEmpty() -> rest(CameraState.Found(taken.texts, taken.completed))
            taken.other.isNotEmpty() && progress != null -> rest(CameraState.Another(live, progress, taken.other))
            taken.grew -> look()
            taken.again && patient -> live { it.copy(again = true) }
        }
    }

    /** What was seen without what is passed over. Where nothing is collected, there is no other pass to ask about. */
    private fun unasked(texts: List<String>): List<String> {
        if (parts.progress.value == null || texts.none(passedOver::contains)) return texts
        passOver(passedOver)
        return texts - passedOver
    }

    /** Until they are out of the picture: a frame without a code may just have been blurred. */
    private fun passOver(texts: Set<String>) {
        passedOver = texts
        leaving?.cancel()
        leaving = viewModelScope.launch {
            delay(PATIENCE_MILLIS)
            passedOver = emptySet()
        }
    }

    private fun rest(state: CameraState) {
        advice?.cancel()
        states.value = state
    }

    private fun look(before: CameraState.Live? = states.value as? CameraState.Live) {
        val received = receiving?.progress?.value
        states.value = CameraState.Live(before?.hasTorch == true, before?.torch == true, parts = parts.progress.value, received = received)
        patient = false
        advice?.cancel()
        advice = viewModelScope.launch {
            delay(PATIENCE_MILLIS)
            patient = true
            delay(ADVICE_AFTER_MILLIS - PATIENCE_MILLIS)
            live { it.copy(slow = true) }
        }
    }

    /** Whether it looks already, or rests over something that was found. */
    private val CameraState.goesOn: Boolean
        get() = when (this) {
            CameraState.Asking, is CameraState.Denied, CameraState.Missing, CameraState.Broken -> false
            else -> true
        }

    private suspend fun quietly(act: suspend () -> Unit) = try {
        act()
    } catch (_: CarnetError) {
        // Nothing was received either.
    }

    private fun live(change: (CameraState.Live) -> CameraState.Live) =
        states.update { if (it is CameraState.Live) change(it) else it }

    companion object {
        /** People who know how to hold a code to a camera need about three seconds. */
        const val ADVICE_AFTER_MILLIS: Long = 8_000

        /** To take the paper away and bring the next code. */
        const val PATIENCE_MILLIS: Long = 3_000
    }
}
