package app.carnet.verify

import app.carnet.bridge.Carnet
import app.carnet.bridge.FakeCarnet
import app.carnet.bridge.Verification
import app.carnet.support.ComposeRule
import app.carnet.support.Routes
import app.carnet.support.Screen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class VerifyRouteTest {
    @get:Rule val compose = ComposeRule()
    private val fake = FakeCarnet("482913", open = true)
    private val routes = Routes(object : Carnet by fake {
        override suspend fun verify(text: String): Verification = VerifySamples.valid
    })

    private fun open() = routes.open { VerifyRoute(it.deps, it.go) }.also {
        routes.clipboard.held = "HC1:A"
        Screen.click("Paste")
    }

    @Test
    fun acceptedIsSaidOnlyAfterTheAnswer() {
        open()
        assertTrue(Screen.says("Pass is valid"))
        assertFalse(Screen.says("Accepted"))
        assertTrue("the name is there to compare", Screen.says("Name") || Screen.spoken().any { "Anna Maria Eriksson" in it })
        Screen.click("Yes, the same")
        assertTrue(Screen.says("Accepted"))
        Screen.click("Next pass")
        assertFalse(Screen.spoken().any { "Eriksson" in it })
    }

    @Test
    fun anotherPersonsPassIsNotAccepted() {
        open()
        Screen.click("No")
        assertTrue(Screen.says("Not accepted"))
        Screen.click("Change the answer")
        assertTrue(Screen.says("Pass is valid"))
    }

    @Test
    fun theResultIsGoneWhenTheAppIsLeft() {
        val host = open()
        host.pause().stop()
        Screen.idle()
        host.start().resume()
        Screen.idle()
        assertFalse(Screen.spoken().any { "Eriksson" in it })
        assertTrue("nothing is stored", fake.cards.size == 3 && fake.shown.isEmpty())
    }

    @Test
    fun backFromAResultWaitsForTheNextPass() {
        val host = open()
        host.get().onBackPressedDispatcher.onBackPressed()
        Screen.idle()
        assertTrue(Screen.says("Allow the camera"))
        assertEquals(emptyList<String>(), routes.go.asked)
    }
}
