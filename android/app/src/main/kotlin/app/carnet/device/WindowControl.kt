package app.carnet.device

import android.app.Activity
import android.app.ActivityManager
import android.app.admin.DevicePolicyManager
import android.view.WindowManager
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.core.view.WindowCompat
import androidx.core.view.WindowInsetsCompat
import androidx.core.view.WindowInsetsControllerCompat

/** What a screen may ask of its window. Each request is taken back with false; requests of several screens add up. */
interface WindowControl {
    /** Full brightness, and the screen stays on. */
    fun bright(on: Boolean)

    /** No screenshots, no picture in the list of recent apps. */
    fun secure(on: Boolean)

    /** The system's bars out of the way, and the task locked where a device owner allows it. */
    fun alone(on: Boolean)
}

/** The window that the composition is in; does nothing outside of one. */
val LocalWindowControl = staticCompositionLocalOf<WindowControl> {
    object : WindowControl {
        override fun bright(on: Boolean) = Unit

        override fun secure(on: Boolean) = Unit

        override fun alone(on: Boolean) = Unit
    }
}

/** Full brightness while this is on the screen. */
@Composable
fun BrightWindow() = Held(WindowControl::bright)

/** No screenshots while this is on the screen, whatever the traveller prefers elsewhere. */
@Composable
fun SecureWindow() = Held(WindowControl::secure)

/** Nothing but this app's content while this is on the screen. */
@Composable
fun AloneWindow() = Held(WindowControl::alone)

@Composable
private fun Held(request: WindowControl.(Boolean) -> Unit) {
    val control = LocalWindowControl.current
    DisposableEffect(control) {
        control.request(true)
        onDispose { control.request(false) }
    }
}

/** [WindowControl] over an Activity's window. */
class AndroidWindowControl(private val activity: Activity) : WindowControl {
    private var bright = 0
    private var secure = 0
    private var alone = 0

    override fun bright(on: Boolean) {
        bright += if (on) 1 else -1
        val window = activity.window
        window.attributes = window.attributes.apply {
            screenBrightness = if (bright > 0) {
                WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_FULL
            } else {
                WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_NONE
            }
        }
        flag(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON, bright > 0)
    }

    override fun secure(on: Boolean) {
        secure += if (on) 1 else -1
        flag(WindowManager.LayoutParams.FLAG_SECURE, secure > 0)
    }

    override fun alone(on: Boolean) {
        alone += if (on) 1 else -1
        val bars = WindowCompat.getInsetsController(activity.window, activity.window.decorView)
        bars.systemBarsBehavior = WindowInsetsControllerCompat.BEHAVIOR_SHOW_TRANSIENT_BARS_BY_SWIPE
        if (alone > 0) bars.hide(WindowInsetsCompat.Type.systemBars()) else bars.show(WindowInsetsCompat.Type.systemBars())
        lockTask(alone > 0)
    }

    private fun flag(flag: Int, on: Boolean) = if (on) activity.window.addFlags(flag) else activity.window.clearFlags(flag)

    /** Only where it needs no question to the person: elsewhere leaving the app locks the wallet instead. */
    private fun lockTask(on: Boolean) {
        val allowed = activity.getSystemService(DevicePolicyManager::class.java)?.isLockTaskPermitted(activity.packageName) == true
        val locked = activity.getSystemService(ActivityManager::class.java)?.lockTaskModeState == ActivityManager.LOCK_TASK_MODE_LOCKED
        if (on && allowed && !locked) activity.startLockTask()
        if (!on && locked) activity.stopLockTask()
    }
}
