package app.carnet.unlock

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.BiometricKey
import app.carnet.bridge.BiometricTrouble
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Gate
import app.carnet.bridge.Session
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Opens the wallet, by whichever way. [onGate] is called when it is open, or gone. */
class UnlockViewModel(private val session: Session, private val onGate: () -> Unit) : ViewModel() {
    private val states = MutableStateFlow(UnlockState())
    val state: StateFlow<UnlockState> = states.asStateFlow()
    private var countdown: Job? = null

    init {
        load()
    }

    /** Asks how things stand, again where the wallet could not be opened. */
    fun load() {
        viewModelScope.launch {
            when (val gate = gate()) {
                is Gate.Locked -> {
                    states.update { it.copy(loading = false, biometric = gate.hasBiometric, recovery = gate.hasRecoveryCode, damaged = null) }
                    countDown(gate.waitSeconds)
                }
                is Gate.Damaged -> states.update { it.copy(loading = false, damaged = gate.error) }
                else -> onGate()
            }
        }
    }

    fun typed(pin: String) = states.update { if (it.busy || it.wait > 0) it else it.copy(pin = pin, error = null) }

    fun codeTyped(code: String) = states.update { if (it.busy) it else it.copy(code = code, error = null) }

    fun face(face: UnlockFace) = states.update { it.copy(face = face, pin = "", code = "", error = null, erasing = false) }

    fun unlock() {
        val pin = states.value.pin
        if (pin.isNotEmpty() && states.value.wait == 0L) open { session.unlock(pin) }
    }

    fun recover() {
        val code = states.value.code
        if (code.isNotBlank()) open { session.recover(code.trim()) }
    }

    /** Shows the system's prompt. */
    fun unlock(key: BiometricKey) = open { session.unlock(key) }

    fun askErase(ask: Boolean) = states.update { it.copy(erasing = ask) }

    /** Deletes the wallet. The person has typed that they mean it. */
    fun erase() {
        states.update { it.copy(erasing = false) }
        open { session.erase() }
    }

    private fun open(call: suspend () -> Unit) {
        if (states.value.busy) return
        states.update { it.copy(busy = true, error = null) }
        viewModelScope.launch {
            try {
                call()
                states.update { it.copy(pin = "", code = "") }
                onGate()
            } catch (error: CarnetError) {
                failed(error)
            }
        }
    }

    /** A closed prompt is an answer, not a failure. A dead biometric key is not offered again. */
    private suspend fun failed(error: CarnetError) {
        val gate = gate() as? Gate.Locked
        val trouble = (error as? CarnetError.Biometric)?.why
        states.update {
            it.copy(
                pin = "",
                busy = false,
                biometric = gate?.hasBiometric == true && trouble != BiometricTrouble.INVALIDATED,
                error = error.takeUnless { trouble == BiometricTrouble.CANCELLED || it is CarnetError.Wait },
            )
        }
        countDown(maxOf(gate?.waitSeconds ?: 0, (error as? CarnetError.Wait)?.seconds ?: 0))
    }

    private fun countDown(seconds: Long) {
        countdown?.cancel()
        states.update { it.copy(wait = seconds, pin = if (seconds > 0) "" else it.pin) }
        if (seconds == 0L) return
        countdown = viewModelScope.launch {
            for (left in seconds - 1 downTo 0) {
                delay(SECOND)
                states.update { it.copy(wait = left) }
            }
            states.update { it.copy(error = null) }
        }
    }

    private suspend fun gate(): Gate = try {
        session.gate()
    } catch (error: CarnetError) {
        Gate.Damaged(error)
    }

    override fun onCleared() {
        states.value = UnlockState()
    }

    private companion object {
        const val SECOND = 1000L
    }
}
