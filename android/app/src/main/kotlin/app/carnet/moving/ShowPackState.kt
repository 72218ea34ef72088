package app.carnet.moving

import app.carnet.bridge.CarnetError
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.Publisher

/** A publisher's pack, shown to another phone. */
sealed interface ShowPackState {
    data object Loading : ShowPackState

    data class Failed(val error: CarnetError) : ShowPackState

    /** It does not fit into a moving code: it goes as a file. */
    data class TooLarge(val publisher: Publisher, val problem: Boolean = false) : ShowPackState

    /** [needed]: frames that a phone needs that misses none. [problem]: the file to send could not be written. */
    class Showing(
        val publisher: Publisher,
        val needed: Int,
        val frame: MovingFrame,
        val paused: Boolean = false,
        val problem: Boolean = false,
    ) : ShowPackState
}
