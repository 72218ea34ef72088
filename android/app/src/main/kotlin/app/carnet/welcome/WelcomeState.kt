package app.carnet.welcome

import app.carnet.bridge.CarnetError

/** The first start, step by step. */
enum class WelcomeStep { INTRODUCTION, CHOOSE, REPEAT }

/** [pin] and [repeated] are as typed; they leave memory with the view-model. */
data class WelcomeState(
    val step: WelcomeStep = WelcomeStep.INTRODUCTION,
    val pin: String = "",
    val repeated: String = "",
    /** The box "nobody can recover my PIN". */
    val understood: Boolean = false,
    val different: Boolean = false,
    val busy: Boolean = false,
    val error: CarnetError? = null,
) {
    override fun toString() = "WelcomeState($step)"
}
