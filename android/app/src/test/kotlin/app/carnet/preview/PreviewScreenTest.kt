package app.carnet.preview

import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class PreviewScreenTest {
    @get:Rule val compose = ComposeRule()
    private val everyLook = setOf("valid", "talkative", "several", "minimum", "look-up", "genetic", "newer", "invitation")

    @Test
    fun everyState() = PreviewSamples.all.forEach { (name, state) ->
        val looks = if (name in everyLook) Look.usual + Look.TALL else listOf(Look.LIGHT)
        Pictures.of("preview-$name", looks) { PreviewScreen(state, PreviewActions({}, {}, {}, {}, {}, {}, {}, {}, {})) }
    }
}
