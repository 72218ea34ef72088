package app.carnet.detail

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Detail
import app.carnet.bridge.Revealed

/** One pass. [detail] is null until it is known; [error] is why it is not. */
data class DetailState(
    val detail: Detail? = null,
    val reveals: List<Revealed> = emptyList(),
    val error: CarnetError? = null,
    /** Why deleting failed. */
    val failure: CarnetError? = null,
    val removed: Boolean = false,
) {
    override fun toString() = "DetailState"
}
