package app.carnet.bridge

/** How things stand with the wallet. */
sealed interface Gate {
    /** There is none yet. */
    data object NoWallet : Gate

    /** It is there and locked. */
    data class Locked(
        /** Seconds until a PIN may be tried; 0: now. Counted in boot time. */
        val waitSeconds: Long,
        val hasBiometric: Boolean,
        val hasRecoveryCode: Boolean,
    ) : Gate

    /** It is open. */
    data class Open(val specimens: Boolean, val hasBiometric: Boolean, val hasRecoveryCode: Boolean) : Gate

    /** It is there and cannot be opened; nothing of it was changed. */
    data class Damaged(val error: CarnetError) : Gate
}

/** One word about one pass, best last. */
enum class Verdict { UNDECODABLE, INVALID, UNKNOWN_SIGNER, SIGNER_NOT_ALLOWED, REVOKED, EXPIRED, NOT_YET_VALID, UNKNOWN, VALID }

/** Why a verdict is not [Verdict.VALID]. */
enum class Reason {
    EMPTY, TEXT_TOO_LONG, UNKNOWN_FORMAT, BASE45, COMPRESSION, TOO_LARGE, CBOR, NOT_SIGNED, NOT_CLAIMS, BROKEN_CERTIFICATE,
    ALGORITHM, CRITICAL_HEADER, TIME, NO_CERTIFICATE, NO_EVENT, MULTIPLE_EVENTS, GENETIC_DATA,
    NO_CODE, DAMAGED_FILE, BAD_SIGNATURE, ALGORITHM_KEY_MISMATCH, NO_KEY_ID, UNKNOWN_KEY, WRONG_USAGE, WRONG_DOMAIN, WRONG_KIND,
    WRONG_COUNTRY, ISSUED_AFTER_SIGNER, SIGNER_RETIRED, SIGNER_COMPROMISED, EXPIRED, SIGNER_EXPIRED, ISSUED_IN_FUTURE,
    NOT_YET_VALID, CLOCK, NOT_UNDERSTOOD, PART, SEVERAL, ISSUER, WRONG_ISSUER, LOOK_UP, UNSUPPORTED_PROOF, SIGNER_REVOKED,
    STALE_TRUST, STALE_REVOCATION, DISPUTED, REVOKED, SUSPENDED, POSSIBLY_REVOKED, STATUS_OUT_OF_RANGE,
    NO_KEY_BINDING, HOLDER_SIGNATURE, TOKEN, LIVE_TOO_OLD, LIVE_AHEAD, NOT_LIVE, LIVE_UNCERTAIN, NOT_ANSWER, OTHER,
}

/** What is out of order in a pass without changing its verdict. */
enum class Warning {
    NO_PREFIX, TAGS, ALGORITHM_UNPROTECTED, KEY_ID_UNPROTECTED, KEY_ID_LENGTH, TIME_TYPE, UNKNOWN_VERSION, UNKNOWN_FIELD,
    MISSING_FIELD, NULL_FIELD, FIELD_TYPE, UNTRIMMED, DATE_FORM, DOSE_NUMBER, MACHINE_READABLE_NAME,
    FIELDS_EXCHANGEABLE, NO_EXPIRY, NO_ISSUE_DATE, ISSUED_BEFORE_SIGNER, OUTLIVES_SIGNER, STALE_TRUST, OTHER,
}

enum class PassKind { VACCINATION, TEST, RECOVERY, VENUE, OTHER, CLEARANCE, MARK }

/** Which specification a pass follows. */
enum class PassFormat { EU_DCC, HCERT, SHC, ICVP, DDCC, VDS_NC, DIVOC, ISRAEL_GREEN_PASS, NATIVE }

/** Times are seconds since 1970 UTC. Dates are as the pass writes them, ISO 8601, possibly `1974`, `1974-08` or empty. */
data class Card(
    val id: String,
    val kind: PassKind,
    val format: PassFormat,
    /** The format's own name, not translated: `EU DCC`. */
    val formatName: String,
    /** Product, test type or disease, as the pass's value set names it (English). */
    val title: String,
    /** `2/2`, a test's result, or empty. */
    val detail: String,
    val name: String,
    val birthDate: String,
    /** ISO 3166-1 alpha-2, or empty. */
    val country: String,
    val eventDate: String,
    val verdict: Verdict,
    /** From and until when the pass counts, as far as that is known. */
    val from: Long?,
    val until: Long?,
)

/** The passes of one person, newest event first. */
data class Person(
    /** Names the person in calls that group; good until the list is read again. */
    val id: String,
    val name: String,
    val birthDate: String,
    val cards: List<Card>,
    /** The traveller merged or split here. */
    val byHand: Boolean,
)

data class Overview(
    val people: List<Person>,
    /** Passes whose rows are damaged: named, not deleted. */
    val damaged: List<String>,
    /** An older copy of the wallet was put back: what was added since is missing. */
    val rolledBack: Boolean,
    val specimens: Boolean,
)

/** What a row of a pass's details says. */
enum class FieldName {
    NAME, NAME_MRZ, BIRTH_DATE, SEX, NATIONALITY, DOCUMENT_NUMBER, GUARDIAN, DISEASE, PROPHYLAXIS, PRODUCT, MANUFACTURER, BATCH,
    DOSE, VACCINATED, NEXT_DOSE, TEST_TYPE, TEST_NAME, DEVICE, SAMPLED, RESULTED, RESULT, CENTRE, CLINICIAN, FIRST_POSITIVE,
    VALID_FROM, VALID_UNTIL, COUNTRY, ISSUER, IDENTIFIER, DOCUMENT_TYPE, DOSES, COLOUR, CATEGORY, ROUTE, EVIDENCE, POLICY, POLICY_DIGEST, HINT,
}

/**
 * How a field's value is to be written: dates by locale, countries by name. [FOR_LIFE]: without end; the value is the day written on the pass, or empty.
 * [COLOUR]: `green` or `yellow`; [CATEGORY]: `citizen` or `foreigner`; [ROUTE]: alpha-2 codes with a blank between.
 */
enum class FieldType {
    TEXT, DATE, DATE_TIME, COUNTRY, DOSE, FOR_LIFE, COLOUR, CATEGORY, ROUTE;

    /** Whether an empty value says something. */
    val speaksEmpty: Boolean get() = this == FOR_LIFE
}

/** [event]: which of the pass's events it belongs to, 0 for the newest; null for what is said of the person and the document. */
data class Field(val name: FieldName, val type: FieldType, val value: String, val event: Int? = null)

/** What a field beyond a format's minimum appears to hold. */
enum class PersonalData { NATIONAL_ID, TRAVEL_DOCUMENT, SEX, NATIONALITY, ADDRESS, CONTACT, BIOMETRIC, ETHNICITY, HEALTH, UNKNOWN }

/** [paragraph]: which document sets the minimum that it exceeds, not translated. */
data class Excess(val path: String, val data: PersonalData, val paragraph: String)

/** Who signed. All but [keyId] is null where no trusted key fits; [publisher] too where the key came from a single file. */
data class Signer(
    val keyId: String,
    val issuer: String?,
    val jurisdiction: String?,
    val source: String?,
    val publisher: SignerPublisher? = null,
) {
    /** Whatever rests on this key rests on one that is no secret. */
    val development: Boolean get() = publisher?.development == true
}

/** The publisher that vouches for a signer's key. Times as in [Publisher]; [issued]: when its pack was made. */
data class SignerPublisher(val id: String, val name: String, val development: Boolean, val issued: Long, val refreshBy: Long, val expires: Long)

/** All there is to say of one pass. */
data class Detail(
    val card: Card,
    val fields: List<Field>,
    val verdict: Verdict,
    val reason: Reason?,
    val signer: Signer?,
    val issued: Long?,
    val expires: Long?,
    val warnings: List<Warning>,
    val excess: List<Excess>,
    val specimens: Boolean,
    /** What publishers say of the signer's key, where they differ. */
    val opinions: List<Opinion> = emptyList(),
    /** Of one of Carnet's own passes that is kept. */
    val copies: Copies? = null,
) {
    /** Whether what the signer's publisher says still counts, as the check found it. */
    val freshness: Freshness
        get() = when {
            reason == Reason.STALE_TRUST -> Freshness.EXPIRED
            Warning.STALE_TRUST in warnings -> Freshness.STALE
            else -> Freshness.FRESH
        }

    /** How many events the pass tells of. */
    val events: Int get() = fields.mapNotNull(Field::event).distinct().size
}

/** How a scanned pass stands to those kept. */
enum class Relation { NEW, DUPLICATE, NEWER, OLDER }

sealed interface Scan {
    /** A pass. [keepable] is false where its signature or structure is invalid, and for what a phone showed live. */
    data class Pass(val detail: Detail, val relation: Relation, val relatedId: String?, val reveals: List<Revealed>, val keepable: Boolean) : Scan

    /** One of several codes of a pass. */
    data class Part(val have: Int, val need: Int) : Scan

    /** One frame of a moving code: a [MovingReceiver] collects them. */
    data object Frame : Scan

    /** An issuer's invitation to enrol. */
    data class Invitation(val offer: EnrolmentOffer) : Scan

    /** A batch of passes: [OwnPasses.receive] takes the bytes of the text. */
    data object Batch : Scan

    /** A verifier's request: [Requests.consider] says who asks for what. */
    data object Request : Scan

    /** A traveller's sealed answer: [Requests.openAnswer] takes the bytes of the text. */
    data object Answer : Scan

    /** No pass, and why. [subject]: the host that would be asked, the field with genetic data; else empty. */
    data class Nothing(val verdict: Verdict, val reason: Reason, val subject: String = "") : Scan
}

/** What several texts are together. */
sealed interface Joined {
    /** All parts of one pass, as one text. */
    data class Whole(val text: String) : Joined

    /** Parts of one pass, not all of them; the same one twice counts once. */
    data class Missing(val have: Int, val need: Int) : Joined

    /** Not parts of one and the same pass. */
    data object Apart : Joined
}

/** One field a reader of the code learns: a path into the pass's own claims (`nam.fn`, `v.0.dt`) and its value. */
data class Revealed(val path: String, val value: String)

/** A code ready to be painted: one byte a module, 1 is dark, row by row, quiet zone included. */
class Code(val size: Int, val modules: ByteArray, val card: Card, val reveals: List<Revealed>, val specimens: Boolean)

/** What an inspector sees: the verdict, and what to compare with the travel document. */
data class Verification(
    val verdict: Verdict,
    val reason: Reason?,
    val kind: PassKind?,
    val title: String,
    val detail: String,
    val eventDate: String,
    val name: String,
    val nameMrz: String?,
    val birthDate: String?,
    val documentNumber: String?,
    val signer: Signer?,
    val issued: Long?,
    val expires: Long?,
    /** When it was checked. */
    val at: Long,
    val specimens: Boolean,
    val assurance: Assurance = Assurance.STATIC,
    /** Of a live code: seconds since the holder's phone signed it; negative where its clock is ahead. */
    val age: Long? = null,
    /** Of a live code: seconds since this wallet saw the very same one first. */
    val seenBefore: Long? = null,
    /** Of one of Carnet's own passes: everything that its holder chose to show. */
    val disclosed: List<Field> = emptyList(),
) {
    /** Whether what the signer's publisher says still counted when it was checked. */
    val freshness: Freshness
        get() = when {
            signer?.publisher == null -> Freshness.FRESH
            at > signer.publisher.expires -> Freshness.EXPIRED
            at > signer.publisher.refreshBy -> Freshness.STALE
            else -> Freshness.FRESH
        }
}

enum class Clash { NAME, BIRTH_DATE, DOCUMENT_NUMBER }

sealed interface ZoneComparison {
    data object Match : ZoneComparison

    data class Differs(val clashes: List<Clash>) : ZoneComparison

    /** No machine-readable zone, or a wrong check digit: read it again. */
    data object Unreadable : ZoneComparison
}

/** How long showings are kept. */
enum class HistoryRetention { ALWAYS, YEAR, QUARTER, MONTH }

/**
 * One thing to be reminded of about a pass, in seconds since 1970 UTC. [moment]: what it speaks of, the end of the pass or noon
 * UTC of the day on which another dose is due. [publisher]: whose rule says so; empty: the pass itself, or a file.
 */
data class PassReminder(val at: Long, val code: PassReminderCode, val card: Card, val moment: Long?, val publisher: String) {
    override fun toString() = "PassReminder"
}

enum class PassReminderCode { EXPIRES, BOOSTER_DUE }

/** One showing. [to]: whose request it answered. */
data class Shown(
    val at: Long,
    val passId: String,
    val title: String,
    val revealed: List<String>,
    val kept: Boolean,
    val mode: ShowingMode = ShowingMode.FIXED,
    val to: ShownTo? = null,
)

/** How a pass was shown: its code, live, sealed in answer to a request, as a check mark. */
enum class ShowingMode { FIXED, LIVE, SEALED, MARK }

/** Whose request a showing answered, as it called itself. [accreditedBy]: null where nobody who was trusted had. */
data class ShownTo(val requester: String, val place: String, val purpose: String, val accreditedBy: String?, val kept: Long)

/** Whether the history is all there: how many showings are missing or cannot be read, how many were forgotten on purpose. */
data class HistoryWhole(val whole: Boolean = true, val missing: Long = 0, val forgotten: Long = 0)

/** How the history is written into a file. */
enum class HistoryForm { TEXT, JSON }

data class TrustSource(val name: String, val keys: Int)

/** What a trust file brought. [waits]: it is signed by a publisher who is not trusted yet. */
data class AddedTrust(val keys: Int, val known: Int, val publishers: Int, val skipped: Int, val waits: Boolean)
