package app.carnet.settings

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.app.Preferences
import app.carnet.bridge.BiometricKey
import app.carnet.bridge.BiometricTrouble
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Gate
import app.carnet.bridge.Session
import app.carnet.device.Languages
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Settings of the app, and the ways into the wallet. */
class SettingsViewModel(
    private val session: Session,
    private val preferences: Preferences,
    private val languages: Languages,
) : ViewModel() {
    private val states = MutableStateFlow(SettingsState())
    val state: StateFlow<SettingsState> = states.asStateFlow()

    /** Reads everything again. [biometricOffered]: the phone knows a fingerprint or face by now. */
    fun load(biometricOffered: Boolean) {
        states.update { it.copy(biometricOffered = biometricOffered) }
        viewModelScope.launch { attempt { } }
    }

    fun lockAfter(seconds: Int) = prefer { preferences.lockAfterSeconds = seconds }

    fun secureScreen(on: Boolean) = prefer { preferences.secureScreen = on }

    fun showName(on: Boolean) = prefer { preferences.showName = on }

    fun dynamicColour(on: Boolean) = prefer { preferences.dynamicColour = on }

    /** Adds the biometric way in; the key shows the system's prompt. */
    fun addBiometric(key: BiometricKey) = work { session.setBiometric(key) }

    fun removeBiometric() = work { session.removeBiometric() }

    fun dismissProblem() = states.update { it.copy(problem = null) }

    private fun prefer(set: () -> Unit) {
        set()
        states.update { preferred(it) }
    }

    private fun work(call: suspend () -> Unit) {
        if (states.value.busy) return
        states.update { it.copy(busy = true, problem = null) }
        viewModelScope.launch { attempt(call) }
    }

    /** Closing the prompt is an answer, not a problem. */
    private suspend fun attempt(call: suspend () -> Unit) {
        val problem = try {
            call()
            null
        } catch (error: CarnetError) {
            error.takeUnless { it is CarnetError.Biometric && it.why == BiometricTrouble.CANCELLED }
        }
        val gate = try {
            session.gate() as? Gate.Open
        } catch (error: CarnetError) {
            states.update { it.copy(loading = false, busy = false, problem = problem ?: error) }
            return
        }
        states.update {
            preferred(it).copy(
                loading = false,
                specimens = gate?.specimens == true,
                hasBiometric = gate?.hasBiometric == true,
                hasRecoveryCode = gate?.hasRecoveryCode == true,
                busy = false,
                problem = problem ?: it.problem,
            )
        }
    }

    private fun preferred(state: SettingsState) = state.copy(
        lockAfterSeconds = preferences.lockAfterSeconds,
        secureScreen = preferences.secureScreen,
        showName = preferences.showName,
        dynamicColour = preferences.dynamicColour,
        remind = preferences.remind,
        language = languages.current,
    )
}
