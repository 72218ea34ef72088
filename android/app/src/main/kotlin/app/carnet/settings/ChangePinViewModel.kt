package app.carnet.settings

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Session
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** The present PIN, the new one, the new one again. */
class ChangePinViewModel(private val session: Session) : ViewModel() {
    private val states = MutableStateFlow(ChangePinState())
    val state: StateFlow<ChangePinState> = states.asStateFlow()
    private var chosen = ""

    fun typed(pin: String) {
        val now = states.value
        if (!now.busy) states.value = ChangePinState(now.step, pin)
    }

    fun next() {
        val now = states.value
        if (now.busy || now.typed.isEmpty()) return
        when (now.step) {
            PinStep.CURRENT -> attempt(PinStep.CURRENT) {
                session.confirm(now.typed)
                ChangePinState(PinStep.NEW)
            }
            PinStep.NEW -> {
                chosen = now.typed
                states.value = ChangePinState(PinStep.REPEAT)
            }
            PinStep.REPEAT -> repeat(now.typed)
            PinStep.DONE -> Unit
        }
    }

    private fun repeat(pin: String) {
        if (pin != chosen) {
            chosen = ""
            states.value = ChangePinState(PinStep.NEW, problem = PinProblem.NotTheSame)
            return
        }
        attempt(PinStep.NEW) {
            session.changePin(pin)
            chosen = ""
            ChangePinState(PinStep.DONE)
        }
    }

    /** [back]: the step to go on with where the wallet refuses. */
    private fun attempt(back: PinStep, call: suspend () -> ChangePinState) {
        states.value = ChangePinState(states.value.step, states.value.typed, busy = true)
        viewModelScope.launch {
            states.value = try {
                call()
            } catch (error: CarnetError) {
                ChangePinState(back, problem = PinProblem.Refused(error))
            }
        }
    }

    override fun onCleared() {
        chosen = ""
        states.value = ChangePinState()
    }
}
