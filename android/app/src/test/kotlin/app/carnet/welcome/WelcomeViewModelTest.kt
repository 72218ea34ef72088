package app.carnet.welcome

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.bridge.WeakPinReason
import app.carnet.support.MainDispatcherRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class WelcomeViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val carnet = FakeCarnet()
    private var opened = 0
    private val model = WelcomeViewModel(carnet, carnet) { opened += 1 }
    private val now get() = model.state.value

    private fun toRepeat(pin: String) {
        model.start()
        model.typed(pin)
        model.understood(true)
        model.chosen()
    }

    @Test
    fun aPinTypedTwiceMakesTheWallet() {
        toRepeat("482913")
        assertEquals(WelcomeStep.REPEAT, now.step)
        model.repeated("482913")
        model.create()
        assertEquals("482913", carnet.pin)
        assertEquals(1, opened)
        assertEquals("no PIN stays in memory", "", now.pin + now.repeated)
    }

    @Test
    fun whoHasNotUnderstoodGoesNoFurther() {
        model.start()
        model.typed("482913")
        model.chosen()
        assertEquals(WelcomeStep.CHOOSE, now.step)
    }

    @Test
    fun aShortPinIsRefusedAtOnce() {
        toRepeat("12345")
        assertEquals(WelcomeStep.CHOOSE, now.step)
        assertEquals(WeakPinReason.TOO_SHORT, (now.error as CarnetError.WeakPin).why)
        model.typed("123456")
        assertNull(now.error)
    }

    @Test
    fun anotherPinTheSecondTimeIsTypedAgain() {
        toRepeat("482913")
        model.repeated("482914")
        model.create()
        assertTrue(now.different)
        assertEquals("", now.repeated)
        assertNull(carnet.pin)
    }

    @Test
    fun aWeakPinIsChosenAgain() {
        toRepeat("111111")
        model.repeated("111111")
        model.create()
        assertEquals(WelcomeStep.CHOOSE, now.step)
        assertEquals(WeakPinReason.OBVIOUS, (now.error as CarnetError.WeakPin).why)
        assertEquals(0, opened)
    }

    @Test
    fun aFullDiskIsTold() {
        carnet.fails = CarnetError.NotWritten("full")
        toRepeat("482913")
        model.repeated("482913")
        model.create()
        assertEquals(WelcomeStep.REPEAT, now.step)
        assertTrue(now.error is CarnetError.NotWritten)
        assertFalse(now.busy)
    }

    @Test
    fun specimensNeedNoPin() {
        model.trySpecimens()
        assertTrue(carnet.specimens)
        assertEquals(1, opened)
    }

    @Test
    fun backGoesStepByStep() {
        toRepeat("482913")
        assertTrue(model.back())
        assertEquals(WelcomeStep.CHOOSE, now.step)
        assertTrue(model.back())
        assertEquals(WelcomeStep.INTRODUCTION, now.step)
        assertEquals("", now.pin)
        assertFalse(model.back())
    }
}
