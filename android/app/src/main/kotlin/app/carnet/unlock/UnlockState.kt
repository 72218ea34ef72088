package app.carnet.unlock

import app.carnet.bridge.CarnetError

/** What stands before the locked wallet. */
enum class UnlockFace { PIN, RECOVERY, FORGOT }

/** [pin] and [code] are as typed; they leave memory with the view-model. */
data class UnlockState(
    val loading: Boolean = true,
    val face: UnlockFace = UnlockFace.PIN,
    val pin: String = "",
    val code: String = "",
    /** Seconds until the next try; 0: now. */
    val wait: Long = 0,
    val biometric: Boolean = false,
    val recovery: Boolean = false,
    val busy: Boolean = false,
    /** What a try came to. */
    val error: CarnetError? = null,
    /** Why the wallet cannot be opened at all. */
    val damaged: CarnetError? = null,
    /** Whether the typed confirmation is asked. */
    val erasing: Boolean = false,
) {
    override fun toString() = "UnlockState($face)"

    /** Whether erasing can help: a wallet that is only open elsewhere, or too new, is left alone. */
    val erasable: Boolean get() = damaged == null || damaged is CarnetError.DamagedWallet || damaged is CarnetError.Keystore
}
