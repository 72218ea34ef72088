package app.carnet.add

import app.carnet.app.Imports
import app.carnet.app.PackSource
import app.carnet.app.Packs
import app.carnet.app.Shared
import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeOwnPasses
import app.carnet.device.FakeFiles
import app.carnet.support.MainDispatcherRule
import app.carnet.support.StubReading
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class AddViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val imports = Imports()
    private val files = FakeFiles(
        mapOf(
            "a" to "HC1:A".encodeToByteArray(),
            "two" to "HC1:A\nHC1:B".encodeToByteArray(),
            "part 1" to "part 1/3 C".encodeToByteArray(),
            "part 2" to "part 2/3 C".encodeToByteArray(),
            "part 3" to "part 3/3 C".encodeToByteArray(),
            "other part" to "part 1/2 D".encodeToByteArray(),
            "pack" to "CPK1 of somebody".encodeToByteArray(),
            "empty" to ByteArray(0),
            "broken" to "!".encodeToByteArray(),
            "huge" to ByteArray(33 shl 20),
        ),
    )
    private val reading = StubReading()
    private val parts = Parts(reading)
    private val packs = Packs()
    private val own = FakeOwnPasses()
    private val model by lazy { AddViewModel(reading, files, imports, parts, own, packs) }

    private fun found(): List<String>? = model.state.value.found?.let { imports.texts(it) }

    @Test
    fun aPastedTextGoesToThePreview() {
        model.pasted("HC1:A\n\n")
        assertEquals(listOf("HC1:A"), found())
        model.opened()
        assertEquals(AddState(), model.state.value)
    }

    @Test
    fun anEmptyClipboardIsSaid() {
        listOf(null, "", " \n").forEach {
            model.pasted(it)
            assertEquals(AddProblem.NothingToPaste, model.state.value.problem)
        }
    }

    @Test
    fun severalFilesGiveEachCodeOnce() {
        model.picked(listOf("a", "two", "empty"))
        assertEquals(listOf("HC1:A", "HC1:B"), found())
    }

    @Test
    fun aClosedPickerChangesNothing() {
        model.pasted(null)
        model.picked(emptyList())
        assertEquals(AddProblem.NothingToPaste, model.state.value.problem)
    }

    @Test
    fun oneBadFileDoesNotHideTheOthers() {
        model.picked(listOf("broken", "missing", "a"))
        assertEquals(listOf("HC1:A"), found())
    }

    @Test
    fun eachTroubleHasItsOwnWords() {
        model.picked(listOf("empty", "empty"))
        assertEquals(AddProblem.NoCode(files = 2), model.state.value.problem)
        model.picked(listOf("missing"))
        assertEquals(AddProblem.NotOpened, model.state.value.problem)
        model.picked(listOf("huge"))
        assertEquals(AddProblem.TooLarge, model.state.value.problem)
        model.picked(listOf("broken"))
        assertTrue((model.state.value.problem as AddProblem.Failed).error is CarnetError.Unreadable)
        model.take(listOf(Shared.Text("\n")))
        assertEquals(AddProblem.NoCode(files = 0), model.state.value.problem)
    }

    @Test
    fun aSharedFileAndATextAreReadTogether() {
        model.take(listOf(Shared.File("a"), Shared.Text("HC1:C")))
        assertEquals(listOf("HC1:A", "HC1:C"), found())
    }

    @Test
    fun readingCanBeStopped() {
        val never = CompletableDeferred<List<String>>()
        val slow = AddViewModel(object : StubReading() { override suspend fun textsInFile(bytes: ByteArray) = never.await() }, files, imports, parts, own, packs)
        slow.picked(listOf("a"))
        assertEquals(Step(1, 1), slow.state.value.reading)
        slow.cancel()
        assertEquals(AddState(), slow.state.value)
        never.complete(listOf("HC1:A"))
        assertNull(slow.state.value.found)
    }

    @Test
    fun theCodesOfAPassAreCollectedOverFilesInAnyOrder() {
        model.picked(listOf("part 3"))
        assertEquals(AddState(parts = Progress(1, 3)), model.state.value)
        model.picked(listOf("part 3", "part 1"))
        assertEquals(AddState(parts = Progress(2, 3)), model.state.value)
        model.picked(listOf("part 2"))
        assertEquals(listOf("HC1:C"), found())
        model.opened()
        assertEquals("nothing is left to collect", AddState(), model.state.value)
    }

    @Test
    fun allCodesInOneGoAreOnePass() {
        model.picked(listOf("part 2", "part 3", "part 1"))
        assertEquals(listOf("HC1:C"), found())
    }

    @Test
    fun theSameCodeTwiceCountsOnce() {
        model.picked(listOf("part 1"))
        model.picked(listOf("part 1"))
        assertEquals(AddState(parts = Progress(1, 3), again = true), model.state.value)
    }

    @Test
    fun aPartOfAnotherPassIsAQuestion() {
        model.picked(listOf("part 1", "part 2"))
        model.picked(listOf("other part"))
        assertEquals(AddState(parts = Progress(2, 3), another = true), model.state.value)
        model.another(start = false)
        assertEquals(AddState(parts = Progress(2, 3)), model.state.value)
        model.picked(listOf("other part"))
        model.another(start = true)
        assertEquals(AddState(parts = Progress(1, 2)), model.state.value)
    }

    @Test
    fun aWholePassGoesOnAndTheOthersCodesWait() {
        model.picked(listOf("part 1", "a"))
        assertEquals(listOf("HC1:A"), found())
        model.opened()
        assertEquals(AddState(parts = Progress(1, 3)), model.state.value)
    }

    @Test
    fun startingOverForgetsWhatWasCollected() {
        model.picked(listOf("part 1"))
        model.startOver()
        assertEquals(AddState(), model.state.value)
        model.picked(listOf("part 2"))
        assertEquals(AddState(parts = Progress(1, 3)), model.state.value)
    }

    @Test
    fun whatTheCameraCollectedIsInSightHere() = runBlocking {
        assertNull(model.state.value.parts)
        parts.take(listOf("part 2/3 C"))
        assertEquals(Progress(1, 3), model.state.value.parts)
        model.pasted(null)
        assertEquals(AddState(problem = AddProblem.NothingToPaste, parts = Progress(1, 3)), model.state.value)
    }

    @Test
    fun aPublishersPackGoesToThePageThatOffersIt() {
        model.picked(listOf("pack"))
        val waiting = packs.source(checkNotNull(model.state.value.pack)) as PackSource.Bytes
        assertEquals("CPK1 of somebody", waiting.bytes.decodeToString())
        model.opened()
        assertNull(model.state.value.pack)
    }
}
