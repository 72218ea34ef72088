package app.carnet.live

import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.ui.semantics.SemanticsProperties
import app.carnet.R
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Motion
import app.carnet.support.Pictures
import app.carnet.support.Screen
import app.carnet.theme.CarnetTheme
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class LiveScreenTest {
    @get:Rule val compose = ComposeRule()

    @Before fun still() = Motion.remove()

    @Test
    fun everyState() = LiveSamples.all.forEach { (name, state) ->
        val looks = if (name in setOf("choosing", "code")) Look.usual + Look.TALL else listOf(Look.LIGHT)
        Pictures.of("live-$name", looks) { LiveScreen(state, LiveActions()) }
    }

    @Test
    fun theCodeHasALabelAndTheSecondsAreNotReadOutOneByOne() {
        val host = Robolectric.buildActivity(ComponentActivity::class.java).setup()
        host.get().setContent { CarnetTheme { LiveScreen(LiveSamples.all.getValue("code"), LiveActions()) } }
        Screen.idle()
        assertTrue(Screen.says(host.get().getString(R.string.live_label)))
        val next = RuntimeEnvironment.getApplication().resources.getQuantityString(R.plurals.live_next, 12, 12)
        assertFalse(SemanticsProperties.LiveRegion in Screen.saying(next).config)
        host.close()
    }

    @Test
    fun noCodeIsLeftWhileTheNextOneIsSigned() {
        val host = Robolectric.buildActivity(ComponentActivity::class.java).setup()
        host.get().setContent { CarnetTheme { LiveScreen(LiveSamples.all.getValue("renewing"), LiveActions()) } }
        Screen.idle()
        assertEquals(0, Screen.nodes().count { host.get().getString(R.string.live_label) in Screen.texts(it) })
        host.close()
    }
}
