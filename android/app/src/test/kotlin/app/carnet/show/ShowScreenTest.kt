package app.carnet.show

import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import app.carnet.R
import app.carnet.support.ComposeRule
import app.carnet.support.Motion
import app.carnet.support.Pictures
import app.carnet.support.Screen
import app.carnet.theme.CarnetTheme
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
class ShowScreenTest {
    @get:Rule val compose = ComposeRule()

    @Before fun still() = Motion.remove()

    @Test
    fun everyState() = ShowSamples.all.forEach { (name, state) ->
        Pictures.of("show-$name") { ShowScreen(state, ShowActions()) }
    }

    @Test
    @Config(qualifiers = "w891dp-h411dp-land-xhdpi")
    fun lyingTheCodeIsAsHighAsTheWindow() {
        val host = Robolectric.buildActivity(ComponentActivity::class.java).setup()
        host.get().setContent { CarnetTheme { ShowScreen(ShowSamples.all.getValue("code"), ShowActions()) } }
        Screen.idle()
        Screen.shoot("show-code-landscape", host.get())
        val code = Screen.saying(host.get().getString(R.string.show_code_label, "Comirnaty"))
        assertTrue(code.boundsInWindow.height >= 0.9f * host.get().window.decorView.height)
        host.close()
    }
}
