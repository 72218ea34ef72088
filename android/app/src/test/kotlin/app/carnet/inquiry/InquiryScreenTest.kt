package app.carnet.inquiry

import app.carnet.bridge.FakeCode
import app.carnet.bridge.FakeRequests
import app.carnet.bridge.Inquiry
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.RequestTrouble
import app.carnet.bridge.Tally
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.verify.Answer
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class InquiryScreenTest {
    @get:Rule val compose = ComposeRule()

    private val purposes = FakeRequests.PURPOSES
    private val evidence = FakeRequests.CLEARANCE.claims.filter { it.beyond }
    private val building = InquiryState.Building("Border police", "Gate F", purposes, 0, evidence, purposes[0].claims.map { it.id }.toSet())
    private val inquiry = FakeCode.of().let { Inquiry(MovingFrame(it.size, it.modules), "CRQ1:REQUEST", 0) }

    private val all = mapOf(
        "loading" to InquiryState.Loading,
        "building" to building,
        "counting" to building.copy(tally = Tally(12, 1, 2), error = FakeRequests.trouble(RequestTrouble.BAD_ASKS)),
        "showing" to InquiryState.Showing(inquiry, 241),
        "over" to InquiryState.Showing(inquiry, 0),
        "reported" to InquiryState.Reported(FakeRequests.REPORT),
        "accepted" to InquiryState.Reported(FakeRequests.REPORT, Answer.YES),
        "other-person" to InquiryState.Reported(FakeRequests.REPORT, Answer.NO),
        "mixed" to InquiryState.Reported(FakeRequests.MIXED),
    )

    @Test
    fun everyState() = all.forEach { (name, state) ->
        val looks = when (name) {
            "building" -> Look.usual + Look.TALL
            "showing", "reported" -> Look.usual
            "mixed" -> listOf(Look.LIGHT, Look.TALL)
            else -> listOf(Look.LIGHT)
        }
        Pictures.of("inquiry-$name", looks) { InquiryScreen(state, InquiryActions()) {} }
    }
}
