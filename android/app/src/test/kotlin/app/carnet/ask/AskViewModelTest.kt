package app.carnet.ask

import app.carnet.bridge.AnswerPart
import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.FakeRequests
import app.carnet.bridge.RequestTrouble
import app.carnet.support.MainDispatcherRule
import app.carnet.support.SamplePasses
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class AskViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val requests = FakeRequests()

    private fun model(text: String? = "CRQ1:REQUEST") = AskViewModel(text, requests, CoroutineScope(Dispatchers.Unconfined))

    private val AskViewModel.deciding get() = state.value as AskState.Deciding

    @Test
    fun whatThePurposeDoesWithoutIsKeptBackUnlessTheTravellerSaysOtherwise() {
        val model = model()
        assertEquals(setOf("name", "birth_date", "colour", "route"), model.deciding.choices.single().claims)
        assertTrue("more was asked for", model.deciding.less)
        model.switch(0, "evidence", true)
        assertFalse(model.deciding.less)
        model.switch(0, "birth_date", false)
        model.answer()
        val parts = listOf(AnswerPart(0, FakeOwnPasses.ID, listOf("name", "colour", "route", "evidence")))
        assertEquals(listOf(parts to false), requests.answers)
        assertTrue(model.state.value is AskState.Answered)
    }

    @Test
    fun nobodyVouchesSoTheTravellerIsAskedOnceMore() {
        requests.asked = FakeRequests.STRANGER
        val model = model()
        model.answer()
        assertTrue(model.deciding.warning && requests.answers.isEmpty())
        model.warned(false)
        assertFalse(model.deciding.warning)
        model.answer()
        model.warned(true)
        assertEquals(listOf(true), requests.answers.map { it.second })
        assertEquals("nor is a pass shown that the purpose does without", listOf(0), requests.answers.single().first.map { it.ask })
    }

    @Test
    fun anAskCanGoUnanswered() {
        requests.asked = FakeRequests.STRANGER
        val model = model()
        model.choose(1, SamplePasses.dose.id)
        assertEquals(listOf(0, 1), model.deciding.parts.map { it.ask })
        assertEquals("a pass that is shown whole has no claims to choose", emptyList<String>(), model.deciding.parts[1].claims)
        model.choose(0, null)
        assertEquals(listOf(1), model.deciding.parts.map { it.ask })
        // A pass answers one ask.
        model.choose(1, FakeOwnPasses.ID)
        assertEquals(null, model.deciding.choices[0].passId)
    }

    @Test
    fun whatCannotBeAnsweredIsSaidAndCanBeTriedAgain() {
        val model = model()
        requests.fails = FakeRequests.trouble(RequestTrouble.OVER)
        model.answer()
        assertEquals(RequestTrouble.OVER, (model.deciding.error as CarnetError.Request).why)
        assertFalse(model.deciding.busy)
        requests.fails = null
        model.answer()
        assertTrue(model.state.value is AskState.Answered)
    }

    @Test
    fun aRequestThatIsGoneOrBroken() {
        assertEquals(AskState.Gone, model(null).state.value)
        requests.fails = FakeRequests.trouble(RequestTrouble.ALTERED)
        val model = model()
        assertTrue(model.state.value is AskState.Failed)
        requests.fails = null
        model.load()
        assertTrue(model.state.value is AskState.Deciding)
        model.refuse()
        assertEquals(AskState.Gone, model.state.value)
    }
}
