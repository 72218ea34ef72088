package app.carnet.device

import android.Manifest
import android.graphics.ImageFormat
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.util.Size
import app.carnet.support.Screen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowCameraCharacteristics
import org.robolectric.shadows.StreamConfigurationMapBuilder

@RunWith(RobolectricTestRunner::class)
class Camera2FeedTest {
    private val app = RuntimeEnvironment.getApplication()
    private val told = mutableListOf<Any>()
    private val listener = object : CameraFeedListener {
        override fun opened(hasTorch: Boolean, picture: Size, sensorDegrees: Int) {
            told.add(listOf(hasTorch, picture, sensorDegrees))
        }

        override fun broke() {
            told.add("broke")
        }
    }
    private val sink = object : FrameSink {
        override val wants = true

        override fun frame(width: Int, height: Int, stride: Int, luma: ByteArray) = Unit
    }

    private fun open() = AndroidCameras(app).feed(sink, listener).also {
        it.open(SurfaceTexture(false))
        Screen.awaits { told.isNotEmpty() }
    }

    private fun add(id: String, facing: Int) {
        val facts = ShadowCameraCharacteristics.newCameraCharacteristics()
        val sizes = StreamConfigurationMapBuilder.newBuilder().apply {
            for (size in listOf(Size(4000, 3000), Size(1920, 1080), Size(640, 480))) addOutputSize(ImageFormat.YUV_420_888, size)
        }.build()
        shadowOf(facts).apply {
            set(CameraCharacteristics.LENS_FACING, facing)
            set(CameraCharacteristics.SENSOR_ORIENTATION, if (facing == CameraCharacteristics.LENS_FACING_BACK) 90 else 270)
            set(CameraCharacteristics.FLASH_INFO_AVAILABLE, true)
            set(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP, sizes)
        }
        shadowOf(app.getSystemService(CameraManager::class.java)!!).addCamera(id, facts)
    }

    @Test
    fun noCameraIsSaid() {
        open().close()
        assertEquals(listOf<Any>("broke"), told)
        assertFalse(AndroidCameras(app).present)
    }

    @Test
    fun theBackCameraOpensInFullHd() {
        shadowOf(app).grantPermissions(Manifest.permission.CAMERA)
        add("front", CameraCharacteristics.LENS_FACING_FRONT)
        add("back", CameraCharacteristics.LENS_FACING_BACK)
        val feed = open()
        assertEquals(listOf(true, Size(1920, 1080), 90), told.first())
        feed.torch(true)
        feed.focus(0.5f, 0.5f)
        feed.close()
        Screen.idle()
        assertTrue("nothing breaks on the way out", told.none { it == "broke" })
    }
}
