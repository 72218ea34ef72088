package app.carnet.conflicts

import app.carnet.bridge.CarnetError
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.SamplePublishers
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class ConflictsScreenTest {
    @get:Rule val compose = ComposeRule()

    @Test
    fun everyState() = mapOf(
        "loading" to ConflictsState.Loading,
        "failed" to ConflictsState.Failed(CarnetError.Locked()),
        "none" to ConflictsState.Listed(emptyList()),
        "listed" to ConflictsState.Listed(SamplePublishers.conflicts),
    ).forEach { (name, state) ->
        Pictures.of("conflicts-$name", if (name == "listed") Look.usual else listOf(Look.LIGHT)) { ConflictsScreen(state, {}, {}) }
    }
}
