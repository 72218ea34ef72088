package app.carnet.inquiry

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeRequests
import app.carnet.bridge.RequestTrouble
import app.carnet.bridge.Tally
import app.carnet.support.MainDispatcherRule
import app.carnet.support.SamplePasses
import app.carnet.verify.Answer
import app.carnet.verify.Outcome
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class InquiryViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val requests = FakeRequests()
    private var now = SamplePasses.NOW

    private fun model() = InquiryViewModel(requests, CoroutineScope(Dispatchers.Unconfined)) { now }

    private val InquiryViewModel.building get() = state.value as InquiryState.Building

    private fun showing() = model().apply {
        name("Border police")
        make()
    }

    @Test
    fun whatThePurposeNeedsIsAskedForAndNotMore() {
        val model = model()
        assertEquals(setOf("name", "birth_date", "colour", "route"), model.building.on)
        assertEquals(listOf("evidence"), model.building.extra.map { it.id })
        model.switch("evidence", true)
        model.switch("birth_date", false)
        model.name("  Border police ")
        model.make()
        assertEquals("Border police", requests.name)
        assertEquals("clearance" to listOf("name", "colour", "route", "evidence"), requests.inquiries.single().let { it.first to it.second.single().claims })
        model.back()
        model.purpose(1)
        assertEquals(setOf("policy", "until"), model.building.on)
    }

    @Test
    fun withoutANameNobodyIsAsked() {
        val model = model()
        model.make()
        assertEquals(RequestTrouble.BAD_WORDS, (model.building.error as CarnetError.Request).why)
        assertTrue(requests.inquiries.isEmpty())
    }

    @Test
    fun theAnswerIsOpenedAndWhoseItIsIsAsked() {
        val model = showing()
        assertEquals(300, (model.state.value as InquiryState.Showing).left)
        model.scan()
        model.found(listOf("HC1:SOMETHING"))
        assertTrue((model.state.value as InquiryState.Scanning).error != null)
        model.found(listOf("CSE1:SEALED"))
        val reported = model.state.value as InquiryState.Reported
        assertEquals(Outcome.UNANSWERED, reported.outcome)
        model.same(Answer.YES)
        assertEquals(Outcome.ACCEPTED, (model.state.value as InquiryState.Reported).outcome)
        model.same(Answer.NO)
        assertEquals(Outcome.ANOTHER_PERSON, (model.state.value as InquiryState.Reported).outcome)
        model.again()
        assertEquals("the next traveller is asked the same by another request", 2, requests.inquiries.size)
    }

    @Test
    fun anAnswerOfWhichSomethingIsMissingIsNotAccepted() {
        requests.report = FakeRequests.MIXED
        val model = showing()
        model.scan()
        model.answered("CSE1".encodeToByteArray())
        model.same(Answer.YES)
        assertEquals(Outcome.REFUSED, (model.state.value as InquiryState.Reported).outcome)
    }

    @Test
    fun theRequestEnds() {
        now = SamplePasses.NOW + FakeRequests.LIFE
        val model = showing()
        val showing = model.state.value as InquiryState.Showing
        assertEquals(0 to RequestTrouble.OVER, showing.left to (showing.error as CarnetError.Request).why)
    }

    @Test
    fun countingIsOffUntilItIsSwitchedOn() {
        val model = model()
        assertEquals(null, model.building.tally)
        model.count(true)
        assertEquals(Tally(0, 0, 0), model.building.tally)
        model.count(false)
        assertEquals(null, model.building.tally)
    }

    @Test
    fun backLeadsFromTheCameraToTheRequestAndFromThereToWhatIsAskedFor() {
        val model = showing()
        model.scan()
        assertTrue(model.back())
        assertTrue(model.state.value is InquiryState.Showing)
        assertTrue(model.back())
        assertTrue(model.state.value is InquiryState.Building)
        assertFalse(model.back())
    }
}
