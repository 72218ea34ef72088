package app.carnet.preview

import app.carnet.app.Imports
import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.NativeTrouble
import app.carnet.bridge.Relation
import app.carnet.bridge.Scan
import app.carnet.passes.Removal
import app.carnet.passes.Removals
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
    private val removals = Removals()
    private val own = FakeOwnPasses()
    private val plain = SamplePasses.scan()
    private val reading = StubReading(
        mapOf(
            "a" to plain,
            "b" to SamplePasses.scan(SamplePasses.detail(SamplePasses.test)),
            "talks" to SamplePasses.talkative,
            "forged" to SamplePasses.forged,
            "newer" to SamplePasses.scan(relation = Relation.NEWER),
            "genetic" to SamplePasses.genetic,
            "twice" to SamplePasses.scan(relation = Relation.DUPLICATE),
            "CEN1:A" to Scan.Invitation(FakeOwnPasses.offer()),
            "CSE1:B" to Scan.Batch,
        ),
    )

    private fun model(vararg texts: String) = PreviewViewModel(reading, own, imports, removals, imports.put(texts.toList()))

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
    fun anInvitationIsLookedAtAndThenAnswered() {
        val batch = imports.put(listOf("Dear traveller", "CEN1:A"))
        val model = PreviewViewModel(reading, own, imports, removals, batch)
        assertEquals(Scan.Invitation(FakeOwnPasses.offer()), (model.state.value as PreviewState.One).scan)
        assertTrue("nothing is answered before it is asked for", own.waiting.isEmpty())
        own.fails = FakeOwnPasses.native(NativeTrouble.TOO_MANY_WAITING)
        model.enrol()
        val refused = model.state.value as PreviewState.One
        assertEquals(NativeTrouble.TOO_MANY_WAITING, (refused.problem as CarnetError.Native).why)
        own.fails = null
        model.enrol()
        assertEquals(PreviewState.Answered("e1"), model.state.value)
        assertNull(imports.texts(batch))
    }

    @Test
    fun passesThatWereWaitedForAreReceivedAtOnce() {
        val batch = imports.put(listOf("CSE1:B"))
        own.fails = FakeOwnPasses.native(NativeTrouble.UNKNOWN_ISSUER)
        val model = PreviewViewModel(reading, own, imports, removals, batch)
        assertEquals(NativeTrouble.UNKNOWN_ISSUER, ((model.state.value as PreviewState.Failed).error as CarnetError.Native).why)
        own.fails = null
        model.load()
        assertEquals(PreviewState.Received(FakeOwnPasses.ID), model.state.value)
        assertEquals(listOf("CSE1:B"), own.received.map { it.decodeToString() })
    }

    @Test
    fun discardingKeepsNothingAndForgetsTheText() {
        val batch = imports.put(listOf("a"))
        val model = PreviewViewModel(reading, own, imports, removals, batch)
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
    fun textsThatAreGoneAreSaid() = assertEquals(PreviewState.Gone, PreviewViewModel(reading, own, imports, removals, 99).state.value)

    @Test
    fun aCoreThatDoesNotAnswerCanBeAskedAgain() {
        var locked = true
        val core = object : StubReading() {
            override suspend fun preview(text: String): Scan = if (locked) throw CarnetError.Locked() else plain
        }
        val model = PreviewViewModel(core, own, imports, removals, imports.put(listOf("a")))
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
        assertTrue(model.back())
        assertFalse("the list is where back leaves", model.back())
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
        model.keepAllTheSame()
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

    @Test
    fun whatSaysTooMuchIsKeptOnlyAfterItWasSeen() {
        val model = model("talks")
        model.keep()
        val asked = model.state.value as PreviewState.Minimum
        assertEquals(SamplePasses.excess, asked.pass.detail.excess)
        assertTrue("nothing is kept before the answer", reading.kept.isEmpty())
        assertTrue(model.back())
        assertSame(SamplePasses.talkative, (model.state.value as PreviewState.One).scan)
        model.keep()
        model.keepAllTheSame()
        assertEquals(listOf("talks"), reading.kept)
        assertEquals(PreviewState.Done("id-talks", 1), model.state.value)
    }

    @Test
    fun whatSaysTooMuchCanBeLetGo() {
        val model = model("talks")
        model.keep()
        model.discard()
        assertEquals(PreviewState.Done(null, 0), model.state.value)
        assertTrue(reading.kept.isEmpty())
    }

    @Test
    fun aFullDiskBehindTheMinimumPageIsSaid() {
        val model = model("talks")
        reading.refuses = CarnetError.NotWritten("full")
        model.keep()
        model.keepAllTheSame()
        assertTrue((model.state.value as PreviewState.One).problem is CarnetError.NotWritten)
    }

    @Test
    fun aNewerCopyReplacesTheOlderOneOrStandsBesideIt() {
        model("newer").keep(replace = true)
        assertEquals(listOf("k"), reading.replaced)
        assertEquals("it can be brought back", Removal("k", replaced = true), removals.removed.value)
        model("newer").keep(replace = false)
        assertEquals(listOf("k"), reading.replaced)
        assertEquals(listOf("newer", "newer"), reading.kept)
        model("a").keep(replace = true)
        assertEquals("there is nothing to replace", listOf("k"), reading.replaced)
    }

    @Test
    fun whatIsNoPassCannotBeKept() {
        val model = model("genetic")
        model.keep()
        model.keepAllTheSame()
        assertTrue(reading.kept.isEmpty())
        assertEquals("entry.3.observedSeq", ((model.state.value as PreviewState.One).scan as Scan.Nothing).subject)
    }

    @Test
    fun keepAllAsksAboutANewerCopyFirst() {
        val model = model("a", "newer")
        assertEquals(1, model.several.plain)
        model.keepAll()
        assertEquals(listOf("a"), reading.kept)
        assertFalse(model.several.finished)
        model.look(1)
        model.keep(replace = true)
        assertEquals(PreviewState.Done("id-newer", 2), model.state.value)
    }
}
