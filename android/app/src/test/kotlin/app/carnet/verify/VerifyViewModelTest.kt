package app.carnet.verify

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Clash
import app.carnet.bridge.Verdict
import app.carnet.bridge.Verification
import app.carnet.bridge.Verifying
import app.carnet.bridge.ZoneComparison
import app.carnet.device.FakeFiles
import app.carnet.support.MainDispatcherRule
import app.carnet.support.StubReading
import kotlinx.coroutines.CompletableDeferred
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class VerifyViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val compared = mutableListOf<Pair<String, String>>()
    private var comparison: ZoneComparison = ZoneComparison.Match
    private var locked = false
    private var held: CompletableDeferred<Unit>? = null
    private val verifying = object : Verifying {
        override suspend fun verify(text: String): Verification {
            if (locked) throw CarnetError.Locked()
            return VerifySamples.valid.copy(verdict = if (text == "HC1:A") Verdict.VALID else Verdict.EXPIRED)
        }

        override suspend fun compare(text: String, zone: String): ZoneComparison {
            compared += text to zone
            held?.await()
            return comparison
        }
    }
    private val reading = StubReading()
    private val model = VerifyViewModel(verifying, reading, FakeFiles(mapOf("a" to "HC1:A".encodeToByteArray(), "none" to ByteArray(0))))

    private val result get() = model.state.value as VerifyState.Result

    @Test
    fun aValidPassIsNotAcceptedBeforeTheAnswer() {
        model.scanned(listOf("HC1:A"))
        assertEquals(Outcome.UNANSWERED, result.outcome)
        model.answer(Answer.YES)
        assertEquals(Outcome.ACCEPTED, result.outcome)
        model.answer(Answer.NONE)
        assertEquals(Outcome.UNANSWERED, result.outcome)
        model.answer(Answer.NO)
        assertEquals(Outcome.ANOTHER_PERSON, result.outcome)
    }

    @Test
    fun noAnswerMakesAnythingElseAccepted() {
        for (verdict in Verdict.entries - Verdict.VALID) for (answer in Answer.entries) {
            assertEquals(Outcome.REFUSED, outcome(VerifySamples.valid.copy(verdict = verdict), answer, ZoneComparison.Match))
        }
    }

    @Test
    fun aZoneTypedWhileAnotherIsComparedIsNotTakenForIt() {
        val answer = CompletableDeferred<Unit>().also { held = it }
        model.scanned(listOf("HC1:A"))
        model.openZone(true)
        model.zoneTyped("P<UTO")
        model.compare()
        model.zoneTyped("P<XXX")
        answer.complete(Unit)
        assertNull(result.zone.comparison)
        assertFalse(result.zone.busy)
    }

    @Test
    fun aZoneThatDiffersOutweighsTheAnswer() {
        comparison = ZoneComparison.Differs(listOf(Clash.NAME))
        model.scanned(listOf("HC1:A"))
        model.answer(Answer.YES)
        model.openZone(true)
        model.zoneTyped("p<uto")
        model.compare()
        assertEquals(listOf("HC1:A" to "P<UTO"), compared)
        assertEquals(Outcome.ANOTHER_PERSON, result.outcome)
        model.zoneTyped("P<UTP")
        assertNull("another line is not compared yet", result.zone.comparison)
        assertEquals(Outcome.ACCEPTED, result.outcome)
    }

    @Test
    fun aZoneThatAgreesStillNeedsTheAnswer() {
        model.scanned(listOf("HC1:A"))
        model.openZone(true)
        model.zoneTyped("P<UTO")
        model.compare()
        assertEquals(ZoneComparison.Match, result.zone.comparison)
        assertEquals(Outcome.UNANSWERED, result.outcome)
        model.openZone(false)
        assertEquals(Zone(), result.zone)
    }

    @Test
    fun anEmptyZoneIsNotCompared() {
        model.scanned(listOf("HC1:A"))
        model.openZone(true)
        model.compare()
        assertTrue(compared.isEmpty())
    }

    @Test
    fun pasteAndPictureWorkWithoutACamera() {
        model.pasted("HC1:A")
        assertEquals(Verdict.VALID, result.verification.verdict)
        model.picked("a")
        assertEquals(Verdict.VALID, result.verification.verdict)
    }

    @Test
    fun ofSeveralTheBestCounts() {
        model.scanned(listOf("HC1:B", "HC1:A", "HC1:B"))
        assertEquals(Verdict.VALID, result.verification.verdict)
    }

    @Test
    fun nothingToCheckIsSaid() {
        model.pasted(null)
        assertEquals(VerifyState.Waiting(Trouble.NOTHING_TO_PASTE), model.state.value)
        model.picked("none")
        assertEquals(VerifyState.Waiting(Trouble.NO_CODE), model.state.value)
        model.picked("missing")
        assertEquals(VerifyState.Waiting(Trouble.NOT_OPENED), model.state.value)
        model.pasted("!")
        assertEquals(VerifyState.Waiting(Trouble.NOT_OPENED), model.state.value)
    }

    @Test
    fun theResultGoesAndNothingIsKept() {
        model.scanned(listOf("HC1:A"))
        model.next()
        assertEquals(VerifyState.Waiting(), model.state.value)
        model.compare()
        assertTrue("the text went too", compared.isEmpty())
        assertTrue(reading.kept.isEmpty())
    }

    @Test
    fun aLockedWalletIsSaid() {
        locked = true
        model.scanned(listOf("HC1:A"))
        assertTrue((model.state.value as VerifyState.Failed).error is CarnetError.Locked)
    }
}
