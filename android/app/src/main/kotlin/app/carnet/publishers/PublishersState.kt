package app.carnet.publishers

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Publisher

/** Whom the traveller believes. */
sealed interface PublishersState {
    data object Loading : PublishersState

    data class Failed(val error: CarnetError) : PublishersState

    /** [conflicts]: keys of which they say different things. [now]: seconds since 1970 UTC, for ages. */
    data class Listed(val publishers: List<Publisher>, val conflicts: Int, val now: Long) : PublishersState
}
