package app.carnet.publisher

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Publisher

/** One publisher. */
sealed interface PublisherState {
    data object Loading : PublisherState

    data class Failed(val error: CarnetError) : PublisherState

    /** [removing]: waits for a yes or no. [now]: seconds since 1970 UTC, for its age. */
    data class There(
        val publisher: Publisher,
        val now: Long,
        val removing: Boolean = false,
        val busy: Boolean = false,
        val problem: CarnetError? = null,
    ) : PublisherState

    /** It is no longer trusted: back to the list. */
    data object Removed : PublisherState
}
