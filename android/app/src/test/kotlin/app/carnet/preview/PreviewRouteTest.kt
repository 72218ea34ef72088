package app.carnet.preview

import app.carnet.app.Destination
import app.carnet.bridge.Carnet
import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.support.ComposeRule
import app.carnet.support.Routes
import app.carnet.support.SamplePasses
import app.carnet.support.Screen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class PreviewRouteTest {
    @get:Rule val compose = ComposeRule()
    private val carnet = FakeCarnet("482913", open = true)
    private val routes = Routes(carnet)

    private fun open(vararg texts: String) {
        val batch = routes.imports.put(texts.toList())
        routes.open { PreviewRoute(it.deps, it.go, batch) }
    }

    @Test
    fun keepingOpensThePass() {
        open("HC1:A")
        assertTrue(Screen.says("Anna Maria Eriksson"))
        Screen.click("Keep this pass")
        assertEquals(listOf("home"), routes.go.asked)
        assertEquals(Destination.Detail(carnet.cards.last().id), routes.go.destination)
    }

    @Test
    fun notKeepingGoesBack() {
        open("HC1:A")
        Screen.click("Do not keep")
        assertEquals(listOf("back"), routes.go.asked)
        assertEquals(3, carnet.cards.size)
    }

    @Test
    fun aFullDiskIsSaidAndThePassStaysInSight() {
        open("HC1:A")
        carnet.fails = CarnetError.NotWritten("full")
        Screen.click("Keep this pass")
        assertTrue(routes.go.asked.isEmpty())
        assertTrue(Screen.says("Not saved"))
        carnet.fails = null
        Screen.click("Keep this pass")
        assertEquals(listOf("home"), routes.go.asked)
    }

    @Test
    fun severalCanBeKeptTogether() {
        open("HC1:A", "HC1:B")
        assertTrue(Screen.says("Codes found"))
        Screen.click("Keep 2 passes")
        assertEquals(null, routes.go.destination)
        assertEquals(listOf("home"), routes.go.asked)
        assertEquals(5, carnet.cards.size)
    }

    @Test
    fun anImportThatIsGoneLeadsBackToAdding() {
        routes.open { PreviewRoute(it.deps, it.go, batch = 99) }
        Screen.click("Add a pass")
        assertEquals(listOf("back"), routes.go.asked)
    }

    @Test
    fun aLookUpNamesItsHostAndOpensNothing() {
        val pointing = Routes(object : Carnet by carnet { override suspend fun preview(text: String) = SamplePasses.lookUp })
        val batch = pointing.imports.put(listOf("https://healthcode.utopia.example/q/1"))
        pointing.open { PreviewRoute(it.deps, it.go, batch) }
        assertTrue(Screen.spoken().any { "healthcode.utopia.example" in it })
        Screen.click("Try another way")
        assertEquals(listOf("back"), pointing.go.asked)
    }

    @Test
    fun whatSaysTooMuchIsKeptAfterItsPage() {
        val talking = Routes(object : Carnet by carnet { override suspend fun preview(text: String) = SamplePasses.talkative })
        val batch = talking.imports.put(listOf("HC1:A"))
        talking.open { PreviewRoute(it.deps, it.go, batch) }
        Screen.click("Keep this pass")
        assertTrue(Screen.says("It says more than it has to"))
        assertTrue(talking.go.asked.isEmpty())
        Screen.click("Keep it all the same")
        assertEquals(listOf("home"), talking.go.asked)
    }
}
