package app.carnet.app

import app.carnet.bridge.FakeCarnet
import app.carnet.detail.DetailSamples
import app.carnet.detail.DetailScreen
import app.carnet.parts.UnderDevelopmentStrip
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.Routes
import app.carnet.support.Screen
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class DevelopmentStripTest {
    @get:Rule val compose = ComposeRule()

    @Test
    fun itStandsAboveThePage() = Pictures.of("development-strip", Look.usual + Look.SIDEWAYS) {
        UnderDevelopmentStrip(shown = true) { DetailScreen(DetailSamples.all.getValue("development")) }
    }

    @Test
    fun itIsThereOnlyWhereSuchAPublisherIsTrusted() {
        val words = "DEVELOPMENT: you trust keys that are no secret"
        for (shown in listOf(true, false)) {
            val host = Routes(FakeCarnet()).open { UnderDevelopmentStrip(shown) { DetailScreen(DetailSamples.all.getValue("valid")) } }
            if (shown) assertTrue(Screen.says(words)) else assertFalse(Screen.says(words))
            host.close()
        }
    }
}
