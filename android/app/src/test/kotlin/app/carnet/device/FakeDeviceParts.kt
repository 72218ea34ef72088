package app.carnet.device

import android.content.Intent
import android.graphics.SurfaceTexture
import android.util.Size
import android.view.View

/** A clipboard in memory. */
class FakeClipboardText(var held: String? = null) : ClipboardText {
    override fun text(): String? = held

    override fun putSecret(label: String, text: String) {
        held = text
    }
}

/** Remembers what was to be shared. [full]: there is no room for a file. */
class FakeSharing(var full: Boolean = false) : Sharing {
    var name: String? = null
        private set
    var bytes: ByteArray? = null
        private set

    override suspend fun intent(name: String, bytes: ByteArray): Intent? {
        if (full) return null
        this.name = name
        this.bytes = bytes
        return Intent("app.carnet.SHARE")
    }
}

/** Counts the buzzes. */
class FakeHaptics : Haptics {
    var successes = 0
    var refusals = 0

    override fun success(view: View) {
        successes++
    }

    override fun refusal(view: View) {
        refusals++
    }
}

/** A camera without a lens: [show] hands a frame to whoever looks. */
class FakeCameras(override val present: Boolean = true, private val hasTorch: Boolean = true) : Cameras {
    private var sink: FrameSink? = null
    private var listener: CameraFeedListener? = null
    var torch = false
        private set

    /** Whether a screen looks through the camera now. */
    val looking: Boolean get() = sink != null

    override fun feed(sink: FrameSink, listener: CameraFeedListener): CameraFeed {
        this.sink = sink
        this.listener = listener
        return object : CameraFeed {
            override fun open(texture: SurfaceTexture) = Unit

            override fun torch(on: Boolean) {
                torch = on
            }

            override fun focus(x: Float, y: Float) = Unit

            override fun close() {
                if (this@FakeCameras.sink === sink) this@FakeCameras.sink = null
            }
        }
    }

    /** The camera is open and gives pictures. */
    fun open() = listener?.opened(hasTorch, Size(1280, 720), sensorDegrees = 90)

    fun breakDown() = listener?.broke()

    /** One frame, where one is wanted. */
    fun show(width: Int, height: Int, luma: ByteArray): Boolean {
        val looker = sink?.takeIf { it.wants } ?: return false
        looker.frame(width, height, width, luma)
        return true
    }
}

/** Languages without a system. */
class FakeLanguages(private val recreates: Boolean = false) : Languages {
    override val offered = listOf("en", "fr", "es", "ar", "zh-Hans", "ru")
    override var current = ""
        private set

    override fun set(tag: String): Boolean {
        current = tag
        return recreates
    }
}

class FakeAppFacts(private val facts: Facts, private val text: String = "Apache License 2.0") : AppFacts {
    override suspend fun read(): Facts = facts

    override suspend fun licences(): String = text
}

/** The system's notifications, in memory. [allowed]: it shows them. */
class FakeNotices(override var allowed: Boolean = false) : Notices {
    /** What is scheduled; null: nothing ever was, or all of it was cancelled. */
    var scheduled: List<Notice>? = null
        private set
    var cancelled = 0
        private set

    override suspend fun schedule(notices: List<Notice>) {
        scheduled = notices
    }

    override suspend fun cancel() {
        scheduled = null
        cancelled++
    }
}
