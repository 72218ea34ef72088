package app.carnet.history

import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.SamplePasses
import java.time.Instant
import java.time.ZoneOffset
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class HistoryScreenTest {
    @get:Rule val compose = ComposeRule()
    private val today = Instant.ofEpochSecond(SamplePasses.NOW).atZone(ZoneOffset.UTC).toLocalDate()

    @Test
    fun everyState() = HistorySamples.all.forEach { (name, state) ->
        val looks = if (name in setOf("days", "empty", "forgetting", "asked")) Look.usual else listOf(Look.LIGHT)
        Pictures.of("history-$name", looks) { HistoryScreen(state, today, HistoryActions()) }
    }
}
