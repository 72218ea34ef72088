package app.carnet.theme

import androidx.compose.material3.ColorScheme
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.compositeOver
import androidx.compose.ui.graphics.luminance
import org.junit.Assert.assertTrue
import org.junit.Test

/** WCAG 2.1: text needs 4.5 to 1, signs and outlines of controls 3 to 1. */
class ContrastTest {
    private fun contrast(a: Color, b: Color): Float {
        val light = maxOf(a.luminance(), b.luminance()) + 0.05f
        val dark = minOf(a.luminance(), b.luminance()) + 0.05f
        return light / dark
    }

    private fun readable(what: String, text: Color, ground: Color, least: Float = 4.5f) {
        val ratio = contrast(text, ground)
        assertTrue("$what: $ratio", ratio >= least)
    }

    private fun check(name: String, scheme: ColorScheme, fixed: FixedColors) {
        val grounds = with(scheme) {
            listOf(surface, background, surfaceContainerLowest, surfaceContainerLow, surfaceContainer, surfaceContainerHigh)
        }
        for (ground in grounds) {
            readable("$name text", scheme.onSurface, ground)
            readable("$name quiet text", scheme.onSurfaceVariant, ground)
            readable("$name links", scheme.primary, ground)
            readable("$name errors", scheme.error, ground)
            readable("$name outline", scheme.outline, ground, least = 3f)
        }
        readable("$name button", scheme.onPrimary, scheme.primary)
        readable("$name tonal button", scheme.onSecondaryContainer, scheme.secondaryContainer)
        readable("$name danger button", scheme.onError, scheme.error)
        readable("$name snackbar", scheme.inverseOnSurface, scheme.inverseSurface)
        readable("$name snackbar action", scheme.inversePrimary, scheme.inverseSurface)
        for ((tone, colours) in fixed.tones) {
            readable("$name $tone text", colours.onContainer, colours.container)
            readable("$name $tone mark", colours.onSign, colours.sign)
            readable("$name $tone sign", colours.sign, colours.container, least = 3f)
        }
        for ((kind, colours) in fixed.kinds) {
            for (ground in listOf(colours.start, colours.end)) {
                // Where two lines of the rosette cross below a letter.
                val line = Color.White.copy(alpha = 0.11f).compositeOver(ground)
                readable("$name $kind head", Color.White, line)
                readable("$name $kind button", Color.White, Color.White.copy(alpha = 0.12f).compositeOver(ground))
            }
        }
    }

    @Test fun light() = check("light", LightScheme, LightFixed)

    @Test fun dark() = check("dark", DarkScheme, DarkFixed)
}
