package app.carnet.add

import app.carnet.bridge.CarnetError

/** Choosing where a pass comes from. */
data class AddState(
    /** A file is being read. */
    val reading: Boolean = false,
    val problem: AddProblem? = null,
    /** Codes were found and wait in the imports under this number: on to the preview. */
    val found: Long? = null,
)

/** Why nothing was found. */
sealed interface AddProblem {
    data object NothingToPaste : AddProblem

    /** The text or the files hold no code; [files] is 0 for a text. */
    data class NoCode(val files: Int) : AddProblem

    data object TooLarge : AddProblem

    data object NotOpened : AddProblem

    data class Failed(val error: CarnetError) : AddProblem
}
