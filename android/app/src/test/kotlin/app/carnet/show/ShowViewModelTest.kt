package app.carnet.show

import app.carnet.app.FakePreferences
import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.support.MainDispatcherRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class ShowViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val carnet = FakeCarnet("482913", open = true)
    private val preferences = FakePreferences()
    private val onScreen = OnScreen()
    private fun model(id: String = "d2") = ShowViewModel(id, carnet, carnet, preferences, onScreen)

    @Test
    fun whatItRevealsComesFirstAndIsNotWritten() {
        val now = model().state.value as ShowState.Asking
        assertTrue(now.reveals.isNotEmpty())
        assertTrue(carnet.shown.isEmpty())
        assertNull(onScreen.code)
    }

    @Test
    fun showingIsWrittenOnce() {
        val model = model()
        model.show()
        model.show()
        val now = model.state.value as ShowState.Showing
        assertEquals(1, carnet.shown.size)
        assertSame(now.code, onScreen.code)
    }

    @Test
    fun withoutAHistoryNothingIsShown() {
        val model = model()
        carnet.fails = CarnetError.NotWritten("full")
        model.show()
        val now = model.state.value as ShowState.Asking
        assertTrue(now.error is CarnetError.NotWritten)
        assertFalse(now.busy)
        assertNull(onScreen.code)
    }

    @Test
    fun theNameIsAChoiceThatIsRemembered() {
        val model = model()
        model.show()
        assertTrue((model.state.value as ShowState.Showing).withName)
        model.name(false)
        assertFalse((model.state.value as ShowState.Showing).withName)
        assertFalse(preferences.showName)
    }

    @Test
    fun theCodeGrowsAndShrinks() {
        val model = model()
        model.large(true)
        assertTrue("not before it is shown", model.state.value is ShowState.Asking)
        model.show()
        model.large(true)
        assertTrue((model.state.value as ShowState.Showing).large)
        model.large(false)
        assertFalse((model.state.value as ShowState.Showing).large)
    }

    @Test
    fun aPassThatIsGoneSaysSo() {
        assertTrue((model("nobody").state.value as ShowState.Failed).error is CarnetError.NoSuchPass)
    }
}
