package app.carnet.device

import android.content.Context
import android.content.pm.PackageManager
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.util.Size

/** The device's cameras. */
interface Cameras {
    /** Whether there is any camera a code could be held to. */
    val present: Boolean

    /** A feed that is not open yet. Needs the permission CAMERA. */
    fun feed(sink: FrameSink, listener: CameraFeedListener): CameraFeed
}

/** One camera: a preview on a texture, and its brightness plane to a [FrameSink]. */
interface CameraFeed {
    /** Opens the camera; the texture is the feed's from now on, and released by [close]. */
    fun open(texture: SurfaceTexture)

    fun torch(on: Boolean)

    /** Focuses and meters at a point of the sensor, both 0 to 1. */
    fun focus(x: Float, y: Float)

    /** Ends it for good. */
    fun close()
}

/** Takes camera frames; called from the camera's thread. */
interface FrameSink {
    /** Whether a frame would be used: nothing is copied where not. */
    val wants: Boolean

    /** One byte of brightness a pixel, rows of [stride] bytes. */
    fun frame(width: Int, height: Int, stride: Int, luma: ByteArray)
}

/** What a [CameraFeed] tells. Called on the main thread. */
interface CameraFeedListener {
    /** [sensorDegrees]: how far the sensor's picture must be turned clockwise to stand upright. */
    fun opened(hasTorch: Boolean, picture: Size, sensorDegrees: Int)

    /** No such camera, taken by another app, or switched off. */
    fun broke()
}

class AndroidCameras(context: Context) : Cameras {
    private val app = context.applicationContext

    override val present: Boolean get() = app.packageManager.hasSystemFeature(PackageManager.FEATURE_CAMERA_ANY)

    override fun feed(sink: FrameSink, listener: CameraFeedListener): CameraFeed = Camera2Feed(app, sink, listener)
}

/** The back camera where there is one: a tablet or laptop may have only a front one. */
internal fun bestCamera(manager: CameraManager): String? = try {
    val ids = manager.cameraIdList
    ids.firstOrNull { facing(manager, it) == CameraCharacteristics.LENS_FACING_BACK } ?: ids.firstOrNull()
} catch (_: CameraAccessException) {
    null
}

private fun facing(manager: CameraManager, id: String): Int? = manager.getCameraCharacteristics(id).get(CameraCharacteristics.LENS_FACING)

/**
 * The frame to read codes in, of the sizes a camera offers as width and height: the largest up to 1920 x 1080, since a pass of 80
 * modules needs about four pixels a module while filling half of the picture; where all are larger, the smallest.
 */
internal fun frameSize(offered: List<Pair<Int, Int>>): Pair<Int, Int>? {
    val area = { size: Pair<Int, Int> -> size.first.toLong() * size.second }
    val fitting = offered.filter { maxOf(it.first, it.second) <= 1920 && minOf(it.first, it.second) <= 1080 }
    return fitting.maxByOrNull(area) ?: offered.minByOrNull(area)
}
