package app.carnet.add

import app.carnet.app.Imports
import app.carnet.app.Shared
import app.carnet.bridge.CarnetError
import app.carnet.device.FakeFiles
import app.carnet.support.MainDispatcherRule
import app.carnet.support.StubReading
import kotlinx.coroutines.CompletableDeferred
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
            "empty" to ByteArray(0),
            "broken" to "!".encodeToByteArray(),
            "huge" to ByteArray(33 shl 20),
        ),
    )
    private val model = AddViewModel(StubReading(), files, imports)

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
        val slow = AddViewModel(object : StubReading() { override suspend fun textsInFile(bytes: ByteArray) = never.await() }, files, imports)
        slow.picked(listOf("a"))
        assertTrue(slow.state.value.reading)
        slow.cancel()
        assertEquals(AddState(), slow.state.value)
        never.complete(listOf("HC1:A"))
        assertNull(slow.state.value.found)
    }
}
