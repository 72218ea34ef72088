package app.carnet.bridge

/**
 * What the screens ask of the core. Every call leaves the main thread by itself; each may throw a [CarnetError] and nothing
 * else. The app has one implementation over the Rust core; tests and previews have a fake.
 */
interface Carnet : Session, Passes, Reading, Showing, Verifying, History, Trust, Publishers, Trips, OwnPasses, Requests, Specimens

/** The wallet as a whole: there, locked, open. */
interface Session {
    /** How things stand now. */
    suspend fun gate(): Gate

    /** Makes a wallet; it is open afterwards. */
    suspend fun create(pin: String)

    /** Opens it with the PIN. */
    suspend fun unlock(pin: String)

    /** Opens it with the system's biometric key; [BiometricKey.unwrap] shows the prompt. */
    suspend fun unlock(key: BiometricKey)

    /** Opens it with the recovery code. */
    suspend fun recover(code: String)

    /**
     * Whether this PIN opens the wallet, which stays open. A wrong one counts as a try. The wallet of specimens has none and
     * takes any.
     */
    suspend fun confirm(pin: String)

    /** Forgets the keys; what was removed is gone for good. */
    suspend fun lock()

    /** Sets another PIN. The wallet must be open. */
    suspend fun changePin(pin: String)

    /** Sets the biometric key as one more way to open the wallet. */
    suspend fun setBiometric(key: BiometricKey)

    /** Takes the biometric way away. */
    suspend fun removeBiometric()

    /** Makes a recovery code in place of any older one. It is shown once and kept nowhere. */
    suspend fun makeRecoveryCode(): String

    /** Takes the recovery code away. */
    suspend fun removeRecoveryCode()

    /** Deletes the wallet and everything in it, for someone who forgot the PIN. Works while it is locked or damaged. */
    suspend fun erase()
}

/** The list, and what is kept. */
interface Passes {
    /** Every card in one call, grouped by person; only those with every word of [search] where it is not blank. */
    suspend fun overview(search: String = ""): Overview

    /** All there is to say of one kept pass. */
    suspend fun detail(id: String): Detail

    /** What to be reminded of about passes, in the order of time. */
    suspend fun passReminders(): List<PassReminder>

    /** Removes a pass; [restore] brings it back until the next lock. */
    suspend fun remove(id: String)

    /** Brings a removed pass back. */
    suspend fun restore(id: String)

    /** Lists the passes of two people as those of one. The passes themselves stay as they are. */
    suspend fun merge(one: String, other: String)

    /** Lists a pass as that of another person than those it stands with. */
    suspend fun split(id: String)

    /** Forgets what was merged and split by hand for a person. */
    suspend fun groupAutomatically(id: String)
}

/** From a text, a picture or a camera frame to a pass about to be kept. Nothing is stored before [keep]. */
interface Reading {
    /** What a text is. */
    suspend fun preview(text: String): Scan

    /** Keeps the pass in a text and gives its id. The same pass twice is kept once. [replacing]: an older one that goes with it. */
    suspend fun keep(text: String, replacing: String? = null): String

    /** What several texts are together: the codes of one pass, in any order. */
    suspend fun join(texts: List<String>): Joined

    /** Texts of the codes in a picture or PDF document, or the lines of a text file. Empty: it holds no code. */
    suspend fun textsInFile(bytes: ByteArray): List<String>

    /** Texts of the codes in a camera frame: one byte of brightness a pixel, rows of [stride] bytes. */
    suspend fun textsInFrame(width: Int, height: Int, stride: Int, luma: ByteArray): List<String>
}

/** A pass as a code on the screen. */
interface Showing {
    /** What whoever reads the code learns, before it is shown. Nothing is written. */
    suspend fun reveals(id: String): List<Revealed>

    /** Shows a pass. The showing is in the history before the code is handed out. */
    suspend fun show(id: String): Code
}

/** The inspector's side. Nothing is stored. */
interface Verifying {
    /** Checks a text against the signers this wallet trusts. */
    suspend fun verify(text: String): Verification

    /** Compares the pass in a text with the machine-readable zone of a travel document, as typed or read. */
    suspend fun compare(text: String, zone: String): ZoneComparison
}

/** What was shown, to be read by the traveller alone. */
interface History {
    /** Every showing, newest first. */
    suspend fun history(): List<Shown>

    /** Whether the history is all there. */
    suspend fun historyWhole(): HistoryWhole

    /** The history as a file's content. It is not encrypted. */
    suspend fun exportHistory(form: HistoryForm): String

    /** How long showings are kept. */
    suspend fun historyRetention(): HistoryRetention

    /** How many showings would be forgotten at once if they were kept for that long. */
    suspend fun historyOlderThan(retention: HistoryRetention): Int

    /** Sets how long showings are kept, and forgets the older ones. */
    suspend fun setHistoryRetention(retention: HistoryRetention)
}

/** Whose signatures the traveller trusts. */
interface Trust {
    /** Sources kept, in the order they were added. */
    suspend fun trustSources(): List<TrustSource>

    /** Trusts the signers in a file from now on; a source of the same name is replaced. */
    suspend fun addTrust(name: String, bytes: ByteArray): AddedTrust

    /** Trusts a source no longer. */
    suspend fun removeTrust(name: String)
}

/** A wallet of specimens beside the real one: no PIN, in memory's reach only, gone with [end]. */
interface Specimens {
    /** Opens it. Everything it says is marked: [Gate.Open.specimens], [Overview.specimens], … */
    suspend fun trySpecimens()

    /** Deletes it. */
    suspend fun endSpecimens()
}

/** A key of the system that needs a fingerprint or a face for every use and dies with a new enrolment. Calls block; never on the main thread. */
interface BiometricKey {
    /** Encrypts up to 32 bytes. Throws [CarnetError.Biometric]. */
    fun wrap(secret: ByteArray): ByteArray

    /** Decrypts what [wrap] gave. Throws [CarnetError.Biometric]. */
    fun unwrap(wrapped: ByteArray): ByteArray
}
