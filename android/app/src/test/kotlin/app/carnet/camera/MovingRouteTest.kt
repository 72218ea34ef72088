package app.carnet.camera

import android.Manifest
import app.carnet.app.Destination
import app.carnet.app.PackSource
import app.carnet.support.ComposeRule
import app.carnet.support.HostWallet
import app.carnet.support.Routes
import app.carnet.support.Screen
import app.carnet.support.SeenFrame
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** An update by the moving code on another phone's screen: no file and no network, as in a train. */
@RunWith(RobolectricTestRunner::class)
class MovingRouteTest {
    @get:Rule val compose = ComposeRule()

    @get:Rule val wallet = HostWallet()

    @Test
    fun theOrdinaryScannerReceivesAMovingCodeAndOffersThePack() {
        shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(Manifest.permission.CAMERA)
        val publisher = wallet.takes(wallet.packs.first)
        val code = runBlocking { wallet.carnet.movingPack(publisher.id) }
        val routes = Routes(wallet.carnet)
        routes.open { CameraRoute(it.deps, it.go) }
        fun sees(number: Int) {
            val seen = SeenFrame(runBlocking { code.frame(number) })
            routes.cameras.show(seen.side, seen.side, seen.luma)
            Screen.idle(50)
        }
        sees(0)
        assertTrue(Screen.says("Receiving"))
        assertTrue(Screen.spoken().any { it.endsWith("% received") })
        assertTrue(Screen.says("Hold this phone still in front of the other screen until all is there."))
        Screen.click("Cancel")
        assertTrue("begun anew", Screen.spoken().none { it.endsWith("% received") })
        var number = 1
        while (routes.go.destination == null && number < code.needed * 3 + 20) if (number++ % 4 != 0) sees(number)
        assertEquals(listOf("replace"), routes.go.asked)
        assertEquals(1, routes.haptics.successes)
        val waiting = routes.deps.packs.source((routes.go.destination as Destination.Offer).number) as PackSource.Bytes
        assertArrayEquals(runBlocking { wallet.carnet.pack(publisher.id) }, waiting.bytes)
    }
}
