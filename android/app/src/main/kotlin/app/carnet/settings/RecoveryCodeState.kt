package app.carnet.settings

import app.carnet.bridge.CarnetError

/** The recovery code: whether there is one, and the one moment in which it can be read. */
sealed interface RecoveryCodeState {
    data object Loading : RecoveryCodeState

    data class Failed(val error: CarnetError) : RecoveryCodeState

    data class Overview(val exists: Boolean, val busy: Boolean = false, val asksRemove: Boolean = false, val problem: CarnetError? = null) :
        RecoveryCodeState

    /** The PIN is asked for before a code is made. Not a data class, so that nothing prints it. */
    class AskPin(val typed: String = "", val replaces: Boolean, val busy: Boolean = false, val problem: CarnetError? = null) : RecoveryCodeState

    /** Shown once. [groups]: the code in the groups it is written in. */
    class Shown(val code: String, val written: Boolean = false) : RecoveryCodeState {
        val groups: List<String> get() = code.split('-', ' ').filter { it.isNotEmpty() }
    }
}
