package app.carnet.camera

import app.carnet.add.Progress
import app.carnet.moving.Received

/** The camera as a reader of codes. Every state but [Live] offers other ways to add a pass. */
sealed interface CameraState {
    /** Not asked yet: says why the camera is needed before the system asks. */
    data object Asking : CameraState

    /** The permission was refused; [forGood]: the system will not ask again, only its settings can help. */
    data class Denied(val forGood: Boolean) : CameraState

    /** This device has no camera. */
    data object Missing : CameraState

    /** The camera is there and does not answer: another app holds it, or it was switched off. */
    data object Broken : CameraState

    /**
     * Looking. [slow]: long enough without a code for a word of advice. [parts]: the codes of one pass are collected; [again]: the
     * camera still sees one of them. [received]: a moving code is being received.
     */
    data class Live(
        val hasTorch: Boolean = false,
        val torch: Boolean = false,
        val slow: Boolean = false,
        val parts: Progress? = null,
        val again: Boolean = false,
        val received: Received? = null,
    ) : CameraState

    /** A code of another pass than the one whose codes are collected: go on, or start with it? */
    class Another(val live: Live, val parts: Progress, val texts: List<String>) : CameraState

    /** A frame of another moving code than the one that is received, [received] of which is there: go on, or start anew? */
    data class OtherMoving(val live: Live, val received: Received) : CameraState

    /** A moving code is whole; the camera rests. */
    class Whole(val bytes: ByteArray) : CameraState

    /** Codes were read; the camera rests. [completed]: with the last code of a pass in several. */
    class Found(val texts: List<String>, val completed: Boolean = false) : CameraState
}
