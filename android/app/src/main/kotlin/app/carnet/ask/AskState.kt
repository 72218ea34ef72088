package app.carnet.ask

import app.carnet.bridge.AnswerPart
import app.carnet.bridge.AnsweredPart
import app.carnet.bridge.Asked
import app.carnet.bridge.AskedClaim
import app.carnet.bridge.AskedPass
import app.carnet.bridge.AskedValue
import app.carnet.bridge.AskerStanding
import app.carnet.bridge.Candidate
import app.carnet.bridge.CarnetError
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.SealedAnswer

/** From a request to a sealed answer, or to none. */
sealed interface AskState {
    data object Loading : AskState

    data class Failed(val error: CarnetError) : AskState

    /** The text is gone: the process was ended while it was only in memory. Or it was refused. */
    data object Gone : AskState

    /** Nothing is shown yet. [choices]: one for each ask. [warning]: nobody vouches, and the traveller is asked once more. */
    data class Deciding(
        val asked: Asked,
        val choices: List<Choice>,
        val busy: Boolean = false,
        val warning: Boolean = false,
        val error: CarnetError? = null,
    ) : AskState {
        val accredited: Boolean get() = asked.standing == AskerStanding.ACCREDITED

        /** What would be answered. */
        val parts: List<AnswerPart>
            get() = asked.asks.zip(choices).mapIndexedNotNull { index, (ask, choice) ->
                ask.candidate(choice)?.let { AnswerPart(index, it.card.id, choice.claims.toList().takeIf { _ -> it.selective }.orEmpty()) }
            }

        /** Whether less is shown than is asked. */
        val less: Boolean get() = asked.asks.zip(choices).any { (ask, choice) -> ask.less(choice) }
    }

    /** The answer is sealed, and in the history. */
    data class Answered(
        val answer: SealedAnswer,
        val asked: Asked,
        /** What was agreed to. */
        val parts: List<AnswerPart>,
        val frame: MovingFrame,
        val paused: Boolean = false,
        val problem: Boolean = false,
    ) : AskState
}

/** What a part of the answer says in words; null where it says more than was asked, as a pass that is shown whole does. */
internal fun AskState.Answered.said(part: AnsweredPart): List<AskedValue>? {
    val agreed = parts.firstOrNull { it.passId == part.card.id && part.bound } ?: return null
    val candidate = asked.asks[agreed.ask].candidates.firstOrNull { it.card.id == part.card.id }
    return candidate?.says?.filter { it.id in agreed.claims }
}

/** Which pass answers an ask, null for none, and which of its claims are shown. */
data class Choice(val passId: String?, val claims: Set<String>)

/** The pass that was chosen. */
internal fun AskedPass.candidate(choice: Choice): Candidate? = candidates.firstOrNull { it.card.id == choice.passId }

/** Whether the pass says something of this claim. */
internal fun Candidate.says(claim: AskedClaim): Boolean = says.any { it.id == claim.id && it.value != null }

/** What is shown unless the traveller says otherwise: what the purpose needs, as far as the pass has it. */
internal fun AskedPass.usual(candidate: Candidate?): Choice =
    Choice(candidate?.card?.id, claims.filter { candidate != null && !it.beyond && candidate.says(it) }.map { it.id }.toSet())

/** A pass for each ask, none twice, and none where the purpose does without. */
internal fun Asked.usual(): List<Choice> {
    val taken = mutableSetOf<String>()
    return asks.map { ask -> ask.usual(ask.candidates.firstOrNull { !ask.beyond && !it.usedUp && taken.add(it.card.id) }) }
}

private fun AskedPass.less(choice: Choice): Boolean {
    val chosen = candidate(choice) ?: return true
    return chosen.selective && claims.any { chosen.says(it) && it.id !in choice.claims }
}
