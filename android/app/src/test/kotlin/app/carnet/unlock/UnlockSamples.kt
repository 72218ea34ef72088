package app.carnet.unlock

import app.carnet.bridge.CarnetError

/** Every state of the screen, by name. */
object UnlockSamples {
    private val ready = UnlockState(loading = false)

    val all: Map<String, UnlockState> = mapOf(
        "loading" to UnlockState(),
        "pin" to ready.copy(biometric = true, recovery = true),
        "pin-typed" to ready.copy(pin = "4829"),
        "pin-wrong" to ready.copy(biometric = true, error = CarnetError.WrongPin(3)),
        "pin-busy" to ready.copy(pin = "482913", busy = true),
        "wait" to ready.copy(wait = 107, recovery = true, biometric = true),
        "recovery" to ready.copy(face = UnlockFace.RECOVERY, recovery = true, code = "K7QF-2MXW"),
        "recovery-wrong" to ready.copy(face = UnlockFace.RECOVERY, recovery = true, code = "K7QF-2MXW", error = CarnetError.WrongRecoveryCode()),
        "forgot" to ready.copy(face = UnlockFace.FORGOT, recovery = true, biometric = true),
        "forgot-erase" to ready.copy(face = UnlockFace.FORGOT, erasing = true),
        "damaged" to UnlockState(loading = false, damaged = CarnetError.DamagedWallet("header")),
        "too-new" to UnlockState(loading = false, damaged = CarnetError.TooNew()),
    )
}
