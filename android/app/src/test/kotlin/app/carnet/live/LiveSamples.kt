package app.carnet.live

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Copies
import app.carnet.bridge.FakeCode
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.FieldName
import app.carnet.bridge.LiveField
import app.carnet.bridge.LiveFrame
import app.carnet.bridge.LiveShowing
import app.carnet.bridge.NativeTrouble
import app.carnet.support.SamplePasses

/** Every state of the screen, by name. */
object LiveSamples {
    private val usual = setOf(FieldName.NAME, FieldName.COLOUR, FieldName.VALID_UNTIL)
    private val fields = FakeOwnPasses.fields.map { LiveField(it, it.name in usual) }

    private fun choosing(copies: Copies, chosen: Set<FieldName> = usual) = LiveState.Choosing(SamplePasses.own(copies), fields, chosen)

    private fun frame() = FakeCode.of(FakeOwnPasses.card).let { LiveFrame(it.size, it.modules, SamplePasses.NOW, SamplePasses.NOW + 20) }

    private fun showing(copies: Copies, specimens: Boolean = false, frame: LiveFrame? = frame(), chosen: Set<FieldName> = usual) = LiveState.Showing(
        LiveShowing(FakeOwnPasses.card, FakeOwnPasses.fields.filter { it.name in chosen }, copies, specimens),
        frame,
        SamplePasses.NOW + 8,
    )

    val all: Map<String, LiveState> = mapOf(
        "choosing" to choosing(Copies(20, 17, few = false)),
        "choosing-nothing" to choosing(Copies(20, 2, few = true), emptySet()),
        "choosing-spent" to choosing(Copies(20, 0, few = true)),
        "choosing-full" to choosing(Copies(20, 17, few = false)).copy(error = CarnetError.NotWritten("full")),
        "code" to showing(Copies(20, 16, few = false)),
        "code-few" to showing(Copies(20, 1, few = true), specimens = true, chosen = emptySet()),
        "renewing" to showing(Copies(20, 16, few = false), frame = null),
        "failed" to LiveState.Failed(FakeOwnPasses.native(NativeTrouble.ENDED)),
    )
}
