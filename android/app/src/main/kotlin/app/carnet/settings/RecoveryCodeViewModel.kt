package app.carnet.settings

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Gate
import app.carnet.bridge.Session
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** Makes, shows once, and removes the recovery code. */
class RecoveryCodeViewModel(private val session: Session) : ViewModel() {
    private val states = MutableStateFlow<RecoveryCodeState>(RecoveryCodeState.Loading)
    val state: StateFlow<RecoveryCodeState> = states.asStateFlow()

    init {
        load()
    }

    fun load() {
        states.value = RecoveryCodeState.Loading
        viewModelScope.launch {
            states.value = try {
                overview()
            } catch (error: CarnetError) {
                RecoveryCodeState.Failed(error)
            }
        }
    }

    /** Begins making one: whoever holds the open phone must know the PIN too. */
    fun make() {
        val now = states.value as? RecoveryCodeState.Overview ?: return
        if (!now.busy) states.value = RecoveryCodeState.AskPin(replaces = now.exists)
    }

    fun typed(pin: String) {
        val now = states.value as? RecoveryCodeState.AskPin ?: return
        if (!now.busy) states.value = RecoveryCodeState.AskPin(pin, now.replaces)
    }

    fun confirm() {
        val now = states.value as? RecoveryCodeState.AskPin ?: return
        if (now.busy || now.typed.isEmpty()) return
        states.value = RecoveryCodeState.AskPin(now.typed, now.replaces, busy = true)
        viewModelScope.launch {
            states.value = try {
                session.confirm(now.typed)
                RecoveryCodeState.Shown(session.makeRecoveryCode())
            } catch (error: CarnetError) {
                RecoveryCodeState.AskPin(replaces = now.replaces, problem = error)
            }
        }
    }

    /** The box "I have written it down". */
    fun written(yes: Boolean) {
        val now = states.value as? RecoveryCodeState.Shown ?: return
        states.value = RecoveryCodeState.Shown(now.code, yes)
    }

    /** The code leaves the screen and the memory; also where the PIN was not given. */
    fun leave() = load()

    fun askRemove(asks: Boolean) {
        val now = states.value as? RecoveryCodeState.Overview ?: return
        states.value = now.copy(asksRemove = asks)
    }

    fun remove() {
        val now = states.value as? RecoveryCodeState.Overview ?: return
        states.value = now.copy(busy = true, asksRemove = false, problem = null)
        viewModelScope.launch {
            states.value = try {
                session.removeRecoveryCode()
                overview()
            } catch (error: CarnetError) {
                now.copy(busy = false, asksRemove = false, problem = error)
            }
        }
    }

    private suspend fun overview() = RecoveryCodeState.Overview(exists = (session.gate() as? Gate.Open)?.hasRecoveryCode == true)

    override fun onCleared() {
        states.value = RecoveryCodeState.Loading
    }
}
