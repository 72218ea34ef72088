package app.carnet.settings

import app.carnet.bridge.BiometricTrouble
import app.carnet.bridge.CarnetError
import app.carnet.device.Facts

/** Every state of the screens behind the settings, by name. */
object SettingsSamples {
    private val usual = SettingsState(loading = false, hasBiometric = true, biometricOffered = true, hasRecoveryCode = true, lockAfterSeconds = 60)

    val settings: Map<String, SettingsState> = mapOf(
        "loading" to SettingsState(),
        "usual" to usual,
        "no-biometrics" to usual.copy(hasBiometric = false, biometricOffered = false, hasRecoveryCode = false, lockAfterSeconds = 0, language = "ar"),
        "reminded" to usual.copy(remind = true),
        "specimens" to usual.copy(specimens = true),
        "problem" to usual.copy(problem = CarnetError.Biometric(BiometricTrouble.UNAVAILABLE)),
    )

    val changePin: Map<String, ChangePinState> = mapOf(
        "current" to ChangePinState(),
        "wrong" to ChangePinState(problem = PinProblem.Refused(CarnetError.WrongPin(3))),
        "new" to ChangePinState(PinStep.NEW, "493017"),
        "not-same" to ChangePinState(PinStep.NEW, problem = PinProblem.NotTheSame),
        "repeat" to ChangePinState(PinStep.REPEAT, "493017", busy = true),
        "done" to ChangePinState(PinStep.DONE),
    )

    val recoveryCode: Map<String, RecoveryCodeState> = mapOf(
        "loading" to RecoveryCodeState.Loading,
        "failed" to RecoveryCodeState.Failed(CarnetError.Internal()),
        "none" to RecoveryCodeState.Overview(exists = false),
        "there" to RecoveryCodeState.Overview(exists = true),
        "removing" to RecoveryCodeState.Overview(exists = true, asksRemove = true),
        "pin" to RecoveryCodeState.AskPin("4930", replaces = true),
        "shown" to RecoveryCodeState.Shown("7QKD-M2XF-9R0T-C4VB-W8HZ"),
        "written" to RecoveryCodeState.Shown("7QKD-M2XF-9R0T-C4VB-W8HZ", written = true),
    )

    val facts = Facts("0.1.0", 9_412_608, 81_920, listOf("CAMERA", "USE_BIOMETRIC", "POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED").map { "android.permission.$it" })

    val licences = listOf(Licence("adler2 2.0.1", "0BSD OR MIT OR Apache-2.0"), Licence("androidx.activity:activity 1.10.1", "Apache-2.0"), Licence("zlib-rs 0.6.8", "Zlib"))
}
