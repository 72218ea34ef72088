package app.carnet.unlock

import app.carnet.support.ComposeRule
import app.carnet.support.Motion
import app.carnet.support.Pictures
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class UnlockScreenTest {
    @get:Rule val compose = ComposeRule()

    @Before fun still() = Motion.remove()

    @Test
    fun everyState() = UnlockSamples.all.forEach { (name, state) ->
        Pictures.of("unlock-$name") { UnlockScreen(state, UnlockActions()) }
    }
}
