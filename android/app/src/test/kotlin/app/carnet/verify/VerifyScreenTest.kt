package app.carnet.verify

import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class VerifyScreenTest {
    @get:Rule val compose = ComposeRule()
    private val everyLook = setOf("unanswered", "accepted", "expired")

    @Test
    fun everyState() = VerifySamples.all.forEach { (name, state) ->
        val looks = when {
            name in everyLook -> Look.usual + Look.TALL
            name == "development" -> Look.usual + Look.TALL
            name.startsWith("zone") || name == "stale-trust" -> listOf(Look.LIGHT, Look.TALL)
            else -> listOf(Look.LIGHT)
        }
        Pictures.of("verify-$name", looks) { VerifyScreen(state, VerifyActions({}, {}, {}, {}, {}, {})) {} }
    }
}
