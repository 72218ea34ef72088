package app.carnet.journeys

import android.content.Intent
import android.net.Uri
import app.carnet.R
import app.carnet.bridge.Assurance
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.PassFormat
import app.carnet.bridge.ShowingMode
import app.carnet.bridge.Verdict
import app.carnet.support.App
import app.carnet.support.ComposeRule
import app.carnet.support.Frames
import app.carnet.support.HostApplication
import app.carnet.support.HostCounter
import app.carnet.support.Motion
import app.carnet.support.Screen
import app.carnet.support.SeenFrame
import app.carnet.support.Traveller.activates
import app.carnet.support.Traveller.awaits
import app.carnet.support.Traveller.hears
import app.carnet.support.Traveller.types
import app.carnet.support.Traveller.word
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** A pass of one's own: from an embassy's counter to a gate, with the app's one Activity and the real core. */
@RunWith(RobolectricTestRunner::class)
@Config(application = HostApplication::class, qualifiers = "w411dp-h2400dp-xhdpi")
class OwnPassJourneyTest {
    @get:Rule val compose = ComposeRule()
    private lateinit var app: App

    private val process get() = RuntimeEnvironment.getApplication() as HostApplication
    private val carnet get() = process.dependencies.carnet
    private val embassy by lazy { HostCounter(process.phone.clock) }

    @Before fun opens() {
        Motion.remove()
        Frames.byTheClock()
        runBlocking { carnet.create(PIN) }
        app = App()
        awaits(R.string.passes_empty_title)
    }

    @After fun close() = app.closes()

    private fun text(words: String) = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, words)

    private fun file(bytes: ByteArray): Intent {
        val uri = Uri.parse("content://app.files/batch")
        shadowOf(process.contentResolver).registerInputStreamSupplier(uri) { bytes.inputStream() }
        return Intent(Intent.ACTION_VIEW).setDataAndType(uri, "application/octet-stream")
    }

    private fun says(words: Int) = Screen.spoken().any { word(words) in it }

    private fun trustsTheEmbassy() = runBlocking { carnet.addTrust("embassy", embassy.trust).let {} }

    /** Answers an invitation that somebody sent; what the embassy gives for it. */
    private fun answers(): ByteArray {
        app.receives(text(embassy.invitation()))
        awaits(R.string.enrol_answer)
        activates(R.string.enrol_answer)
        awaits(R.string.answer_receive)
        return embassy.issue(runBlocking { carnet.enrolments() }.single().answer)
    }

    private fun receives(batch: ByteArray) {
        app.receives(file(batch))
        Screen.awaits { says(R.string.received_text) }
    }

    private fun showsLive() {
        activates(R.string.live_show)
        Screen.awaits { says(R.string.live_choose_text) }
        activates(R.string.live_show)
        Screen.awaits { says(R.string.live_screenshot) && says(R.string.live_label) }
    }

    @Test fun `from the embassy's counter to the gate`() {
        trustsTheEmbassy()
        receives(answers())
        val card = runBlocking { carnet.overview() }.people.single().cards.single()
        assertEquals(PassFormat.NATIVE to Verdict.VALID, card.format to card.verdict)
        assertTrue("twenty copies, none shown", Screen.spoken().any { word(R.string.copies_value, 20, 20) in it })
        showsLive()
        val code = runBlocking { carnet.liveFrame() }
        val seen = SeenFrame(MovingFrame(code.size, code.modules))
        val gate = runBlocking { carnet.verify(carnet.textsInFrame(seen.side, seen.side, seen.side, seen.luma).single()) }
        assertEquals(Verdict.VALID to Assurance.LIVE, gate.verdict to gate.assurance)
        assertEquals("ANNA MARIA ERIKSSON", gate.name)
        assertEquals("the number of the travel document was kept back", null, gate.documentNumber)
        app.back()
        Screen.awaits { Screen.spoken().any { word(R.string.copies_value, 19, 20) in it } }
        assertTrue(runBlocking { carnet.history() }.single().mode == ShowingMode.LIVE)
    }

    @Test fun `passes of an issuer that nobody vouches for are not lost`() {
        val batch = answers()
        app.receives(file(batch))
        Screen.awaits { says(R.string.error_unknown_issuer) }
        assertEquals(1, runBlocking { carnet.enrolments() }.size)
        trustsTheEmbassy()
        activates(R.string.action_retry)
        Screen.awaits { says(R.string.received_text) }
    }

    @Test fun `an enrolment waits on the list when the app has died, and can be let go of`() {
        trustsTheEmbassy()
        val batch = answers()
        repeat(2) { app.back() }
        Screen.awaits { hears(R.string.waiting_title) }
        app.dies(restored = true)
        awaits(R.string.unlock_title)
        types(PIN, R.string.unlock_action)
        Screen.awaits { hears(R.string.waiting_title) }
        activates("EMBASSY OF UTOPIA (SPECIMEN)")
        awaits(R.string.answer_receive)
        activates(R.string.answer_forget)
        awaits(R.string.answer_forget_text)
        activates(R.string.answer_forget)
        Screen.awaits { hears(R.string.passes_empty_title) && !hears(R.string.waiting_title) }
        app.receives(file(batch))
        Screen.awaits { says(R.string.error_not_waited_for) }
    }

    private companion object {
        const val PIN = "271828"
    }
}
