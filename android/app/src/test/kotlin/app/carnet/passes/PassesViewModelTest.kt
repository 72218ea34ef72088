package app.carnet.passes

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.support.MainDispatcherRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class PassesViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val carnet = FakeCarnet("482913", open = true)
    private val removals = Removals()
    private var gates = 0
    private val model by lazy { PassesViewModel(carnet, carnet, carnet, carnet, removals) { gates += 1 } }
    private val now get() = model.state.value

    @Test
    fun passesAreGroupedByPerson() {
        assertEquals(listOf("Anna Maria Eriksson", "Nils Eriksson"), now.overview?.people?.map { it.name })
        assertEquals(3, now.found)
        assertFalse(now.loading || now.empty)
    }

    @Test
    fun anEmptyWalletIsEmpty() {
        carnet.cards.clear()
        assertTrue(now.empty)
    }

    @Test
    fun whatIsSoughtIsFoundAndItsEndShowsAllAgain() {
        model.search("")
        assertEquals(3, now.found)
        model.search("nils covid")
        assertEquals(1, now.found)
        model.search("yellow")
        assertEquals(0, now.found)
        assertFalse("nothing found is not an empty wallet", now.empty)
        model.search(null)
        assertEquals(3, now.found)
    }

    @Test
    fun whatIsDeletedCanBeBroughtBack() {
        model.remove("r1")
        assertEquals(Removal("r1"), now.removed)
        assertEquals(2, now.found)
        model.undo()
        assertNull(now.removed)
        assertEquals(3, now.found)
    }

    @Test
    fun theOfferToUndoEnds() {
        model.remove("r1")
        model.undoOver()
        assertNull(now.removed)
        assertEquals(2, now.found)
    }

    @Test
    fun whatWasDeletedElsewhereIsOfferedToo() {
        assertNull(now.removed)
        carnet.cards.removeAll { it.id == "d2" }
        removals.put("d2")
        assertEquals(Removal("d2"), now.removed)
        assertEquals(2, now.found)
    }

    @Test
    fun aDeletionThatFailsIsToldAndTheListStands() {
        assertEquals(3, now.found)
        carnet.fails = CarnetError.NotWritten("full")
        model.remove("r1")
        assertTrue(now.failure is CarnetError.NotWritten)
        assertEquals(3, now.found)
        model.failureSeen()
        assertNull(now.failure)
    }

    @Test
    fun aListThatCannotBeReadSaysSoAndIsReadAgain() {
        carnet.fails = CarnetError.DamagedWallet("summary")
        assertTrue(now.error is CarnetError.DamagedWallet)
        carnet.fails = null
        model.load()
        assertNull(now.error)
        assertEquals(3, now.found)
    }

    @Test
    fun specimensBeginAndEnd() {
        model.trySpecimens()
        assertTrue(now.overview?.specimens == true)
        model.endSpecimens()
        assertFalse(carnet.specimens)
        assertEquals(2, gates)
    }

    @Test
    fun damageAndAnOlderCopyAreTold() {
        carnet.damagedPasses += "x"
        carnet.rolledBack = true
        assertEquals(listOf("x"), now.overview?.damaged)
        assertTrue(now.overview?.rolledBack == true)
    }

    private val people get() = now.overview!!.people

    @Test
    fun twoPeopleAreMergedAfterAQuestionAndApartAgain() {
        model.askMerge(people[0])
        assertEquals(listOf("Nils Eriksson"), (now.question as GroupingQuestion.Choose).others.map { it.name })
        model.choose(people[1])
        assertTrue(now.question is GroupingQuestion.Merge)
        assertEquals("nothing is merged before the answer", 2, people.size)
        model.answer(yes = true)
        assertEquals(3, people.single().cards.size)
        assertTrue(people.single().byHand)
        assertEquals(Grouped(Grouped.How.MERGED, undoable = true), now.grouped)
        model.undoGrouping()
        assertEquals(listOf(2, 1), people.map { it.cards.size })
        assertNull(now.grouped)
    }

    @Test
    fun thoseToMergeWithAreThereWhileOneSearches() {
        model.search("comirnaty")
        assertEquals(1, people.size)
        model.askMerge(people[0])
        assertEquals(listOf("Nils Eriksson"), (now.question as GroupingQuestion.Choose).others.map { it.name })
    }

    @Test
    fun aPassIsListedApartAndBack() {
        model.askSplit(people[0].cards[1], people[0])
        model.answer(yes = true)
        assertEquals(3, people.size)
        assertEquals(Grouped(Grouped.How.SPLIT, undoable = true), now.grouped)
        model.undoGrouping()
        assertEquals(2, people.size)
        assertFalse(people.any { it.byHand })
    }

    @Test
    fun groupingIsLeftToTheAppAgain() {
        model.askSplit(people[0].cards[1], people[0])
        model.answer(yes = true)
        model.groupingSeen()
        model.askAutomatic(people.first { it.byHand })
        model.answer(yes = true)
        assertEquals(2, people.size)
        assertEquals(Grouped(Grouped.How.AUTOMATIC, undoable = false), now.grouped)
    }

    @Test
    fun aNoChangesNothing() {
        model.askSplit(people[0].cards[1], people[0])
        model.answer(yes = false)
        assertNull(now.question)
        assertEquals(2, people.size)
        model.askMerge(people[0])
        model.answer(yes = true)
        assertEquals("nobody was chosen", 2, people.size)
        assertNull(now.grouped)
    }

    @Test
    fun groupingThatFailsIsToldAndTheListStands() {
        model.askSplit(people[0].cards[1], people[0])
        carnet.fails = CarnetError.NotWritten("full")
        model.answer(yes = true)
        assertTrue(now.failure is CarnetError.NotWritten)
        assertEquals(2, people.size)
    }

    @Test
    fun aDecisionAmongOthersIsUndoneByItsOpposite() {
        model.askMerge(people[0])
        model.choose(people[1])
        model.answer(yes = true)
        model.askSplit(people[0].cards[2], people[0])
        model.answer(yes = true)
        assertEquals(listOf(2, 1), people.map { it.cards.size })
        model.undoGrouping()
        assertEquals(3, people.single().cards.size)
    }
}
