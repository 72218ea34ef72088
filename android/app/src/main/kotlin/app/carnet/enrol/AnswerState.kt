package app.carnet.enrol

import app.carnet.bridge.CarnetError
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.PendingEnrolment

/** The answer to an invitation, for the issuer to scan or to be sent. */
sealed interface AnswerState {
    data object Loading : AnswerState

    /** [problem]: the file to send could not be written. */
    data class Showing(
        val pending: PendingEnrolment,
        val frame: MovingFrame,
        val paused: Boolean = false,
        val problem: Boolean = false,
        val error: CarnetError? = null,
    ) : AnswerState

    data class Failed(val error: CarnetError) : AnswerState

    /** The enrolment was let go of. */
    data object Gone : AnswerState
}
