package app.carnet.verify

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Verdict
import app.carnet.bridge.Verification
import app.carnet.bridge.ZoneComparison

/** The inspector's screen: a code, its verdict, and the question whose it is. */
sealed interface VerifyState {
    /** The camera looks, or another way is chosen. */
    data class Waiting(val trouble: Trouble? = null) : VerifyState

    data object Checking : VerifyState

    data class Failed(val error: CarnetError) : VerifyState

    data class Result(
        val verification: Verification,
        val answer: Answer = Answer.NONE,
        val zone: Zone = Zone(),
        val outcome: Outcome = outcome(verification, answer, zone.comparison),
    ) : VerifyState
}

/** Why there is nothing to check. */
enum class Trouble { NOTHING_TO_PASTE, NO_CODE, NOT_OPENED }

/** To "is it the person on the travel document?" */
enum class Answer { NONE, YES, NO }

/** The machine-readable zone of the travel document, as typed. */
data class Zone(val text: String = "", val open: Boolean = false, val busy: Boolean = false, val comparison: ZoneComparison? = null)

/** What the inspector may act on. */
enum class Outcome {
    /** The pass itself does not hold: no question is asked. */
    REFUSED,

    /** The pass holds and nobody has said yet whose it is: not accepted. */
    UNANSWERED,

    /** It is somebody else's. */
    ANOTHER_PERSON,

    ACCEPTED,
}

/** Accepted only where the pass is valid, the inspector said yes, and no compared zone contradicts it. */
internal fun outcome(verification: Verification, answer: Answer, comparison: ZoneComparison?): Outcome = when {
    verification.verdict != Verdict.VALID -> Outcome.REFUSED
    comparison is ZoneComparison.Differs || answer == Answer.NO -> Outcome.ANOTHER_PERSON
    answer == Answer.YES -> Outcome.ACCEPTED
    else -> Outcome.UNANSWERED
}
