package app.carnet.settings

import app.carnet.bridge.CarnetError

/** The settings and what they stand at. */
data class SettingsState(
    val loading: Boolean = true,
    /** The wallet of specimens has no PIN and nothing to protect. */
    val specimens: Boolean = false,
    val hasBiometric: Boolean = false,
    val biometricOffered: Boolean = false,
    val hasRecoveryCode: Boolean = false,
    val lockAfterSeconds: Int = 0,
    val secureScreen: Boolean = true,
    val showName: Boolean = true,
    val dynamicColour: Boolean = false,
    val remind: Boolean = false,
    /** Empty: the system's. */
    val language: String = "",
    /** The biometric key is being set or removed. */
    val busy: Boolean = false,
    val problem: CarnetError? = null,
)

/** Seconds in the background after which the wallet locks. */
val LOCK_TIMES: List<Int> = listOf(0, 60, 300, 900)
