package app.carnet.inquiry

import app.carnet.bridge.AnswerReport
import app.carnet.bridge.Ask
import app.carnet.bridge.AskedClaim
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Inquiry
import app.carnet.bridge.Purpose
import app.carnet.bridge.Tally
import app.carnet.bridge.Verdict
import app.carnet.verify.Answer
import app.carnet.verify.Outcome

/** Asking a traveller: what for and for what, the code that asks, and what the answer says. */
sealed interface InquiryState {
    data object Loading : InquiryState

    data class Failed(val error: CarnetError) : InquiryState

    /** [extra]: claims that the purpose does without; [on]: claims that are asked for. */
    data class Building(
        val name: String,
        val place: String,
        val purposes: List<Purpose>,
        val purpose: Int,
        val extra: List<AskedClaim>,
        val on: Set<String>,
        val busy: Boolean = false,
        val error: CarnetError? = null,
        /** How many passes were looked at; null where counting is off. */
        val tally: Tally? = null,
    ) : InquiryState {
        val ask: Ask get() = Ask(purposes[purpose].kinds, (purposes[purpose].claims + extra).map { it.id }.filter { it in on })
    }

    /** The request on the screen. [left]: seconds until it ends. */
    data class Showing(val inquiry: Inquiry, val left: Int, val error: CarnetError? = null) : InquiryState

    /** The camera looks for the answer. */
    data class Scanning(val error: CarnetError? = null) : InquiryState

    /** What came. [same]: whether the passes are those of the person on the travel document. */
    data class Reported(val report: AnswerReport, val same: Answer = Answer.NONE) : InquiryState {
        val outcome: Outcome = when {
            report.unanswered.isNotEmpty() || report.passes.any { it.verdict != Verdict.VALID } -> Outcome.REFUSED
            same == Answer.NO -> Outcome.ANOTHER_PERSON
            same == Answer.YES -> Outcome.ACCEPTED
            else -> Outcome.UNANSWERED
        }
    }
}
