package app.carnet.handover

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.bridge.FakeCode
import app.carnet.support.MainDispatcherRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class HandOverViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val carnet = FakeCarnet("482913", open = true)
    private val model = HandOverViewModel(carnet, FakeCode.of(), withName = true)
    private val now get() = model.state.value

    @Test
    fun onlyThePinLeadsOut() {
        model.leave()
        assertTrue(now.leaving)
        assertFalse(now.left)
        model.typed("000000")
        model.confirm()
        assertEquals(4, (now.error as CarnetError.WrongPin).triesLeft)
        assertFalse(now.left)
        model.typed("482913")
        assertNull(now.error)
        model.confirm()
        assertTrue(now.left)
        assertTrue("the wallet stays open", carnet.open)
    }

    @Test
    fun oneMayGoBackToTheCode() {
        model.leave()
        model.typed("4829")
        model.stay()
        assertFalse(now.leaving)
        assertEquals("", now.pin)
    }

    @Test
    fun specimensHaveNoPin() {
        val model = HandOverViewModel(carnet, FakeCode.of(specimens = true), withName = true)
        model.leave()
        assertTrue(model.state.value.left)
    }

    @Test
    fun withoutACodeThereIsNothingToHandOver() {
        assertTrue(HandOverViewModel(carnet, null, withName = true).state.value.left)
    }
}
