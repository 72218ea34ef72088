package app.carnet.settings

import app.carnet.bridge.CarnetError
import app.carnet.support.MainDispatcherRule
import app.carnet.support.StubSession
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class RecoveryCodeViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val session = StubSession()
    private val model by lazy { RecoveryCodeViewModel(session) }

    private val overview get() = model.state.value as RecoveryCodeState.Overview

    @Test
    fun thePinComesBeforeTheCodeAndTheCodeIsShownOnce() {
        assertFalse(overview.exists)
        model.make()
        model.typed("493017")
        model.confirm()
        val shown = model.state.value as RecoveryCodeState.Shown
        assertEquals(listOf("7QKD", "M2XF", "9R0T", "C4VB", "W8HZ"), shown.groups)
        model.written(true)
        assertTrue((model.state.value as RecoveryCodeState.Shown).written)
        model.leave()
        assertTrue(overview.exists)
    }

    @Test
    fun aWrongPinMakesNone() {
        model.make()
        model.typed("000000")
        model.confirm()
        val asked = model.state.value as RecoveryCodeState.AskPin
        assertTrue(asked.problem is CarnetError.WrongPin)
        assertEquals("", asked.typed)
        assertFalse(session.recovery)
        model.leave()
        assertFalse(overview.exists)
    }

    @Test
    fun makingANewOneSaysThatTheOldOneEnds() {
        session.recovery = true
        model.load()
        model.make()
        assertTrue((model.state.value as RecoveryCodeState.AskPin).replaces)
    }

    @Test
    fun removingAsksAndCanFail() {
        session.recovery = true
        model.load()
        model.askRemove(true)
        assertTrue(overview.asksRemove)
        session.trouble = CarnetError.NotWritten("full")
        model.remove()
        assertTrue(overview.exists)
        assertTrue(overview.problem is CarnetError.NotWritten)
        session.trouble = null
        model.remove()
        assertFalse(overview.exists)
    }
}
