package app.carnet.preview

import app.carnet.app.Imports
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Relation
import app.carnet.bridge.Scan
import app.carnet.support.MainDispatcherRule
import app.carnet.support.SamplePasses
import app.carnet.support.StubReading
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class PreviewViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val imports = Imports()
    private val plain = SamplePasses.scan()
    private val reading = StubReading(
        mapOf(
            "a" to plain,
            "b" to SamplePasses.scan(SamplePasses.detail(SamplePasses.test)),
            "talks" to SamplePasses.talkative,
            "forged" to SamplePasses.forged,
            "twice" to SamplePasses.scan(relation = Relation.DUPLICATE),
        ),
    )

    private fun model(vararg texts: String) = PreviewViewModel(reading, imports, imports.put(texts.toList()))

    private val PreviewViewModel.several get() = state.value as PreviewState.Several

    @Test
    fun oneTextIsShownAndKept() {
        val model = model("a")
        assertSame(plain, (model.state.value as PreviewState.One).scan)
        assertTrue("nothing is kept before it is asked for", reading.kept.isEmpty())
        model.keep()
        assertEquals(listOf("a"), reading.kept)
        assertEquals(PreviewState.Done("id-a", 1), model.state.value)
    }

    @Test
    fun discardingKeepsNothingAndForgetsTheText() {
        val batch = imports.put(listOf("a"))
        val model = PreviewViewModel(reading, imports, batch)
        model.discard()
        assertEquals(PreviewState.Done(null, 0), model.state.value)
        assertTrue(reading.kept.isEmpty())
        assertNull(imports.texts(batch))
    }

    @Test
    fun aFullDiskIsSaidAndCanBeTriedAgain() {
        val model = model("a")
        reading.refuses = CarnetError.NotWritten("full")
        model.keep()
        val now = model.state.value as PreviewState.One
        assertTrue(now.problem is CarnetError.NotWritten)
        assertFalse(now.busy)
        reading.refuses = null
        model.keep()
        assertEquals(PreviewState.Done("id-a", 1), model.state.value)
    }

    @Test
    fun textsThatAreGoneAreSaid() = assertEquals(PreviewState.Gone, PreviewViewModel(reading, imports, 99).state.value)

    @Test
    fun aCoreThatDoesNotAnswerCanBeAskedAgain() {
        var locked = true
        val core = object : StubReading() {
            override suspend fun preview(text: String): Scan = if (locked) throw CarnetError.Locked() else plain
        }
        val model = PreviewViewModel(core, imports, imports.put(listOf("a")))
        assertTrue((model.state.value as PreviewState.Failed).error is CarnetError.Locked)
        locked = false
        model.load()
        assertSame(plain, (model.state.value as PreviewState.One).scan)
    }

    @Test
    fun linesAroundACodeAreNoNews() {
        assertSame(plain, (model("Dear Ms Eriksson,", "a", "Regards").state.value as PreviewState.One).scan)
        assertSame(SamplePasses.nothing, (model("Dear", "Ms").state.value as PreviewState.One).scan)
    }

    @Test
    fun severalAreLookedAtOneByOne() {
        val model = model("a", "b")
        assertEquals(2, model.several.rows.size)
        model.look(1)
        val one = model.state.value as PreviewState.One
        assertEquals(2 to 2, one.position to one.total)
        assertTrue(model.toList())
        assertFalse("the list is where back leaves", model.toList())
        model.look(0)
        model.keep()
        assertEquals(listOf(Mark.KEPT, Mark.WAITS), model.several.rows.map { it.mark })
        model.look(1)
        model.discard()
        assertEquals(PreviewState.Done("id-a", 1), model.state.value)
    }

    @Test
    fun keepAllLeavesWhatTellsTooMuch() {
        val model = model("a", "talks", "forged", "twice", "b")
        assertEquals(2, model.several.plain)
        model.keepAll()
        assertEquals(listOf("a", "b"), reading.kept)
        assertEquals(1, model.several.toLookAt)
        assertFalse(model.several.finished)
        model.look(1)
        model.keep()
        assertEquals("the duplicate waits on", Mark.WAITS, model.several.rows[3].mark)
        model.finish()
        assertEquals(PreviewState.Done("id-talks", 3), model.state.value)
    }

    @Test
    fun keepAllStopsAtATroubleAndGoesOn() {
        val model = model("a", "b")
        reading.refuses = CarnetError.NotWritten("full")
        model.keepAll()
        assertTrue(model.several.problem is CarnetError.NotWritten)
        reading.refuses = null
        model.keepAll()
        assertEquals(PreviewState.Done("id-b", 2), model.state.value)
    }
}
