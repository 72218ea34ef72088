package app.carnet.support

import android.provider.Settings
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import app.carnet.theme.CarnetTheme
import java.time.Duration
import org.junit.Assert.assertTrue
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.shadows.ShadowChoreographer

/** How a screen is looked at. */
enum class Look(val qualifiers: String, val fontScale: Float = 1f) {
    LIGHT("en-rUS-ldltr-w411dp-h891dp-port-notnight-xhdpi"),
    DARK("en-rUS-ldltr-w411dp-h891dp-port-night-xhdpi"),
    ARABIC("ar-ldrtl-w411dp-h891dp-port-notnight-xhdpi"),
    LARGE("en-rUS-ldltr-w411dp-h891dp-port-notnight-xhdpi", 2f),

    /** A phone on its side: only where a screen lays itself out for it. */
    SIDEWAYS("en-rUS-ldltr-w891dp-h411dp-land-notnight-xhdpi"),

    /** So high that nothing is left to scroll: for long pages. */
    TALL("en-rUS-ldltr-w411dp-h2400dp-port-notnight-xhdpi"),

    TALL_ARABIC("ar-ldrtl-w411dp-h2400dp-port-notnight-xhdpi"),
    TALL_LARGE("en-rUS-ldltr-w411dp-h3600dp-port-notnight-xhdpi", 2f),

    TABLET("en-rUS-ldltr-sw800dp-w1280dp-h800dp-land-notnight-hdpi"),
    ;

    /** Robolectric does the rest of the test as this. */
    fun use() {
        RuntimeEnvironment.setQualifiers(qualifiers)
        RuntimeEnvironment.setFontScale(fontScale)
        Motion.remove()
    }

    companion object {
        val usual = listOf(LIGHT, DARK, ARABIC, LARGE, TABLET)
    }
}

/** The system's "remove animations": without it a turning circle never lets the looper come to rest. */
object Motion {
    fun remove() = scale(0f)

    /** Animations as on a new phone. */
    fun restore() = scale(1f)

    private fun scale(factor: Float) {
        Settings.Global.putFloat(RuntimeEnvironment.getApplication().contentResolver, Settings.Global.ANIMATOR_DURATION_SCALE, factor)
    }
}

/**
 * Frames come with the clock. Of itself Robolectric moves the clock on for every frame that is asked for, so that whatever asks
 * for one after another never lets it come to rest: a menu does, which watches where the window below it is.
 */
object Frames {
    private val frame = Duration.ofMillis(16)

    fun byTheClock() {
        ShadowChoreographer.setPaused(true)
        ShadowChoreographer.setFrameDelay(frame)
    }
}

/**
 * Draws one screen in every [Look] to `target/screenshots/NAME-light.jpg` and so on; each has to pass the [Audit] and to be as
 * its committed picture ([Goldens]).
 */
object Pictures {
    fun of(name: String, looks: List<Look> = Look.usual, content: @Composable () -> Unit) {
        val faults = mutableListOf<String>()
        for (look in looks) {
            look.use()
            val host = Robolectric.buildActivity(ComponentActivity::class.java).setup()
            host.get().setContent { CarnetTheme(reducedMotion = true, content = content) }
            Screen.idle()
            val picture = "$name-${look.name.lowercase()}"
            val drawn = Screen.shoot(picture, host.get())
            faults += (Audit.faults(drawn) + listOfNotNull(Goldens.fault(picture, drawn))).map { "$picture: $it" }
            host.close()
        }
        if (Goldens.writing) faults.forEach(::println) else assertTrue(faults.joinToString("\n"), faults.isEmpty())
    }
}
