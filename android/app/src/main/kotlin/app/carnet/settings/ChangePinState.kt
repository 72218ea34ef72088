package app.carnet.settings

import app.carnet.bridge.CarnetError

/** Setting another PIN, step by step. Held in memory alone; nothing here is saved or printed. */
class ChangePinState(
    val step: PinStep = PinStep.CURRENT,
    val typed: String = "",
    val busy: Boolean = false,
    val problem: PinProblem? = null,
)

enum class PinStep { CURRENT, NEW, REPEAT, DONE }

sealed interface PinProblem {
    /** The repetition is another PIN. */
    data object NotTheSame : PinProblem

    data class Refused(val error: CarnetError) : PinProblem
}
