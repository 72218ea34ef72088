package app.carnet.support

import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.foundation.clickable
import androidx.compose.foundation.text.BasicText
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner

/** Every test of a JVM recomposes, not only the first: else the pictures of all others lie. */
@RunWith(RobolectricTestRunner::class)
class ComposeRuleTest {
    @get:Rule val compose = ComposeRule()

    @Test fun recomposes() = countsToOne()

    @Test fun recomposesAgain() = countsToOne()

    @Test fun recomposesOnceMore() = countsToOne()

    private fun countsToOne() {
        Robolectric.buildActivity(ComponentActivity::class.java).use { controller ->
            controller.setup().get().setContent {
                var count by remember { mutableIntStateOf(0) }
                BasicText("count $count", Modifier.clickable { count++ })
            }
            Screen.idle()
            Screen.click("count 0")
            assertTrue(Screen.spoken().toString(), Screen.says("count 1"))
        }
    }
}
