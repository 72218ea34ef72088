package app.carnet.detail

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.passes.Removals
import app.carnet.support.MainDispatcherRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class DetailViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val carnet = FakeCarnet("482913", open = true)
    private val removals = Removals()
    private fun model(id: String = "d2") = DetailViewModel(id, carnet, carnet, removals)

    @Test
    fun aPassIsReadWithWhatItReveals() {
        val now = model().state.value
        assertEquals("Comirnaty", now.detail?.card?.title)
        assertTrue(now.reveals.isNotEmpty())
    }

    @Test
    fun readingItIsNotShowingIt() {
        model()
        assertTrue(carnet.shown.isEmpty())
    }

    @Test
    fun aPassThatIsGoneSaysSo() {
        assertTrue(model("nobody").state.value.error is CarnetError.NoSuchPass)
    }

    @Test
    fun deletingOffersUndoInTheList() {
        val model = model()
        model.remove()
        assertTrue(model.state.value.removed)
        assertEquals("d2", removals.removed.value?.id)
    }

    @Test
    fun aDeletionThatFailsLeavesThePass() {
        val model = model()
        carnet.fails = CarnetError.NotWritten("full")
        model.remove()
        assertTrue(model.state.value.failure is CarnetError.NotWritten)
        assertFalse(model.state.value.removed)
    }
}
