package app.carnet.camera

import app.carnet.add.Parts
import app.carnet.add.Progress
import app.carnet.bridge.CarnetError
import app.carnet.support.MainDispatcherRule
import app.carnet.support.StubReading
import kotlinx.coroutines.CompletableDeferred
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class CameraViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private var frames = 0
    private var answer = CompletableDeferred(emptyList<String>())
    private val reading = object : StubReading() {
        override suspend fun textsInFrame(width: Int, height: Int, stride: Int, luma: ByteArray): List<String> {
            frames++
            return answer.await()
        }
    }
    private val parts = Parts(reading)
    private val model = CameraViewModel(reading, hasCamera = true, parts)

    private fun frame() = model.frame(4, 4, 4, ByteArray(16))

    @Test
    fun asksAndTakesTheAnswer() {
        assertEquals(CameraState.Asking, model.state.value)
        model.permission(granted = false, canAsk = true)
        assertEquals(CameraState.Denied(forGood = false), model.state.value)
        model.permission(granted = false, canAsk = false)
        assertEquals(CameraState.Denied(forGood = true), model.state.value)
        model.granted()
        assertEquals(CameraState.Live(), model.state.value)
    }

    @Test
    fun withoutACameraNothingIsAsked() {
        val none = CameraViewModel(reading, hasCamera = false, parts)
        none.permission(granted = true, canAsk = true)
        none.granted()
        none.again()
        assertEquals(CameraState.Missing, none.state.value)
    }

    @Test
    fun framesThatComeWhileOneIsDecodedAreDropped() {
        model.granted()
        answer = CompletableDeferred()
        frame()
        assertFalse(model.wants)
        frame()
        frame()
        assertEquals(1, frames)
        answer.complete(emptyList())
        assertTrue(model.wants)
        frame()
        assertEquals(2, frames)
    }

    @Test
    fun aCodeEndsTheLooking() {
        model.granted()
        answer = CompletableDeferred(listOf("HC1:A"))
        frame()
        assertEquals(listOf("HC1:A"), (model.state.value as CameraState.Found).texts)
        assertFalse(model.wants)
        frame()
        assertEquals(1, frames)
        model.next()
        assertEquals(CameraState.Live(), model.state.value)
    }

    @Test
    fun anUnreadableFrameIsAFrameWithoutACode() {
        model.granted()
        answer = CompletableDeferred<List<String>>().apply { completeExceptionally(CarnetError.Unreadable("noise")) }
        frame()
        assertEquals(CameraState.Live(), model.state.value)
        assertTrue(model.wants)
    }

    @Test
    fun theLightIsForCamerasThatHaveOne() {
        model.granted()
        model.toggleTorch()
        assertEquals(CameraState.Live(), model.state.value)
        model.torchFound(true)
        model.toggleTorch()
        assertEquals(CameraState.Live(hasTorch = true, torch = true), model.state.value)
        model.toggleTorch()
        assertEquals(CameraState.Live(hasTorch = true), model.state.value)
    }

    @Test
    fun aBrokenCameraCanBeTriedAgain() {
        model.broke()
        assertEquals("nothing breaks before it is used", CameraState.Asking, model.state.value)
        model.granted()
        model.broke()
        assertEquals(CameraState.Broken, model.state.value)
        model.next()
        assertEquals(CameraState.Broken, model.state.value)
        model.again()
        assertEquals(CameraState.Live(), model.state.value)
    }

    @Test
    fun adviceComesAfterAWhile() {
        model.granted()
        main.dispatcher.scheduler.advanceTimeBy(CameraViewModel.ADVICE_AFTER_MILLIS - 1)
        main.dispatcher.scheduler.runCurrent()
        assertEquals(CameraState.Live(), model.state.value)
        main.dispatcher.scheduler.advanceTimeBy(2)
        main.dispatcher.scheduler.runCurrent()
        assertEquals(CameraState.Live(slow = true), model.state.value)
    }

    private fun sees(vararg texts: String) {
        answer = CompletableDeferred(texts.toList())
        frame()
    }

    private fun waits(millis: Long) = main.dispatcher.scheduler.run {
        advanceTimeBy(millis)
        runCurrent()
    }

    @Test
    fun theCodesOfAPassAreCollectedInAnyOrder() {
        model.granted()
        sees("part 3/3 A")
        assertEquals(CameraState.Live(parts = Progress(1, 3)), model.state.value)
        sees("part 1/3 A", "part 3/3 A")
        assertEquals(CameraState.Live(parts = Progress(2, 3)), model.state.value)
        sees("part 2/3 A")
        assertEquals(listOf("HC1:A"), (model.state.value as CameraState.Found).texts)
        assertEquals(null, parts.progress.value)
    }

    @Test
    fun theSameCodeAgainIsSaidOnlyAfterAWhile() {
        model.granted()
        sees("part 1/2 A")
        sees("part 1/2 A")
        assertEquals(CameraState.Live(parts = Progress(1, 2)), model.state.value)
        waits(CameraViewModel.PATIENCE_MILLIS + 1)
        sees("part 1/2 A")
        assertEquals(CameraState.Live(parts = Progress(1, 2), again = true), model.state.value)
        sees("part 2/2 A")
        assertTrue(model.state.value is CameraState.Found)
    }

    @Test
    fun aCodeOfAnotherPassIsAQuestion() {
        model.granted()
        model.torchFound(true)
        sees("part 1/2 A")
        sees("part 1/3 B")
        val asked = model.state.value as CameraState.Another
        assertEquals(Progress(1, 2), asked.parts)
        assertFalse("nothing is read while the question stands", model.wants)
        model.another(start = false)
        assertEquals(CameraState.Live(hasTorch = true, parts = Progress(1, 2)), model.state.value)
        waits(CameraViewModel.PATIENCE_MILLIS + 1)
        sees("part 1/3 B")
        model.another(start = true)
        assertEquals(CameraState.Live(hasTorch = true, parts = Progress(1, 3)), model.state.value)
        model.startOver()
        assertEquals(CameraState.Live(hasTorch = true), model.state.value)
        assertEquals(null, parts.progress.value)
    }

    @Test
    fun anotherPassIsAskedAboutOnceWhileItsCodeStaysInThePicture() {
        model.granted()
        sees("part 1/2 A")
        sees("part 1/3 B")
        model.another(start = false)
        repeat(3) {
            waits(CameraViewModel.PATIENCE_MILLIS - 1)
            sees("part 1/3 B")
            assertTrue("not asked again", model.state.value is CameraState.Live)
        }
        sees("part 1/3 B", "part 1/3 C")
        assertEquals(listOf("part 1/3 C"), (model.state.value as CameraState.Another).texts)
        model.another(start = false)
        sees("part 1/3 C", "part 1/3 B")
        assertTrue("neither is asked about again", model.state.value is CameraState.Live)
        waits(CameraViewModel.PATIENCE_MILLIS + 1)
        sees("part 1/3 B")
        assertTrue("it was gone and is back", model.state.value is CameraState.Another)
    }

    @Test
    fun whatWasPassedOverIsTakenOnceNothingElseIsCollected() {
        model.granted()
        sees("part 1/2 A")
        sees("part 1/3 B")
        model.another(start = false)
        model.startOver()
        sees("part 1/3 B")
        assertEquals(Progress(1, 3), parts.progress.value)
    }

    @Test
    fun aWholePassInBetweenGoesFirstAndTheRestWaits() {
        model.granted()
        sees("part 1/2 A")
        sees("HC1:B")
        assertEquals(listOf("HC1:B"), (model.state.value as CameraState.Found).texts)
        assertEquals(Progress(1, 2), parts.progress.value)
    }
}
