package app.carnet.settings

import app.carnet.bridge.CarnetError
import app.carnet.bridge.WeakPinReason
import app.carnet.support.MainDispatcherRule
import app.carnet.support.StubSession
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class ChangePinViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val session = StubSession()
    private val model = ChangePinViewModel(session)

    private fun enter(pin: String) {
        model.typed(pin)
        model.next()
    }

    private val now get() = model.state.value

    @Test
    fun threeStepsChangeThePin() {
        enter("493017")
        assertEquals(PinStep.NEW to "", now.step to now.typed)
        enter("820546")
        assertEquals(PinStep.REPEAT to "", now.step to now.typed)
        enter("820546")
        assertEquals(PinStep.DONE, now.step)
        assertEquals("820546", session.pin)
    }

    @Test
    fun aWrongPinStays() {
        enter("000000")
        assertEquals(PinStep.CURRENT, now.step)
        assertTrue((now.problem as PinProblem.Refused).error is CarnetError.WrongPin)
        model.typed("4")
        assertEquals("typing takes the words away", null, now.problem)
    }

    @Test
    fun twoDifferentPinsBeginAgainWithTheNewOne() {
        enter("493017")
        enter("820546")
        enter("820547")
        assertEquals(PinStep.NEW, now.step)
        assertEquals(PinProblem.NotTheSame, now.problem)
        assertEquals("493017", session.pin)
    }

    @Test
    fun aWeakPinIsChosenAgain() {
        enter("493017")
        enter("111111")
        session.trouble = CarnetError.WeakPin(WeakPinReason.OBVIOUS)
        enter("111111")
        assertEquals(PinStep.NEW, now.step)
        assertTrue((now.problem as PinProblem.Refused).error is CarnetError.WeakPin)
    }

    @Test
    fun nothingTypedGoesNowhere() {
        model.next()
        assertEquals(PinStep.CURRENT, now.step)
    }
}
