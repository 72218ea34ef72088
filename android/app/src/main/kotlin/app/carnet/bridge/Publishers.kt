package app.carnet.bridge

/** Who says which signers count, and how that comes to this phone: as a pack, in a file or as a moving code. */
interface Publishers {
    /** Those that are trusted, the ones that came with Carnet first. */
    suspend fun publishers(): List<Publisher>

    /** Whether one of them is for development: its keys are no secret. Cheaper than to list them. */
    suspend fun trustsDevelopment(): Boolean

    /** Reads a pack; nothing is kept. Throws [CarnetError.PackRefused]. */
    suspend fun offer(pack: ByteArray): Offer

    /**
     * Takes an offered pack. [words]: those at the places that [Offer.asked] names. Throws [CarnetError.WrongWords] and
     * [CarnetError.PackRefused]; then nothing was changed.
     */
    suspend fun take(offer: Offer, words: List<String>): Publisher

    /** Trusts a publisher no longer. */
    suspend fun removePublisher(id: String)

    /** A publisher's newest pack, to be handed on as a file. */
    suspend fun pack(id: String): ByteArray

    /** A publisher's newest pack as a moving code. Throws [CarnetError.TooLongToShow]: then it goes as a file. */
    suspend fun movingPack(id: String): MovingCode

    /** Keys of which publishers say different things. */
    suspend fun conflicts(): List<Conflict>

    /** What collects the frames of a moving code. */
    fun receiver(): MovingReceiver
}

/** A pack that was read and not taken. */
interface Offer {
    /** Its publisher as it would be. */
    val publisher: Publisher

    /** Places, from 1, of the two words that have to be typed; none where the publisher is known already. */
    val asked: List<Int>
}

/** A publisher. Times are seconds since 1970 UTC. */
data class Publisher(
    val id: String,
    /** Its own name, not translated. */
    val name: String,
    /** The twelve words of its fingerprint, English in every language. */
    val words: List<String>,
    /** Its keys are no secret: every screen that rests on it says so. */
    val development: Boolean,
    /** It came with Carnet. */
    val bundled: Boolean,
    /** When the newest of what it says was made. */
    val updated: Long,
    /** After this it shows as stale. */
    val refreshBy: Long,
    /** After this nothing is valid by it. */
    val expires: Long,
    val freshness: Freshness,
    val contents: List<PublisherContent>,
)

/** Whether what a publisher says still counts. */
enum class Freshness { FRESH, STALE, EXPIRED }

/** One kind of what a publisher says. [sequence] rises with each edition. */
data class PublisherContent(val kind: ContentKind, val sequence: Long, val entries: Int, val issued: Long)

/** What a publisher speaks of. */
enum class ContentKind { TRUST, REVOCATION, RULES, AGREEMENTS, VERIFIERS }

/** Why a pack is refused. */
enum class PackTrouble { NOT_A_PACK, TOO_LARGE, DAMAGED, TOO_NEW, NOT_GENUINE, OLDER, CHANGES, EXPIRED, FROM_FUTURE, CLOCK }

/** A key of which publishers say different things. [signer]: who holds it, or its id; [country] may be empty. */
data class Conflict(val signer: String, val country: String, val opinions: List<Opinion>)

/** What one publisher says of a key. */
data class Opinion(val publisher: String, val state: SignerState, val since: Long?)

/** Whether a signer's key is in use, was in use, or is in the wrong hands. */
enum class SignerState { ACTIVE, RETIRED, COMPROMISED }

/** An object as a moving code. */
interface MovingCode {
    /** Frames that a phone needs that misses none. */
    val needed: Int

    /** Frame [number], from 0 and without end; all have the same size. */
    suspend fun frame(number: Int): MovingFrame
}

/** One byte a module, 1 is dark, row by row, quiet zone included. */
class MovingFrame(val size: Int, val modules: ByteArray)

/** Collects the frames of the moving code whose frame it sees first, until told to start anew. */
interface MovingReceiver {
    /** Takes the text of one code. */
    suspend fun take(text: String): MovingProgress

    /** Drops all that was received. */
    suspend fun startAnew()
}

/** How far a receiver is. [done]: the whole object, with the frame that completed it. */
class MovingProgress(val percent: Int, val arrival: MovingArrival, val done: ByteArray?)

/** What a text was to a receiver. */
enum class MovingArrival {
    NEW,
    AGAIN,

    /** A frame of another moving code. */
    OTHER,
    UNREAD,

    /** What arrived is not what was sent; it begins anew. */
    DROPPED,
}
