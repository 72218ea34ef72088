package app.carnet.conflicts

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Conflict

/** Where publishers differ. */
sealed interface ConflictsState {
    data object Loading : ConflictsState

    data class Failed(val error: CarnetError) : ConflictsState

    data class Listed(val conflicts: List<Conflict>) : ConflictsState
}
