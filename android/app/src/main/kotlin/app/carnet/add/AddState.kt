package app.carnet.add

import app.carnet.bridge.CarnetError

/** Choosing where a pass comes from. */
data class AddState(
    /** Files are being read. */
    val reading: Step? = null,
    val problem: AddProblem? = null,
    /** Codes were found and wait in the imports under this number: on to the preview. */
    val found: Long? = null,
    /** A publisher's pack was found and waits under this number: on to the page that offers it. */
    val pack: Long? = null,
    /** The codes of one pass that are collected. */
    val parts: Progress? = null,
    /** What was read last was there already. */
    val again: Boolean = false,
    /** What was read last belongs to another pass: go on, or start with it? */
    val another: Boolean = false,
)

/** The file that is read, from 1, and how many there are. */
data class Step(val number: Int, val count: Int)

/** Why nothing was found. */
sealed interface AddProblem {
    data object NothingToPaste : AddProblem

    /** The text or the files hold no code; [files] is 0 for a text. */
    data class NoCode(val files: Int) : AddProblem

    data object TooLarge : AddProblem

    data object NotOpened : AddProblem

    data class Failed(val error: CarnetError) : AddProblem
}
