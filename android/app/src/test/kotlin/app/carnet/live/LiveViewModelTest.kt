package app.carnet.live

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.FieldName
import app.carnet.bridge.NativeTrouble
import app.carnet.support.MainDispatcherRule
import kotlinx.coroutines.CoroutineScope
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class LiveViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val own = FakeOwnPasses()
    private val carnet = FakeCarnet("482913", open = true, own = own).apply { cards += FakeOwnPasses.card }
    private val model by lazy { LiveViewModel(FakeOwnPasses.ID, carnet, carnet, CoroutineScope(main.dispatcher)) { own.now } }
    private val choosing get() = model.state.value as LiveState.Choosing
    private val showing get() = model.state.value as LiveState.Showing

    private fun passes(seconds: Int) = repeat(seconds) {
        own.now += 1
        main.dispatcher.scheduler.run {
            advanceTimeBy(LiveViewModel.SECOND_MILLIS)
            runCurrent()
        }
    }

    private fun shows() {
        model.seen(true)
        model.show()
    }

    @Test
    fun whatCanBeShownComesFirstAndNothingIsSpent() {
        assertEquals(setOf(FieldName.NAME, FieldName.BIRTH_DATE, FieldName.COLOUR, FieldName.VALID_UNTIL), choosing.chosen)
        assertEquals(20, choosing.copies.left)
        assertTrue(own.showings.isEmpty() && own.frames == 0)
    }

    @Test
    fun exactlyWhatIsSwitchedOnIsShownInTheOrderOfThePass() {
        model.choose(FieldName.ROUTE, true)
        model.choose(FieldName.NAME, false)
        model.choose(FieldName.BIRTH_DATE, false)
        shows()
        assertEquals(listOf(listOf(FieldName.VALID_UNTIL, FieldName.COLOUR, FieldName.ROUTE) to false), own.showings)
        assertEquals(3, showing.showing.fields.size)
        assertEquals(19, showing.showing.copies.left)
        model.seen(false)
    }

    @Test
    fun theSecondsRunAndTheCodeIsRenewedWhenItIsOver() {
        shows()
        val first = showing.frame
        assertEquals(20, showing.left)
        assertEquals(0f, showing.age)
        passes(5)
        assertEquals(15, showing.left)
        assertEquals(0.25f, showing.age)
        assertEquals(first, showing.frame)
        passes(15)
        assertEquals(2, own.frames)
        assertEquals(20, showing.left)
        assertEquals("no other copy was spent", 1, own.showings.size)
        model.seen(false)
    }

    @Test
    fun behindAnotherAppNoCodeIsLeftOnThePageAndANewOneComesAfterwards() {
        shows()
        model.seen(false)
        assertNull(showing.frame)
        passes(600)
        assertEquals(1, own.frames)
        model.seen(true)
        assertEquals(2, own.frames)
        assertEquals(own.now, showing.frame?.signed)
        model.seen(false)
    }

    @Test
    fun aClockThatWasSetBackRenewsTheCodeAtOnce() {
        shows()
        own.now -= 600
        passes(1)
        assertEquals(2, own.frames)
        assertEquals(own.now, showing.frame?.signed)
        model.seen(false)
    }

    @Test
    fun aPassThatEndsMeanwhileLeavesNoCodeBehind() {
        shows()
        own.fails = FakeOwnPasses.native(NativeTrouble.ENDED)
        passes(20)
        assertEquals(NativeTrouble.ENDED, ((model.state.value as LiveState.Failed).error as CarnetError.Native).why)
        model.seen(false)
    }

    @Test
    fun withNoCopyLeftOneIsShownAgainOnlyAsSuch() {
        own.left = 0
        assertTrue(choosing.copies.few)
        shows()
        assertEquals(listOf(true), own.showings.map { it.second })
        model.seen(false)
    }

    @Test
    fun whereCopiesRanOutInBetweenNothingIsShownAndThePageSaysSo() {
        assertEquals(20, choosing.copies.left)
        model.choose(FieldName.ROUTE, true)
        own.left = 0
        shows()
        assertTrue(own.showings.isEmpty())
        assertEquals(0, choosing.copies.left)
        assertNull(choosing.error)
        assertTrue("what was chosen stays", FieldName.ROUTE in choosing.chosen)
        model.seen(false)
    }

    @Test
    fun whatCannotBeWrittenIsNotShownAndCanBeTriedAgain() {
        assertFalse(choosing.busy)
        own.showFails = CarnetError.NotWritten("full")
        shows()
        assertTrue(choosing.error is CarnetError.NotWritten)
        own.showFails = null
        model.show()
        assertEquals(1, own.frames)
        model.seen(false)
    }

    @Test
    fun aPassThatIsGoneSaysSoAndCanBeReadAgain() {
        carnet.cards.clear()
        assertTrue((model.state.value as LiveState.Failed).error is CarnetError.NoSuchPass)
        carnet.cards += FakeOwnPasses.card
        model.load()
        assertEquals(20, choosing.copies.left)
    }
}
