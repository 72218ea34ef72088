package app.carnet.enrol

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.MovingCode
import app.carnet.bridge.NativeTrouble
import app.carnet.bridge.OwnPasses
import app.carnet.moving.ShowPackViewModel.Companion.FRAME_MILLIS
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Frame after frame of an answer while the page is seen and not paused; and the end of the enrolment. */
class AnswerViewModel(private val id: String, private val own: OwnPasses) : ViewModel() {
    private val states = MutableStateFlow<AnswerState>(AnswerState.Loading)
    val state: StateFlow<AnswerState> = states.asStateFlow()
    private var code: MovingCode? = null
    private var next = 0
    private var seen = false
    private var ticking: Job? = null

    init {
        load()
    }

    fun load() {
        states.value = AnswerState.Loading
        viewModelScope.launch {
            states.value = try {
                val pending = own.enrolments().firstOrNull { it.id == id } ?: throw CarnetError.Native(NativeTrouble.NOT_WAITED_FOR, "")
                val moving = own.answerCode(id)
                code = moving
                AnswerState.Showing(pending, moving.frame(next))
            } catch (error: CarnetError) {
                AnswerState.Failed(error)
            }
            tick()
        }
    }

    /** The page is in front, or no longer: nobody reads a code that is not seen. */
    fun seen(now: Boolean) {
        seen = now
        tick()
    }

    fun pause(on: Boolean) {
        showing { it.copy(paused = on) }
        tick()
    }

    /** The file to send could not be written. */
    fun notWritten() = showing { it.copy(problem = true) }

    /** Lets go of the enrolment and its keys. */
    fun forget() {
        viewModelScope.launch {
            try {
                own.forgetEnrolment(id)
                ticking?.cancel()
                states.value = AnswerState.Gone
            } catch (error: CarnetError) {
                showing { it.copy(error = error) }
            }
        }
    }

    private fun tick() {
        ticking?.cancel()
        val moving = code ?: return
        if (!seen || (states.value as? AnswerState.Showing)?.paused != false) return
        ticking = viewModelScope.launch {
            while (true) {
                delay(FRAME_MILLIS)
                next += 1
                val frame = moving.frame(next)
                showing { it.copy(frame = frame) }
            }
        }
    }

    private fun showing(change: (AnswerState.Showing) -> AnswerState.Showing) = states.update { if (it is AnswerState.Showing) change(it) else it }
}
