package app.carnet.enrol

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.NativeTrouble
import app.carnet.moving.FrameClock
import app.carnet.support.MainDispatcherRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotSame
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class AnswerViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val own = FakeOwnPasses().apply { waiting += FakeOwnPasses.pending() }
    private val model by lazy { AnswerViewModel("e1", own) }
    private val showing get() = model.state.value as AnswerState.Showing

    private fun passes(millis: Long) = main.dispatcher.scheduler.run {
        advanceTimeBy(millis)
        runCurrent()
    }

    @Test
    fun itMovesOnlyWhileItIsSeenAndNotPaused() {
        val first = showing.frame
        passes(1_000)
        assertSame("not seen yet", first, showing.frame)
        model.seen(true)
        passes(FrameClock.FRAME_MILLIS)
        val second = showing.frame
        assertNotSame(first, second)
        model.pause(true)
        passes(1_000)
        assertSame(second, showing.frame)
        model.pause(false)
        passes(FrameClock.FRAME_MILLIS)
        assertNotSame(second, showing.frame)
        model.seen(false)
    }

    @Test
    fun itIsLetGoOfAndThenGone() {
        assertEquals("CEN1:ANSWER", showing.pending.answer)
        own.fails = CarnetError.NotWritten("full")
        model.forget()
        assertTrue(showing.error is CarnetError.NotWritten)
        own.fails = null
        model.forget()
        assertEquals(AnswerState.Gone, model.state.value)
        assertTrue(own.waiting.isEmpty())
    }

    @Test
    fun oneThatNobodyWaitsForSaysSo() {
        own.waiting.clear()
        val failed = model.state.value as AnswerState.Failed
        assertEquals(NativeTrouble.NOT_WAITED_FOR, (failed.error as CarnetError.Native).why)
    }

    @Test
    fun aFileThatCannotBeWrittenIsSaid() {
        assertFalse(showing.problem)
        model.notWritten()
        assertTrue(showing.problem)
    }
}
