package app.carnet.enrol

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCode
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.NativeTrouble
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Motion
import app.carnet.support.Pictures
import app.carnet.support.SamplePasses
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class AnswerScreenTest {
    @get:Rule val compose = ComposeRule()
    private val frame = FakeCode.of().let { MovingFrame(it.size, it.modules) }
    private val states = mapOf(
        "loading" to AnswerState.Loading,
        "there" to AnswerState.Showing(FakeOwnPasses.pending(), frame),
        "over" to AnswerState.Showing(FakeOwnPasses.pending(FakeOwnPasses.offer(known = false).copy(expires = SamplePasses.NOW - 1)), frame, paused = true),
        "not-written" to AnswerState.Showing(FakeOwnPasses.pending(), frame, problem = true, error = CarnetError.NotWritten("full")),
        "failed" to AnswerState.Failed(FakeOwnPasses.native(NativeTrouble.NOT_WAITED_FOR)),
    )

    @Before fun still() = Motion.remove()

    @Test
    fun everyState() = states.forEach { (name, state) ->
        val looks = if (name == "there") Look.usual + Look.TALL else listOf(Look.LIGHT)
        Pictures.of("answer-$name", looks) { AnswerScreen(state, SamplePasses.NOW, AnswerActions()) }
    }
}
