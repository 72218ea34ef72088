package app.carnet.bridge

/** Carnet's own passes: enrolled for with an issuer, received as a batch of single-use copies, shown live. */
interface OwnPasses {
    /** Answers an invitation with keys that are made now and stay in the wallet. The same one twice gives the same answer. */
    suspend fun enrol(invitation: String): PendingEnrolment

    /** The enrolments that wait for their passes. */
    suspend fun enrolments(): List<PendingEnrolment>

    /** Lets go of an enrolment and its keys. */
    suspend fun forgetEnrolment(id: String)

    /** The answer to an invitation as a moving code. */
    suspend fun answerCode(id: String): MovingCode

    /** What the bytes of a file or of a whole moving code are, by how they begin. */
    suspend fun arrived(bytes: ByteArray): Arrived

    /** Opens a batch, keeps its pass and gives its id. After an error nothing is kept and the enrolment still waits. */
    suspend fun receive(batch: ByteArray): String

    /** What of a pass can be shown, in reading order. */
    suspend fun liveChoice(id: String): List<LiveField>

    /**
     * Begins to show these fields. One copy is spent, and the showing in the history, before this returns. [again]: where none is
     * left, one is shown a second time, which whoever saw it before can tell.
     */
    suspend fun showLive(id: String, fields: List<FieldName>, again: Boolean): LiveShowing

    /** The next code of what is shown, signed now. */
    suspend fun liveFrame(): LiveFrame

    /** Ends what is shown, and forgets the key of its copy. */
    suspend fun endLive()
}

/** What an invitation offers; nothing of it is proved before a pass comes. Times are seconds since 1970 UTC. */
data class EnrolmentOffer(
    /** As it calls itself. */
    val issuer: String,
    /** Somebody who is trusted names its keys. Without that its passes cannot be received. */
    val issuerKnown: Boolean,
    val kind: PassKind,
    val copies: Int,
    val expires: Long,
    /** The time to answer is over. */
    val over: Boolean,
)

/** An enrolment that waits for its passes. [answer]: the text that the issuer is given. */
data class PendingEnrolment(val id: String, val offer: EnrolmentOffer, val answer: String)

/** What bytes are, by how they begin; they need not be sound. */
sealed interface Arrived {
    /** A publisher's pack. */
    data object Pack : Arrived

    /** A batch of passes. */
    data object Batch : Arrived

    /** A traveller's sealed answer, for [Requests.openAnswer]. */
    data object Answer : Arrived

    /** A text, for [Reading.preview]. */
    data class Text(val text: String) : Arrived

    /** None of these: there may be codes in it. */
    data object Other : Arrived
}

/** Copies of a pass: in the batch, never shown, and whether it is time to enrol again. */
data class Copies(val all: Int, val left: Int, val few: Boolean)

/** A field that can be shown. [chosen]: it was last time; before that, whether a check of the kind needs it. */
data class LiveField(val field: Field, val chosen: Boolean)

/** A live showing, with what whoever reads its codes learns and the copies left after it. */
data class LiveShowing(val card: Card, val fields: List<Field>, val copies: Copies, val specimens: Boolean)

/** One code of a live showing: one byte a module, quiet zone included. [until]: when it has to be replaced, seconds since 1970 UTC. */
class LiveFrame(val size: Int, val modules: ByteArray, val signed: Long, val until: Long)

/** What a showing itself proves: nothing, that the holder's phone signed it just now, that it signed it to this request. */
enum class Assurance { STATIC, LIVE, ANSWERED }

/** Why one of Carnet's own passes is not enrolled for, kept or shown. */
enum class NativeTrouble {
    NOT_AN_INVITATION, OTHER_HALF, TOO_NEW, INVITATION_OVER, TOO_MANY_WAITING,
    NOT_WAITED_FOR, UNKNOWN_ISSUER, NOT_A_BATCH, BATCH_REFUSED,
    NO_COPY_LEFT, ENDED, NOT_BEGUN, DAMAGED_COPY, NOT_LIVE, ONLY_LIVE, MARK_SHOWN, NO_SUCH_FIELD, NEVER_KEPT, NOT_SHOWN,
}
