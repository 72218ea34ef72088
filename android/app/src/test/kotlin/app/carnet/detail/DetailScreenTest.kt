package app.carnet.detail

import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Motion
import app.carnet.support.Pictures
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class DetailScreenTest {
    @get:Rule val compose = ComposeRule()

    @Before fun still() = Motion.remove()

    @Test
    fun everyState() = DetailSamples.all.forEach { (name, state) ->
        val tall = if (name in setOf("yellow-card", "several-events", "development", "disputed")) listOf(Look.TALL, Look.TALL_ARABIC, Look.TALL_LARGE) else emptyList()
        Pictures.of("detail-$name", Look.usual + tall) { DetailScreen(state) }
    }
}
