package app.carnet.support

import android.app.Activity
import android.content.Context
import android.content.ContextWrapper
import android.graphics.Bitmap
import android.graphics.Canvas
import android.os.Looper
import android.os.SystemClock
import android.view.MotionEvent
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager
import android.view.inspector.WindowInspector
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.node.RootForTest
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getAllSemanticsNodes
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.AnnotatedString
import java.io.File
import java.time.Duration
import org.robolectric.Shadows.shadowOf

/** What is on the screen, and a hand to use it: Compose's public semantics tree, touches, pictures. */
object Screen {
    private const val FRAME = 16L
    private const val QUALITY = 90

    /** Lets [ms] of the main looper's time pass, frame by frame. State written outside of a composition is announced too. */
    fun idle(ms: Long = 600) {
        for (frame in 0 until ms step FRAME) {
            Snapshot.sendApplyNotifications()
            shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(minOf(FRAME, ms - frame)))
        }
    }

    /** Lets frames pass until [what] holds; for work on other threads. Fails after [seconds] of real time. */
    fun awaits(seconds: Int = 10, what: () -> Boolean) {
        val end = System.nanoTime() + seconds * 1_000_000_000L
        while (!what()) {
            check(System.nanoTime() < end) { "still not so after $seconds s; the screen says ${spoken()}" }
            Thread.sleep(5)
            idle(FRAME)
        }
        idle()
    }

    /** Every window of the process: the activity's, then dialogs, sheets and menus. */
    fun windows(): List<View> = WindowInspector.getGlobalWindowViews()

    fun nodes(merged: Boolean = true): List<SemanticsNode> =
        windows().flatMap(::roots).flatMap {
            it.measureAndLayoutForTest() // what was composed in the last frame may not be laid out before the next is drawn
            it.semanticsOwner.getAllSemanticsNodes(merged)
        }

    /** The Compose views below [view]. */
    fun roots(view: View): List<RootForTest> = buildList {
        if (view is RootForTest) add(view)
        if (view is ViewGroup) for (i in 0 until view.childCount) addAll(roots(view.getChildAt(i)))
    }

    /** What a node says: texts, what is typed in it, its description. */
    fun texts(node: SemanticsNode): List<String> = buildList {
        node.config.getOrNull(SemanticsProperties.Text)?.forEach { add(it.text) }
        node.config.getOrNull(SemanticsProperties.EditableText)?.let { add(it.text) }
        node.config.getOrNull(SemanticsProperties.ContentDescription)?.let { addAll(it) }
    }

    /** All that is said, in order. */
    fun spoken(): List<String> = nodes().flatMap(::texts)

    fun says(text: String): Boolean = text in spoken()

    fun tagged(tag: String): SemanticsNode = nodes().single { it.config.getOrNull(SemanticsProperties.TestTag) == tag }

    /** The topmost node with [text]. */
    fun saying(text: String): SemanticsNode = checkNotNull(nodes().lastOrNull { text in texts(it) }) { "no \"$text\" in ${spoken()}" }

    fun click(node: SemanticsNode) {
        checkNotNull(node.config.getOrNull(SemanticsActions.OnClick)?.action) { "not a control: ${texts(node)}" }.invoke()
        idle()
    }

    fun click(text: String) = click(saying(text))

    fun type(node: SemanticsNode, text: String) {
        checkNotNull(node.config.getOrNull(SemanticsActions.SetText)?.action) { "not a field: ${texts(node)}" }.invoke(AnnotatedString(text))
        idle()
    }

    fun scrollTo(node: SemanticsNode, index: Int) {
        checkNotNull(node.config.getOrNull(SemanticsActions.ScrollToIndex)?.action) { "not a list" }.invoke(index)
        idle()
    }

    /** A finger on the middle of the node: also proves that it can be reached. */
    fun tap(window: View, node: SemanticsNode) {
        val at = node.boundsInWindow.center
        val down = SystemClock.uptimeMillis()
        touch(window, down, MotionEvent.ACTION_DOWN, 0, at.x, at.y)
        idle(40)
        touch(window, down, MotionEvent.ACTION_UP, 40, at.x, at.y)
        idle()
    }

    /** A finger from near the lower edge upwards by [distance] pixels. */
    fun swipeUp(window: View, distance: Float) {
        val x = window.width / 2f
        val start = window.height * 0.8f
        val down = SystemClock.uptimeMillis()
        touch(window, down, MotionEvent.ACTION_DOWN, 0, x, start)
        for (step in 1..20) {
            touch(window, down, MotionEvent.ACTION_MOVE, step * FRAME, x, start - distance * step / 20)
            idle(FRAME)
        }
        touch(window, down, MotionEvent.ACTION_UP, 21 * FRAME, x, start - distance)
        idle(1500)
    }

    private fun touch(window: View, down: Long, action: Int, after: Long, x: Float, y: Float) {
        val event = MotionEvent.obtain(down, down + after, action, x, y, 0)
        window.dispatchTouchEvent(event)
        event.recycle()
    }

    /** A picture of all windows over each other, with the dim below a dialog; written to target/screenshots/[name].jpg. */
    fun shoot(name: String, activity: Activity): Bitmap {
        val base = activity.window.decorView
        val bitmap = Bitmap.createBitmap(base.width, base.height, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(bitmap)
        for (window in windows().filter { it === base || owner(it.context) === activity }) draw(window, base, canvas)
        val file = File(System.getProperty("screenshots.dir"), "$name.jpg")
        file.parentFile!!.mkdirs()
        // For people to look at; as PNG it takes longer than to draw it.
        file.outputStream().use { bitmap.compress(Bitmap.CompressFormat.JPEG, QUALITY, it) }
        return bitmap
    }

    private fun draw(window: View, base: View, canvas: Canvas) {
        val parameters = window.layoutParams as? WindowManager.LayoutParams
        if (window !== base && parameters != null && parameters.flags and WindowManager.LayoutParams.FLAG_DIM_BEHIND != 0) {
            canvas.drawColor((parameters.dimAmount * 255).toInt() shl 24)
        }
        canvas.save()
        if (window !== base && (window.width < base.width || window.height < base.height)) {
            // Robolectric places no windows: a dialog would be at 0, 0.
            canvas.translate((base.width - window.width) / 2f, (base.height - window.height) / 2f)
        } else {
            val at = IntArray(2).also(window::getLocationOnScreen)
            canvas.translate(at[0].toFloat(), at[1].toFloat())
        }
        window.draw(canvas)
        canvas.restore()
    }

    private fun owner(context: Context?): Activity? = when (context) {
        is Activity -> context
        is ContextWrapper -> owner(context.baseContext)
        else -> null
    }
}
