package app.carnet.handover

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCode
import app.carnet.support.SamplePasses

/** Every state of the screen, by name. */
object HandOverSamples {
    private val code = FakeCode.of()

    val all: Map<String, HandOverState> = mapOf(
        "code" to HandOverState(code, withName = true),
        "code-without-name" to HandOverState(code, withName = false),
        "code-specimen" to HandOverState(FakeCode.of(SamplePasses.test, specimens = true), withName = true),
        "leaving" to HandOverState(code, withName = true, leaving = true, pin = "4829"),
        "leaving-wrong" to HandOverState(code, withName = true, leaving = true, error = CarnetError.WrongPin(2)),
        "leaving-wait" to HandOverState(code, withName = true, leaving = true, error = CarnetError.Wait(45)),
    )
}
