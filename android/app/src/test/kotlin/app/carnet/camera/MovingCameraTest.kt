package app.carnet.camera

import app.carnet.add.Parts
import app.carnet.bridge.MovingCode
import app.carnet.moving.Received
import app.carnet.moving.Receiving
import app.carnet.support.HostWallet
import app.carnet.support.MainDispatcherRule
import app.carnet.support.SeenFrame
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** Moving codes before the camera, their frames drawn and read by the core. */
@RunWith(RobolectricTestRunner::class)
class MovingCameraTest {
    @get:Rule val main = MainDispatcherRule()

    @get:Rule val wallet = HostWallet()
    private val receiving by lazy { Receiving(wallet.carnet) }
    private val camera by lazy { visit() }

    private fun visit() = CameraViewModel(wallet.carnet, hasCamera = true, Parts(wallet.carnet), receiving).also { it.granted() }

    private fun code(pack: ByteArray): MovingCode = wallet.takes(pack).let { runBlocking { wallet.carnet.movingPack(it.id) } }

    private fun CameraViewModel.sees(code: MovingCode, number: Int) {
        val seen = SeenFrame(runBlocking { code.frame(number) })
        frame(seen.side, seen.side, seen.side, seen.luma)
    }

    private fun received() = (camera.state.value as CameraState.Live).received

    private fun passes(millis: Long) = main.dispatcher.scheduler.run {
        advanceTimeBy(millis)
        runCurrent()
    }

    @Test
    fun aPackIsReceivedOverTwoVisitsOfTheCamera() {
        val publisher = wallet.takes(wallet.packs.first)
        val code = runBlocking { wallet.carnet.movingPack(publisher.id) }
        assertTrue("more than one frame, or there is nothing to go on with", code.needed > 1)
        camera.sees(code, 0)
        val first = checkNotNull(received())
        assertTrue(first.percent in 1..99)
        val later = visit()
        assertEquals("a later visit goes on", first, (later.state.value as CameraState.Live).received)
        var number = 2
        while (later.state.value is CameraState.Live && number < code.needed * 3 + 20) later.sees(code, number++)
        assertArrayEquals(runBlocking { wallet.carnet.pack(publisher.id) }, (later.state.value as CameraState.Whole).bytes)
        assertNull("nothing is being received any more", receiving.progress.value)
    }

    @Test
    fun anotherMovingCodeIsAQuestion() {
        val (one, other) = code(wallet.packs.first) to code(wallet.packs.contradicting)
        camera.sees(one, 0)
        val before = checkNotNull(received())
        camera.sees(other, 0)
        assertEquals(before, (camera.state.value as CameraState.OtherMoving).received)
        camera.otherMoving(start = false)
        assertEquals(before, received())
        repeat(3) {
            passes(CameraViewModel.PATIENCE_MILLIS - 1)
            camera.sees(other, it)
            assertEquals("not asked again while it stays in the picture", before, received())
        }
        passes(CameraViewModel.PATIENCE_MILLIS + 1)
        camera.sees(other, 5)
        assertTrue("it was gone and is back", camera.state.value is CameraState.OtherMoving)
        camera.otherMoving(start = true)
        assertNull(received())
        camera.sees(other, 6)
        assertTrue(received()!!.percent > 0)
    }

    @Test
    fun givingUpForgetsWhatWasReceived() {
        val code = code(wallet.packs.first)
        camera.sees(code, 0)
        assertTrue(received() is Received)
        camera.stopReceiving()
        assertNull(received())
        assertNull(receiving.progress.value)
    }

    @Test
    fun anInspectorsCameraTakesNoMovingCode() {
        val code = code(wallet.packs.first)
        val inspector = CameraViewModel(wallet.carnet, hasCamera = true, Parts(wallet.carnet)).also { it.granted() }
        inspector.sees(code, 0)
        assertTrue(inspector.state.value is CameraState.Found)
    }
}
