package app.carnet.handover

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Code
import app.carnet.bridge.Session
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** The code alone, and the PIN to leave it. Specimens have no PIN. */
class HandOverViewModel(private val session: Session, private val code: Code?, private val withName: Boolean) : ViewModel() {
    private val states = MutableStateFlow(HandOverState(code, withName, left = code == null))
    val state: StateFlow<HandOverState> = states.asStateFlow()

    /** Asks for the PIN. */
    fun leave() {
        states.value = HandOverState(code, withName, leaving = code?.specimens == false, left = code?.specimens != false)
    }

    /** Back to the code. */
    fun stay() {
        states.value = HandOverState(code, withName)
    }

    fun typed(pin: String) {
        if (!states.value.busy) states.value = HandOverState(code, withName, leaving = true, pin = pin)
    }

    fun confirm() {
        val now = states.value
        if (now.busy || now.pin.isEmpty()) return
        states.value = HandOverState(code, withName, leaving = true, pin = now.pin, busy = true)
        viewModelScope.launch {
            states.value = try {
                session.confirm(now.pin)
                HandOverState(code, withName, leaving = true, left = true)
            } catch (error: CarnetError) {
                HandOverState(code, withName, leaving = true, error = error)
            }
        }
    }

    override fun onCleared() {
        states.value = HandOverState(null, withName = false)
    }
}
