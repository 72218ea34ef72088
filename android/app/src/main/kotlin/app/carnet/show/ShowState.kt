package app.carnet.show

import app.carnet.bridge.Card
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Code
import app.carnet.bridge.Revealed

/** Showing a pass: what it reveals first, then the code. */
sealed interface ShowState {
    data object Loading : ShowState

    /** Nothing is shown or written yet. [error]: why the code could not be shown. */
    class Asking(
        val card: Card,
        val reveals: List<Revealed>,
        val specimens: Boolean,
        val busy: Boolean = false,
        val error: CarnetError? = null,
    ) : ShowState

    /** One of Carnet's own passes: it is shown live alone. */
    data object Live : ShowState

    /** The code is on the screen, and in the history. */
    class Showing(val code: Code, val withName: Boolean, val large: Boolean = false) : ShowState

    class Failed(val error: CarnetError) : ShowState
}
