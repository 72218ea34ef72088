package app.carnet.camera

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Reading
import app.carnet.device.FrameSink
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import java.util.concurrent.atomic.AtomicBoolean

/** Permission, torch and frames. One frame is decoded at a time; those that come meanwhile are dropped. */
class CameraViewModel(private val reading: Reading, private val hasCamera: Boolean) : ViewModel(), FrameSink {
    private val states = MutableStateFlow<CameraState>(if (hasCamera) CameraState.Asking else CameraState.Missing)
    val state: StateFlow<CameraState> = states.asStateFlow()
    private val decoding = AtomicBoolean(false)
    private var advice: Job? = null

    /** What the system says of the permission; [canAsk]: it would still show its question. */
    fun permission(granted: Boolean, canAsk: Boolean) {
        if (!hasCamera) return
        if (granted) look() else states.value = CameraState.Denied(forGood = !canAsk)
    }

    /** The permission was given before: nothing to ask. */
    fun granted() {
        if (hasCamera && states.value !is CameraState.Live && states.value !is CameraState.Found) look()
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

    override val wants: Boolean get() = !decoding.get() && states.value is CameraState.Live

    override fun frame(width: Int, height: Int, stride: Int, luma: ByteArray) {
        if (states.value !is CameraState.Live || !decoding.compareAndSet(false, true)) return
        viewModelScope.launch {
            try {
                val texts = reading.textsInFrame(width, height, stride, luma)
                if (texts.isNotEmpty()) found(texts)
            } catch (_: CarnetError) {
                // A frame that cannot be read is a frame without a code: the next one comes in a moment.
            } finally {
                decoding.set(false)
            }
        }
    }

    private fun found(texts: List<String>) {
        advice?.cancel()
        states.update { if (it is CameraState.Live) CameraState.Found(texts) else it }
    }

    private fun look() {
        states.value = CameraState.Live(hasTorch = (states.value as? CameraState.Live)?.hasTorch == true)
        advice?.cancel()
        advice = viewModelScope.launch {
            delay(ADVICE_AFTER_MILLIS)
            live { it.copy(slow = true) }
        }
    }

    private fun live(change: (CameraState.Live) -> CameraState.Live) =
        states.update { if (it is CameraState.Live) change(it) else it }

    companion object {
        /** People who know how to hold a code to a camera need about three seconds. */
        const val ADVICE_AFTER_MILLIS: Long = 8_000
    }
}
