package app.carnet.camera

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.parts.SecondaryButton
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class CameraScreenTest {
    @get:Rule val compose = ComposeRule()

    @Test
    fun everyState() = CameraSamples.all.forEach { (name, state) ->
        val looks = if (name in setOf("live", "asking", "parts", "receiving")) Look.usual + Look.SIDEWAYS else listOf(Look.LIGHT)
        Pictures.of("camera-$name", looks) { Screen(state) }
    }

    @Composable
    private fun Screen(state: CameraState) = CameraScreen(
        state,
        stringResource(R.string.camera_title),
        stringResource(R.string.camera_hint),
        CameraActions({}, {}, {}, {}, {}, {}, {}, {}, {}),
        picture = { Box(Modifier.fillMaxSize().background(Brush.linearGradient(listOf(Color(0xFF9AA7A0), Color(0xFFE8E2D4), Color(0xFF6E7A78))))) },
    ) {
        SecondaryButton(stringResource(R.string.camera_other_add), {})
    }
}
