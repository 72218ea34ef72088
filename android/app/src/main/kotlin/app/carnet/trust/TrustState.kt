package app.carnet.trust

import app.carnet.bridge.AddedTrust
import app.carnet.bridge.CarnetError
import app.carnet.bridge.TrustSource

/** Whose signatures count. */
sealed interface TrustState {
    data object Loading : TrustState

    data class Failed(val error: CarnetError) : TrustState

    data class Sources(
        val sources: List<TrustSource>,
        /** A file is being read, or a source removed. */
        val busy: Boolean = false,
        /** What the last file brought, until it is read. */
        val added: Added? = null,
        /** Waits for a yes or no. */
        val removing: TrustSource? = null,
        val problem: TrustProblem? = null,
    ) : TrustState
}

data class Added(val name: String, val trust: AddedTrust)

sealed interface TrustProblem {
    data object TooLarge : TrustProblem

    data object NotOpened : TrustProblem

    data class Failed(val error: CarnetError) : TrustProblem
}
