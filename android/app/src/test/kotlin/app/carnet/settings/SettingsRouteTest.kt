package app.carnet.settings

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import app.carnet.app.Destination
import app.carnet.bridge.FakeCarnet
import app.carnet.support.ComposeRule
import app.carnet.support.Routes
import app.carnet.support.Screen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class SettingsRouteTest {
    @get:Rule val compose = ComposeRule()
    private val carnet = FakeCarnet("482913", open = true)
    private val routes = Routes(carnet)

    @Test
    fun choicesAreKept() {
        routes.open { SettingsRoute(it.deps, it.go) }
        Screen.click(Screen.nodes().first { "Block screenshots" in Screen.texts(it) })
        assertFalse(routes.preferences.secureScreen)
        Screen.click(Screen.nodes().first { "Lock when not in use" in Screen.texts(it) })
        Screen.click("15 minutes")
        assertEquals(900, routes.preferences.lockAfterSeconds)
        Screen.click(Screen.nodes().first { "Change the PIN" in Screen.texts(it) })
        assertEquals(Destination.ChangePin, routes.go.destination)
    }

    @Test
    fun thePinIsChanged() {
        routes.open { ChangePinRoute(it.deps, it.go) }
        for ((label, pin) in listOf("PIN now" to "482913", "New PIN" to "937164", "New PIN again" to "937164")) {
            Screen.type(Screen.nodes().last { label in Screen.texts(it) }, pin)
            Screen.click(Screen.nodes().last { texts -> Screen.texts(texts).any { it == "Continue" || it == "Change the PIN" } && isButton(texts) })
        }
        assertTrue(Screen.says("The PIN is changed"))
        assertEquals("937164", carnet.pin)
    }

    @Test
    fun theRecoveryCodeIsShownOnce() {
        routes.open { RecoveryCodeRoute(it.deps, it.go) }
        Screen.click("Make a recovery code")
        Screen.type(Screen.nodes().last { "PIN" in Screen.texts(it) }, "482913")
        Screen.click("Continue")
        val code = checkNotNull(carnet.recoveryCode)
        val spelled = code.split('-').joinToString(", ") { it.toList().joinToString(" ") }
        assertTrue(Screen.says("Recovery code: $spelled"))
        Screen.click("Copy to a password manager")
        assertEquals(code, routes.clipboard.held)
        Screen.click("I have written it down")
        Screen.click("Done")
        assertFalse(Screen.spoken().any { spelled in it })
        Screen.click("Remove it")
        Screen.click(Screen.nodes().last { "Remove it" in Screen.texts(it) })
        assertNull(carnet.recoveryCode)
    }

    private fun isButton(node: SemanticsNode) =
        SemanticsActions.OnClick in node.config
}
