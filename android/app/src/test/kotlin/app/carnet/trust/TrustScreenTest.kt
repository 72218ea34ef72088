package app.carnet.trust

import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class TrustScreenTest {
    @get:Rule val compose = ComposeRule()

    @Test
    fun everyState() = TrustSamples.all.forEach { (name, state) ->
        val looks = if (name == "sources" || name == "skipped") Look.usual else listOf(Look.LIGHT)
        Pictures.of("trust-$name", looks) { TrustScreen(state, TrustActions({}, {}, {}, {}, {}, {}, {})) }
    }
}
