package app.carnet.bridge

/** Requests: what a verifier asks, what the traveller is told and answers, what the verifier learns. Both ends. */
interface Requests {
    /** Reads a request and says who asks for what. Nothing is shown. [answer] answers the one that was considered last. */
    suspend fun consider(text: String): Asked

    /**
     * Answers with what the traveller agreed to. It is in the history, and copies are spent, before this returns. [despite]: although
     * nobody who is trusted accredits the verifier, after a warning.
     */
    suspend fun answer(parts: List<AnswerPart>, despite: Boolean): SealedAnswer

    /** Refuses the request that was considered last. Nobody is told. */
    suspend fun refuse()

    /** Whom this wallet asks as; null until a name was set. */
    suspend fun asker(): Asker?

    /** Sets the name that travellers see. */
    suspend fun setAsker(name: String): Asker

    /** The purposes of which Carnet publishes the least that they need. */
    suspend fun purposes(): List<Purpose>

    /** The claims that passes of these kinds may have. */
    suspend fun askClaims(kinds: List<PassKind>): List<AskedClaim>

    /** Asks one traveller. What was asked before is forgotten. [kept]: seconds for which the answer is kept. */
    suspend fun ask(purpose: String, place: String, asks: List<Ask>, kept: Long): Inquiry

    /** Opens the answer to what was asked, once. Nothing of it is stored. */
    suspend fun openAnswer(answer: ByteArray): AnswerReport

    /** Forgets what was asked. */
    suspend fun endInquiry()

    /** Switches counting on, from nought, or off. */
    suspend fun setTally(on: Boolean)

    /** How many passes were looked at; null where counting is off. */
    suspend fun tally(): Tally?
}

/** What a verifier's accreditation is worth for one request. */
enum class AskerStanding { ACCREDITED, OTHER_PURPOSE, OTHER_COUNTRY, EXPIRED, STALE, CLOCK, UNKNOWN }

/** A request as the traveller is shown it. Times are seconds since 1970 UTC. */
data class Asked(
    /** In its own words: proved is only its key, of which [standing] speaks. */
    val requester: String,
    val place: String,
    val country: String,
    val purpose: String,
    /** Seconds for which it says that it keeps the answer; 0: not longer than the check takes. */
    val kept: Long,
    val keptLonger: Boolean,
    val expires: Long,
    val standing: AskerStanding,
    val accreditedBy: String?,
    /** What the publisher calls it, whatever the accreditation is worth. */
    val knownAs: String?,
    val publisher: String?,
    /** Who published the least that the purpose needs; empty: Carnet; null: nobody. */
    val minimumBy: String?,
    val asksTooMuch: Boolean,
    /** When this wallet answered the very same request. */
    val answered: Long?,
    val asks: List<AskedPass>,
    val specimens: Boolean,
)

/** What is asked of one pass, of one of [kinds]. [beyond]: the purpose does without it. */
data class AskedPass(val kinds: List<PassKind>, val claims: List<AskedClaim>, val beyond: Boolean, val candidates: List<Candidate>)

/** One claim that is asked. [beyond]: the purpose does without it. */
data class AskedClaim(val id: String, val name: FieldName, val beyond: Boolean)

/** A pass that answers what is asked. */
data class Candidate(
    val card: Card,
    val verdict: Verdict,
    /** Claims can be kept back, and the answer proves this phone. Otherwise all of the pass is shown, as a copy would be. */
    val selective: Boolean,
    val says: List<AskedValue>,
    /** Of a pass that is shown whole: all that the verifier learns, and how much of it was not asked. */
    val reveals: List<Revealed>,
    val unasked: Int,
    val usedUp: Boolean,
)

/** A claim, and what a pass says of it; null where it is kept back or not in it. */
data class AskedValue(val id: String, val name: FieldName, val type: FieldType, val value: String?)

/** What of one pass the traveller agreed to show, in answer to the ask with this number. */
data class AnswerPart(val ask: Int, val passId: String, val claims: List<String>)

/** A sealed answer: [bytes] for a file, and how it goes over the screen. */
class SealedAnswer(val bytes: ByteArray, val code: SealedCode, val parts: List<AnsweredPart>, val specimens: Boolean)

/** A sealed answer on the screen. */
sealed interface SealedCode {
    class One(val frame: MovingFrame) : SealedCode

    class Moving(val code: MovingCode) : SealedCode
}

/** One pass in an answer. [bound]: it proves that this phone made it for this request. */
data class AnsweredPart(val card: Card, val reveals: List<Revealed>, val bound: Boolean, val copies: Copies?)

/** Whom this wallet asks as. */
data class Asker(val name: String, val key: List<Byte>)

/** A purpose of which Carnet publishes the least that it needs. */
data class Purpose(val name: String, val kinds: List<PassKind>, val claims: List<AskedClaim>)

/** What is asked of one pass, claims by their ids. */
data class Ask(val kinds: List<PassKind>, val claims: List<String>)

/** A request that waits for its answer. */
class Inquiry(val frame: MovingFrame, val text: String, val expires: Long)

/** What an answer comes to. [unanswered]: asks, from 0. */
data class AnswerReport(val passes: List<ReportedPass>, val unanswered: List<Int>, val specimens: Boolean)

/** One pass of an answer; [ask] is null for one that was not asked for, of which nothing is here. */
data class ReportedPass(
    val ask: Int?,
    val verdict: Verdict,
    val reason: Reason?,
    val assurance: Assurance,
    val issuer: String?,
    val age: Long?,
    val claims: List<AskedValue>,
    /** Its format shows more than was asked; that is not here. */
    val more: Boolean,
)

/** Numbers of checks. */
data class Tally(val valid: Int, val refused: Int, val unknown: Int)

/** Why a request is not answered or asked, or an answer not opened. */
enum class RequestTrouble {
    NOT_A_REQUEST, ALTERED, OVER, AHEAD, BAD_WORDS, BAD_ASKS, NOT_ACCREDITED, PASS_NOT_ASKED, CLAIM_NOT_ASKED, BAD_ANSWER, NOT_AN_ANSWER,
    OTHER_REQUEST, ALREADY_ANSWERED, NO_NAME, NOT_NOW,
}
