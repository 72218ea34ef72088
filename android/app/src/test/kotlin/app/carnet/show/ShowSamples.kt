package app.carnet.show

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCode
import app.carnet.support.SamplePasses

/** Every state of the screen, by name. */
object ShowSamples {
    val all: Map<String, ShowState> = mapOf(
        "loading" to ShowState.Loading,
        "asking" to ShowState.Asking(SamplePasses.dose, SamplePasses.reveals, specimens = false),
        "asking-expired" to ShowState.Asking(SamplePasses.recovery, SamplePasses.reveals, specimens = false),
        "asking-full" to ShowState.Asking(SamplePasses.dose, SamplePasses.reveals, specimens = true, error = CarnetError.NotWritten("full")),
        "code" to ShowState.Showing(FakeCode.of(), withName = true),
        "code-without-name" to ShowState.Showing(FakeCode.of(SamplePasses.test), withName = false),
        "code-specimen" to ShowState.Showing(FakeCode.of(SamplePasses.recovery, specimens = true), withName = true),
        "code-large" to ShowState.Showing(FakeCode.of(), withName = true, large = true),
        "failed" to ShowState.Failed(CarnetError.NoSuchPass()),
    )
}
