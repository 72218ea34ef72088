package app.carnet.enrol

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.NativeTrouble
import app.carnet.bridge.OwnPasses
import app.carnet.moving.FrameClock
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Frame after frame of an answer while the page is seen and not paused; and the end of the enrolment. */
class AnswerViewModel(private val id: String, private val own: OwnPasses) : ViewModel() {
    private val states = MutableStateFlow<AnswerState>(AnswerState.Loading)
    val state: StateFlow<AnswerState> = states.asStateFlow()
    private val clock = FrameClock(viewModelScope, { states.value = AnswerState.Failed(it) }) { frame -> showing { it.copy(frame = frame) } }

    init {
        load()
    }

    fun load() {
        states.value = AnswerState.Loading
        viewModelScope.launch {
            states.value = try {
                val pending = own.enrolments().firstOrNull { it.id == id } ?: throw CarnetError.Native(NativeTrouble.NOT_WAITED_FOR, "")
                val moving = own.answerCode(id)
                AnswerState.Showing(pending, clock.begin(moving))
            } catch (error: CarnetError) {
                AnswerState.Failed(error)
            }
        }
    }

    /** The page is in front, or no longer. */
    fun seen(now: Boolean) = clock.seen(now)

    fun pause(on: Boolean) {
        showing { it.copy(paused = on) }
        clock.pause(on)
    }

    /** The file to send could not be written. */
    fun notWritten() = showing { it.copy(problem = true) }

    /** Lets go of the enrolment and its keys. */
    fun forget() {
        viewModelScope.launch {
            try {
                own.forgetEnrolment(id)
                clock.end()
                states.value = AnswerState.Gone
            } catch (error: CarnetError) {
                showing { it.copy(error = error) }
            }
        }
    }

    private fun showing(change: (AnswerState.Showing) -> AnswerState.Showing) = states.update { if (it is AnswerState.Showing) change(it) else it }
}
