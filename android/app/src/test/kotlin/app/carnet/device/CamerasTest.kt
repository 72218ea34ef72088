package app.carnet.device

import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test

class CamerasTest {
    @Test
    fun theLargestFrameUpToFullHdIsTaken() {
        assertEquals(1920 to 1080, frameSize(listOf(4000 to 3000, 1920 to 1080, 1280 to 720, 640 to 480)))
        assertEquals(1440 to 1080, frameSize(listOf(4000 to 3000, 1440 to 1080, 1280 to 720)))
    }

    @Test
    fun whereAllAreLargerTheSmallest() = assertEquals(2592 to 1944, frameSize(listOf(4000 to 3000, 2592 to 1944)))

    @Test
    fun noSizeIsNoCamera() = assertNull(frameSize(emptyList()))
}
