package app.carnet.moving

import android.graphics.Bitmap
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Scan
import app.carnet.support.ComposeRule
import app.carnet.support.HostWallet
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.Routes
import app.carnet.support.SamplePublishers
import app.carnet.support.Screen
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class ShowPackScreenTest {
    @get:Rule val compose = ComposeRule()

    @get:Rule val wallet = HostWallet()

    private fun showing(paused: Boolean = false, problem: Boolean = false) =
        ShowPackState.Showing(SamplePublishers.ministry, 94, SamplePublishers.frame, paused, problem)

    @Test
    fun everyState() = mapOf(
        "loading" to ShowPackState.Loading,
        "failed" to ShowPackState.Failed(CarnetError.NoSuchPublisher()),
        "too-large" to ShowPackState.TooLarge(SamplePublishers.ministry),
        "showing" to showing(),
        "paused" to showing(paused = true),
        "not-written" to showing(problem = true),
        "development" to ShowPackState.Showing(SamplePublishers.development, 1, SamplePublishers.frame),
    ).forEach { (name, state) ->
        val looks = if (name == "showing") Look.usual + Look.SIDEWAYS else listOf(Look.LIGHT)
        Pictures.of("show-pack-$name", looks) { ShowPackScreen(state, ShowPackActions({}, {}, {}, {})) }
    }

    @Test
    fun anotherPhoneReadsEachFrameOnTheScreenAndPauseHoldsIt() {
        val taken = wallet.takes(wallet.packs.first)
        val routes = Routes(wallet.carnet)
        val host = routes.open { ShowPackRoute(it.deps, it.go, taken.id) }
        fun frame() = textsIn(Screen.shoot("show-pack-moving", host.get())).single()
        val first = frame()
        assertEquals(Scan.Frame, runBlocking { wallet.carnet.preview(first) })
        Screen.idle(400)
        assertNotEquals("it moves also where motion is reduced", first, frame())
        Screen.click("Pause")
        val held = frame()
        Screen.idle(400)
        assertEquals(held, frame())
        Screen.click("Send as a file")
        assertTrue(routes.sharing.name!!.endsWith(".carnetpack"))
        assertArrayEquals(runBlocking { wallet.carnet.pack(taken.id) }, routes.sharing.bytes)
        routes.sharing.full = true
        Screen.click("Send as a file")
        assertTrue(Screen.spoken().any { "Not saved" in it })
        host.close()
    }

    private fun textsIn(picture: Bitmap): List<String> {
        val luma = ByteArray(picture.width * picture.height) { at -> (picture.getPixel(at % picture.width, at / picture.width) shr 8 and 255).toByte() }
        return runBlocking { wallet.carnet.textsInFrame(picture.width, picture.height, picture.width, luma) }
    }
}
