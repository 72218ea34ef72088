package app.carnet.welcome

import app.carnet.bridge.CarnetError
import app.carnet.bridge.WeakPinReason

/** Every state of the screen, by name. */
object WelcomeSamples {
    val all: Map<String, WelcomeState> = mapOf(
        "introduction" to WelcomeState(),
        "introduction-busy" to WelcomeState(busy = true),
        "choose" to WelcomeState(WelcomeStep.CHOOSE),
        "choose-typed" to WelcomeState(WelcomeStep.CHOOSE, pin = "482913", understood = true),
        "choose-weak" to WelcomeState(WelcomeStep.CHOOSE, error = CarnetError.WeakPin(WeakPinReason.OBVIOUS)),
        "repeat" to WelcomeState(WelcomeStep.REPEAT, pin = "482913", repeated = "4829"),
        "repeat-different" to WelcomeState(WelcomeStep.REPEAT, pin = "482913", different = true),
        "repeat-full" to WelcomeState(WelcomeStep.REPEAT, pin = "482913", repeated = "482913", error = CarnetError.NotWritten("full")),
    )
}
