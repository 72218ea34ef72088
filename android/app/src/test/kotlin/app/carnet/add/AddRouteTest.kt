package app.carnet.add

import app.carnet.app.Destination
import app.carnet.app.Shared
import app.carnet.bridge.FakeCarnet
import app.carnet.support.ComposeRule
import app.carnet.support.Routes
import app.carnet.support.Screen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class AddRouteTest {
    @get:Rule val compose = ComposeRule()
    private val routes = Routes(FakeCarnet("482913", open = true))

    private fun previewed(): List<String>? = routes.imports.texts((routes.go.destination as Destination.Preview).batch)

    @Test
    fun whatWasSharedGoesToThePreviewByItself() {
        routes.imports.share(listOf(Shared.Text("HC1:A")))
        routes.open { AddRoute(it.deps, it.go) }
        assertEquals(listOf("to"), routes.go.asked)
        assertEquals(listOf("HC1:A"), previewed())
        assertTrue("taken once", routes.imports.takeShared().isEmpty())
    }

    @Test
    fun pasteTakesTheClipboard() {
        routes.open { AddRoute(it.deps, it.go) }
        Screen.click(Screen.nodes().first { "Paste" in Screen.texts(it) })
        assertTrue(Screen.says("No pass found"))
        routes.clipboard.held = "HC1:B"
        Screen.click(Screen.nodes().first { "Paste" in Screen.texts(it) })
        assertEquals(listOf("HC1:B"), previewed())
    }

    @Test
    fun scanLeadsToTheCamera() {
        routes.open { AddRoute(it.deps, it.go) }
        Screen.click(Screen.nodes().first { "Scan a code" in Screen.texts(it) })
        assertEquals(Destination.Camera, routes.go.destination)
    }
}
