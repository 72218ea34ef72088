package app.carnet.device

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.graphics.Rect
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.hardware.camera2.params.MeteringRectangle
import android.media.Image
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.os.Looper
import android.util.Size
import android.view.Surface

/** [CameraFeed] over Camera2, all of whose calls are on a thread of their own. */
internal class Camera2Feed(context: Context, private val sink: FrameSink, private val listener: CameraFeedListener) : CameraFeed {
    private val main = Handler(Looper.getMainLooper())
    private val manager = context.applicationContext.getSystemService(CameraManager::class.java)
    private val thread = HandlerThread("camera").apply { start() }
    private val handler = Handler(thread.looper)
    private var device: CameraDevice? = null
    private var session: CameraCaptureSession? = null
    private var request: CaptureRequest.Builder? = null
    private var reader: ImageReader? = null
    private var surface: Surface? = null
    private var active: Rect? = null
    private var texture: SurfaceTexture? = null

    @Volatile private var closed = false

    override fun open(texture: SurfaceTexture) {
        handler.post {
            this.texture = texture
            guarded { begin(texture) }
        }
    }

    override fun torch(on: Boolean) {
        handler.post {
            guarded {
                request?.set(CaptureRequest.FLASH_MODE, if (on) CaptureRequest.FLASH_MODE_TORCH else CaptureRequest.FLASH_MODE_OFF)
                repeat()
            }
        }
    }

    override fun focus(x: Float, y: Float) {
        handler.post { guarded { focusAt(x, y) } }
    }

    override fun close() {
        closed = true
        handler.post {
            session?.close()
            device?.close()
            reader?.close()
            surface?.release()
            texture?.release()
            thread.quitSafely()
        }
    }

    @SuppressLint("MissingPermission") // the screen opens no feed before the permission is given; without it: SecurityException, caught
    private fun begin(texture: SurfaceTexture) {
        val id = manager?.let(::bestCamera) ?: return fail()
        val facts = manager.getCameraCharacteristics(id)
        val sizes = facts.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP)?.getOutputSizes(ImageFormat.YUV_420_888)
        val picture = frameSize(sizes.orEmpty().map { it.width to it.height })?.let { Size(it.first, it.second) } ?: return fail()
        active = facts.get(CameraCharacteristics.SENSOR_INFO_ACTIVE_ARRAY_SIZE)
        texture.setDefaultBufferSize(picture.width, picture.height)
        surface = Surface(texture)
        reader = ImageReader.newInstance(picture.width, picture.height, ImageFormat.YUV_420_888, FRAMES_HELD).also { images ->
            images.setOnImageAvailableListener({ it.acquireLatestImage()?.use(::hand) }, handler)
        }
        manager.openCamera(id, opening(facts, picture), handler)
    }

    private fun opening(facts: CameraCharacteristics, picture: Size) = object : CameraDevice.StateCallback() {
        override fun onOpened(camera: CameraDevice) {
            if (closed) return camera.close()
            device = camera
            val hasTorch = facts.get(CameraCharacteristics.FLASH_INFO_AVAILABLE) == true
            val degrees = facts.get(CameraCharacteristics.SENSOR_ORIENTATION) ?: 0
            main.post { if (!closed) listener.opened(hasTorch, picture, degrees) }
            guarded { configure(camera) }
        }

        override fun onDisconnected(camera: CameraDevice) {
            camera.close()
            fail()
        }

        override fun onError(camera: CameraDevice, error: Int) {
            camera.close()
            fail()
        }
    }

    @Suppress("DEPRECATION") // SessionConfiguration needs API 28; the oldest Android served is 26
    private fun configure(camera: CameraDevice) {
        val outputs = listOfNotNull(surface, reader?.surface)
        val builder = camera.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW)
        outputs.forEach(builder::addTarget)
        builder.set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
        request = builder
        val callback = object : CameraCaptureSession.StateCallback() {
            override fun onConfigured(ready: CameraCaptureSession) {
                if (closed) return ready.close()
                session = ready
                guarded { repeat() }
            }

            override fun onConfigureFailed(failed: CameraCaptureSession) = fail()
        }
        camera.createCaptureSession(outputs, callback, handler)
    }

    private fun repeat() {
        val builder = request ?: return
        session?.setRepeatingRequest(builder.build(), null, handler)
    }

    private fun focusAt(x: Float, y: Float) {
        val area = active ?: return
        val builder = request ?: return
        val side = minOf(area.width(), area.height()) / FOCUS_PART
        val left = (area.width() * x).toInt().minus(side / 2).coerceIn(0, area.width() - side)
        val top = (area.height() * y).toInt().minus(side / 2).coerceIn(0, area.height() - side)
        val spot = arrayOf(MeteringRectangle(left, top, side, side, MeteringRectangle.METERING_WEIGHT_MAX - 1))
        builder.set(CaptureRequest.CONTROL_AF_REGIONS, spot)
        builder.set(CaptureRequest.CONTROL_AE_REGIONS, spot)
        builder.set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_AUTO)
        builder.set(CaptureRequest.CONTROL_AF_TRIGGER, CaptureRequest.CONTROL_AF_TRIGGER_START)
        session?.capture(builder.build(), null, handler)
        builder.set(CaptureRequest.CONTROL_AF_TRIGGER, CaptureRequest.CONTROL_AF_TRIGGER_IDLE)
        repeat()
    }

    private fun hand(image: Image) {
        if (!sink.wants) return
        val plane = image.planes[0]
        val luma = ByteArray(maxOf(plane.buffer.remaining(), plane.rowStride * image.height)) // the last row may lack its padding
        plane.buffer.get(luma, 0, plane.buffer.remaining())
        sink.frame(image.width, image.height, plane.rowStride, luma)
    }

    private fun fail() {
        main.post { if (!closed) listener.broke() }
    }

    private inline fun guarded(call: () -> Unit) {
        try {
            if (!closed) call()
        } catch (_: CameraAccessException) {
            fail()
        } catch (_: SecurityException) {
            fail()
        } catch (_: IllegalStateException) { // the camera went away between two calls
            fail()
        } catch (_: IllegalArgumentException) { // the camera offers a size and then refuses it
            fail()
        }
    }

    private companion object {
        const val FRAMES_HELD = 2
        const val FOCUS_PART = 6
    }
}
