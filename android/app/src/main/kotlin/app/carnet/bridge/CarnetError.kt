package app.carnet.bridge

/** Why a call failed, by what a person can do about it. [message] is for logs: it holds no pass content. */
sealed class CarnetError(message: String) : Exception(message) {
    /** [triesLeft] before a wait; null where tries are not counted. */
    class WrongPin(val triesLeft: Int?) : CarnetError("wrong PIN")

    class WrongRecoveryCode : CarnetError("wrong recovery code")

    class Wait(val seconds: Long) : CarnetError("wait")

    class WeakPin(val why: WeakPinReason) : CarnetError("weak PIN: $why")

    class Biometric(val why: BiometricTrouble) : CarnetError("biometric key: $why")

    class NoWallet : CarnetError("no wallet")

    class AlreadyThere : CarnetError("a wallet is there already")

    class Locked : CarnetError("the wallet is locked")

    class InUse : CarnetError("the wallet is open elsewhere")

    /** The disk is full or cannot be written; what was kept before is untouched. */
    class NotWritten(val detail: String) : CarnetError("not written: $detail")

    class TooNew : CarnetError("written by a newer version")

    class NoSuchPass : CarnetError("no such pass")

    /** The pass is not a newer copy of the one that it was to take the place of; both are as they were. */
    class NotNewer : CarnetError("not a newer copy")

    class DamagedPass : CarnetError("damaged pass")

    class DamagedWallet(val detail: String) : CarnetError("damaged wallet: $detail")

    class Keystore(val detail: String) : CarnetError("keystore: $detail")

    class NotKept(val reason: Reason) : CarnetError("not kept: $reason")

    class TooLongToShow : CarnetError("too long for one code")

    class TrustRefused(val detail: String) : CarnetError("trust file refused: $detail")

    /** A publisher's pack; nothing of it is used. */
    class PackRefused(val why: PackTrouble, val detail: String) : CarnetError("pack refused: $detail")

    /** The words typed are not those of the publisher's fingerprint. */
    class WrongWords : CarnetError("wrong words")

    class NoSuchPublisher : CarnetError("no such publisher")

    /** One of Carnet's own passes is not enrolled for, kept or shown. */
    class Native(val why: NativeTrouble, val detail: String) : CarnetError("own pass: $why")

    /** A request is not answered or asked, or an answer not opened. */
    class Request(val why: RequestTrouble, val detail: String) : CarnetError("request: $why")

    /** What was typed is no trip. [stop]: from 0, where it is one's. */
    class NoTrip(val why: TripTrouble, val stop: Int?) : CarnetError("no trip: $why")

    class NoSuchTrip : CarnetError("no such trip")

    class Unreadable(val detail: String) : CarnetError("unreadable file: $detail")

    /** Something in the core failed that should not have; the wallet is as it was. */
    class Internal : CarnetError("internal error")
}

enum class WeakPinReason { TOO_SHORT, TOO_LONG, OBVIOUS, CONTROL_CHARACTER }

enum class BiometricTrouble { CANCELLED, INVALIDATED, UNAVAILABLE }
