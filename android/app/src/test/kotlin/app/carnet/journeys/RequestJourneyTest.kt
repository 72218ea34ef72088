package app.carnet.journeys

import android.Manifest
import android.graphics.Bitmap
import androidx.activity.ComponentActivity
import app.carnet.R
import app.carnet.app.Destination
import app.carnet.ask.AskRoute
import app.carnet.bridge.ShowingMode
import app.carnet.camera.CameraRoute
import app.carnet.inquiry.InquiryRoute
import app.carnet.preview.PreviewRoute
import app.carnet.support.ComposeRule
import app.carnet.support.HostAgency
import app.carnet.support.HostCounter
import app.carnet.support.HostPhone
import app.carnet.support.Motion
import app.carnet.support.Routes
import app.carnet.support.SamplePasses
import app.carnet.support.Screen
import app.carnet.support.Traveller.activates
import app.carnet.support.Traveller.awaits
import app.carnet.support.Traveller.hears
import app.carnet.support.Traveller.word
import app.carnet.support.Traveller.writes
import java.nio.file.Files
import java.time.Instant
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

/** Two phones with the real core: what is on the screen of one is what the camera of the other sees. */
@RunWith(RobolectricTestRunner::class)
class RequestJourneyTest {
    @get:Rule val compose = ComposeRule()

    private class Phone {
        private val folder = Files.createTempDirectory("carnet").toFile()
        val host = HostPhone(folder.resolve("wallet")).apply { clock.now = Instant.ofEpochSecond(SamplePasses.NOW) }
        val routes = Routes(host.carnet())
        val carnet get() = routes.carnet
        var screen: ActivityController<ComponentActivity>? = null

        fun shows(name: String): Bitmap = Screen.shoot(name, screen!!.get())

        fun sees(picture: Bitmap) {
            val pixels = IntArray(picture.width * picture.height)
            picture.getPixels(pixels, 0, picture.width, 0, 0, picture.width, picture.height)
            // Green alone stands in for brightness, as it nearly is.
            val luma = ByteArray(pixels.size) { (pixels[it] shr 8).toByte() }
            routes.cameras.show(picture.width, picture.height, luma)
            Screen.idle(50)
        }
    }

    private val traveller = Phone()
    private val gate = Phone()

    @Before fun begins() {
        Motion.remove()
        shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(Manifest.permission.CAMERA)
        val embassy = HostCounter(traveller.host.clock)
        runBlocking {
            listOf(traveller, gate).forEach {
                it.carnet.create("271828")
                it.carnet.addTrust("embassy", embassy.trust)
            }
            traveller.carnet.receive(embassy.issue(traveller.carnet.enrol(embassy.invitation()).answer))
        }
    }

    private fun accredited(name: String) = runBlocking {
        val asker = gate.carnet.setAsker(name)
        val pack = HostAgency.accredits(asker.key, name, SamplePasses.NOW)
        val offer = traveller.carnet.offer(pack)
        traveller.carnet.take(offer, offer.asked.map { offer.publisher.words[it - 1] })
    }

    /** The gate's request goes by camera to the traveller's page. */
    private fun asks() {
        gate.screen = gate.routes.open { InquiryRoute(it.deps, it.go) }
        awaits(R.string.inquiry_lead)
        if (runBlocking { gate.carnet.asker() } == null) writes(R.string.inquiry_name, "Somebody")
        activates(R.string.purpose_clearance)
        Screen.awaits { hears(R.string.field_colour) }
        activates(R.string.inquiry_make)
        awaits(R.string.inquiry_show_text)
        val request = gate.shows("journey-request")
        val camera = traveller.routes.open { CameraRoute(it.deps, it.go) }
        Screen.idle(50)
        traveller.sees(request)
        Screen.awaits { traveller.routes.go.destination is Destination.Preview }
        camera.close()
        val batch = (traveller.routes.go.destination as Destination.Preview).batch
        val preview = traveller.routes.open { PreviewRoute(it.deps, it.go, batch) }
        Screen.awaits { traveller.routes.go.destination == Destination.Ask(batch) }
        preview.close()
        traveller.screen = traveller.routes.open { AskRoute(it.deps, it.go, batch) }
        awaits(R.string.ask_refuse)
    }

    /** The traveller's sealed answer goes by camera to the gate. */
    private fun answers() {
        awaits(R.string.sealed_text)
        activates(R.string.inquiry_scan)
        Screen.idle(50)
        var frames = 0
        while (!hears(R.string.verify_question) && frames++ < 40) {
            val frame = traveller.shows("journey-answer")
            gate.sees(frame)
            Screen.idle(130)
        }
        awaits(R.string.verify_question)
    }

    @Test fun `an accredited border asks, one claim is kept back, and the ledger remembers`() {
        accredited("Border of Utopia")
        asks()
        assertTrue(Screen.spoken().any { "Ministry of the Interior of Utopia" in it })
        assertTrue(Screen.spoken().none { word(R.string.ask_standing_title) in it })
        activates(R.string.field_birth_date)
        Screen.awaits { hears(R.string.ask_less) }
        activates(R.string.ask_answer)
        answers()
        assertTrue(Screen.spoken().any { "ANNA MARIA ERIKSSON" in it })
        assertTrue("the birthday was kept back", Screen.spoken().any { word(R.string.inquiry_kept_back) in it })
        activates(R.string.verify_yes)
        awaits(R.string.verify_accepted_word)
        val shown = runBlocking { traveller.carnet.history() }.single()
        assertEquals(ShowingMode.SEALED to "Border of Utopia", shown.mode to shown.to?.requester)
        assertTrue("birth_date" !in shown.revealed && runBlocking { gate.carnet.history() }.isEmpty())
    }

    @Test fun `a stranger asks, and gets an answer only after a warning`() {
        asks()
        assertTrue(Screen.spoken().any { word(R.string.ask_standing_unknown) in it })
        activates(R.string.ask_answer)
        awaits(R.string.ask_despite_text)
        assertTrue(runBlocking { traveller.carnet.history() }.isEmpty())
        activates(R.string.ask_answer)
        answers()
        assertEquals(null, runBlocking { traveller.carnet.history() }.single().to?.accreditedBy)
    }
}
