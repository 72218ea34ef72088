package app.carnet.welcome

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Session
import app.carnet.bridge.Specimens
import app.carnet.bridge.WeakPinReason
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Makes the wallet with its first PIN, or opens the specimens. [onOpen] is called when either is open. */
class WelcomeViewModel(private val session: Session, private val specimens: Specimens, private val onOpen: () -> Unit) : ViewModel() {
    private val states = MutableStateFlow(WelcomeState())
    val state: StateFlow<WelcomeState> = states.asStateFlow()

    fun start() = states.update { WelcomeState(WelcomeStep.CHOOSE) }

    fun typed(pin: String) = states.update { it.copy(pin = pin, error = null) }

    fun understood(yes: Boolean) = states.update { it.copy(understood = yes) }

    /** From the first PIN to its repetition. */
    fun chosen() = states.update {
        when {
            it.step != WelcomeStep.CHOOSE || !it.understood -> it
            it.pin.length < MIN_PIN -> it.copy(error = CarnetError.WeakPin(WeakPinReason.TOO_SHORT))
            else -> it.copy(step = WelcomeStep.REPEAT, repeated = "", different = false, error = null)
        }
    }

    fun repeated(pin: String) = states.update { it.copy(repeated = pin, different = false, error = null) }

    /** Makes the wallet, where the two are the same. A PIN that the core finds weak is chosen again. */
    fun create() {
        val now = states.value
        if (now.step != WelcomeStep.REPEAT || now.busy) return
        if (now.repeated != now.pin) {
            states.update { it.copy(repeated = "", different = true) }
            return
        }
        open { session.create(now.pin) }
    }

    fun trySpecimens() = open { specimens.trySpecimens() }

    /** One step back; false at the introduction. */
    fun back(): Boolean {
        val step = states.value.step
        states.update {
            when (step) {
                WelcomeStep.REPEAT -> it.copy(step = WelcomeStep.CHOOSE, repeated = "", different = false, error = null)
                else -> WelcomeState()
            }
        }
        return step != WelcomeStep.INTRODUCTION
    }

    private fun open(call: suspend () -> Unit) {
        if (states.value.busy) return
        states.update { it.copy(busy = true, error = null) }
        viewModelScope.launch {
            try {
                call()
                states.value = WelcomeState(busy = true)
                onOpen()
            } catch (weak: CarnetError.WeakPin) {
                states.update { it.copy(step = WelcomeStep.CHOOSE, pin = "", repeated = "", busy = false, error = weak) }
            } catch (error: CarnetError) {
                states.update { it.copy(busy = false, error = error) }
            }
        }
    }

    override fun onCleared() {
        states.value = WelcomeState()
    }

    private companion object {
        const val MIN_PIN = 6
    }
}
