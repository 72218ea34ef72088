package app.carnet.camera

import android.Manifest
import app.carnet.app.Destination
import app.carnet.bridge.Carnet
import app.carnet.bridge.FakeCarnet
import app.carnet.device.FakeCameras
import app.carnet.support.ComposeRule
import app.carnet.support.Routes
import app.carnet.support.Screen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class CameraRouteTest {
    @get:Rule val compose = ComposeRule()
    private val fake = FakeCarnet("482913", open = true)

    /** Reads a frame's bytes as text. */
    private val carnet = object : Carnet by fake {
        override suspend fun textsInFrame(width: Int, height: Int, stride: Int, luma: ByteArray): List<String> = fake.textsInFile(luma)
    }
    private val routes = Routes(carnet)

    private fun allow() = shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(Manifest.permission.CAMERA)

    @Test
    fun asksInContextAndShowsNoPictureBefore() {
        routes.open { CameraRoute(it.deps, it.go) }
        assertTrue(Screen.says("Allow the camera"))
        assertFalse(routes.cameras.looking)
        Screen.click("Other ways to add")
        assertEquals(listOf("back"), routes.go.asked)
    }

    @Test
    fun aCodeInTheFrameBuzzesAndGoesToThePreview() {
        allow()
        val host = routes.open { CameraRoute(it.deps, it.go) }
        assertTrue(routes.cameras.looking)
        routes.cameras.open()
        Screen.idle()
        Screen.click("Turn the light on")
        assertTrue(routes.cameras.torch)
        assertTrue(routes.cameras.show(4, 4, ByteArray(0)))
        Screen.idle()
        assertTrue(routes.go.asked.isEmpty())
        assertTrue(routes.cameras.show(4, 4, "HC1:A".encodeToByteArray()))
        Screen.idle()
        assertEquals(1, routes.haptics.successes)
        assertEquals(listOf("replace"), routes.go.asked)
        assertEquals(listOf("HC1:A"), routes.imports.texts((routes.go.destination as Destination.Preview).batch))
        host.pause().stop()
        Screen.idle()
        assertFalse("the camera is free when the app is not in front", routes.cameras.looking)
    }

    @Test
    fun theCodesOfAPassAreCountedAndBuzzed() {
        allow()
        routes.open { CameraRoute(it.deps, it.go) }
        fun sees(text: String) {
            routes.cameras.show(4, 4, text.encodeToByteArray())
            Screen.idle()
        }
        sees("part 2/2 A")
        assertTrue(Screen.says("1 of 2 codes"))
        assertTrue(Screen.says("Add the others another way"))
        assertEquals(1, routes.haptics.successes)
        sees("part 2/2 A")
        assertEquals("the same code is no news", 1, routes.haptics.successes)
        sees("part 1/3 B")
        assertTrue(Screen.says("This code belongs to another pass"))
        Screen.click("Go on collecting")
        sees("part 1/2 A")
        assertEquals(listOf("HC1:A"), routes.imports.texts((routes.go.destination as Destination.Preview).batch))
        assertEquals(2, routes.haptics.successes)
    }

    @Test
    fun aCameraThatBreaksIsSaid() {
        allow()
        routes.open { CameraRoute(it.deps, it.go) }
        routes.cameras.breakDown()
        Screen.idle()
        assertTrue(Screen.says("The camera does not answer"))
        Screen.click("Try again")
        assertTrue(routes.cameras.looking)
    }

    @Test
    fun withoutACameraThereAreOtherWays() {
        val none = Routes(carnet, FakeCameras(present = false))
        none.open { CameraRoute(it.deps, it.go) }
        assertTrue(Screen.says("This device has no camera"))
        Screen.click("Other ways to add")
        assertEquals(listOf("back"), none.go.asked)
    }
}
