package app.carnet.camera

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.Matrix
import android.graphics.SurfaceTexture
import android.util.Size
import android.view.Surface
import android.view.TextureView
import app.carnet.device.CameraFeed
import app.carnet.device.CameraFeedListener
import app.carnet.device.Cameras
import app.carnet.device.FrameSink

/** The camera's picture, centre-cropped. The feed lives as long as the view is attached. */
@SuppressLint("ViewConstructor") // never inflated
internal class CameraTexture(
    context: Context,
    private val cameras: Cameras,
    private val sink: FrameSink,
    private val onOpened: (hasTorch: Boolean) -> Unit,
    private val onBroke: () -> Unit,
) : TextureView(context), TextureView.SurfaceTextureListener, CameraFeedListener {
    private var feed: CameraFeed? = null
    private var picture: Size? = null
    private var sensorDegrees = 0
    private var torchOn = false

    init {
        surfaceTextureListener = this
    }

    fun torch(on: Boolean) {
        if (on == torchOn) return
        torchOn = on
        feed?.torch(on)
    }

    /** Focuses where the view was touched. */
    fun focus(x: Float, y: Float) {
        val transform = transform() ?: return
        val (sensorX, sensorY) = sensorPoint(x, y, width to height, transform, sensorDegrees)
        feed?.focus(sensorX, sensorY)
    }

    override fun onAttachedToWindow() {
        super.onAttachedToWindow()
        feed = cameras.feed(sink, this)
    }

    override fun onDetachedFromWindow() {
        super.onDetachedFromWindow()
        feed?.close()
        feed = null
    }

    override fun onSurfaceTextureAvailable(surface: SurfaceTexture, width: Int, height: Int) {
        val open = feed ?: cameras.feed(sink, this).also { feed = it }
        open.open(surface)
        lay()
    }

    override fun onSurfaceTextureSizeChanged(surface: SurfaceTexture, width: Int, height: Int) = lay()

    /** The feed releases the texture once the camera has let go of it. */
    override fun onSurfaceTextureDestroyed(surface: SurfaceTexture): Boolean {
        feed?.close()
        feed = null
        return false
    }

    override fun onSurfaceTextureUpdated(surface: SurfaceTexture) = Unit

    override fun opened(hasTorch: Boolean, picture: Size, sensorDegrees: Int) {
        this.picture = picture
        this.sensorDegrees = sensorDegrees
        lay()
        onOpened(hasTorch)
        if (torchOn) feed?.torch(true)
    }

    override fun broke() = onBroke()

    private fun lay() {
        val how = transform() ?: return
        val (middleX, middleY) = width / 2f to height / 2f
        setTransform(
            Matrix().apply {
                setScale(how.scaleX, how.scaleY, middleX, middleY)
                postRotate(how.degrees.toFloat(), middleX, middleY)
            },
        )
    }

    private fun transform(): PreviewTransform? {
        val size = picture ?: return null
        if (width == 0 || height == 0) return null
        val turned = when (display?.rotation) {
            Surface.ROTATION_90 -> 90
            Surface.ROTATION_180 -> 180
            Surface.ROTATION_270 -> 270
            else -> 0
        }
        return previewTransform(width to height, size.width to size.height, sensorDegrees, turned)
    }
}
