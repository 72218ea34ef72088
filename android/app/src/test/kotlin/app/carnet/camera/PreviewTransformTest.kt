package app.carnet.camera

import org.junit.Assert.assertEquals
import org.junit.Test

class PreviewTransformTest {
    private val phone = 1080 to 2160
    private val picture = 1920 to 1080

    @Test
    fun anUprightPhoneFillsItsHeight() {
        val how = previewTransform(phone, picture, sensorDegrees = 90, displayDegrees = 0)
        assertEquals(0, how.degrees)
        assertEquals("the height fits", 1f, how.scaleY, 1e-4f)
        assertEquals("1080 wide at 2160 / 1920", 1.125f, how.scaleX, 1e-4f)
    }

    @Test
    fun aPhoneOnItsSideTurnsThePicture() {
        val how = previewTransform(2160 to 1080, picture, sensorDegrees = 90, displayDegrees = 90)
        assertEquals(270, how.degrees)
        // laid out 1080 x 1920, turned to 1920 x 1080, enlarged by 2160 / 1920 to cover 2160 x 1080
        assertEquals(1080 * 1.125f / 2160, how.scaleX, 1e-4f)
        assertEquals(1920 * 1.125f / 1080, how.scaleY, 1e-4f)
        assertEquals(90, previewTransform(2160 to 1080, picture, 90, 270).degrees)
    }

    @Test
    fun theMiddleIsTheMiddleHoweverThePhoneIsHeld() {
        for (display in listOf(0, 90, 180, 270)) for (sensor in listOf(0, 90, 180, 270)) {
            val view = if (display % 180 == 0) phone else phone.second to phone.first
            val how = previewTransform(view, picture, sensor, display)
            val (x, y) = sensorPoint(view.first / 2f, view.second / 2f, view, how, sensor)
            assertEquals(0.5f, x, 1e-4f)
            assertEquals(0.5f, y, 1e-4f)
        }
    }

    @Test
    fun theTopOfAnUprightPhoneIsTheSensorsLeft() {
        val how = previewTransform(phone, picture, sensorDegrees = 90, displayDegrees = 0)
        val (x, y) = sensorPoint(540f, 0f, phone, how, 90)
        assertEquals(0f, x, 1e-4f)
        assertEquals(0.5f, y, 1e-4f)
    }
}
