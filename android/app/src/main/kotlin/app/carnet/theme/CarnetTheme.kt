package app.carnet.theme

import android.os.Build
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.dynamicDarkColorScheme
import androidx.compose.material3.dynamicLightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalContext

/** Whether the person asked the system to remove animations. */
val LocalReducedMotion = staticCompositionLocalOf { false }

/** Carnet's look. [dynamic] takes the wallpaper's colours where the system has them; verdicts keep their own. */
@Composable
fun CarnetTheme(
    dark: Boolean = isSystemInDarkTheme(),
    dynamic: Boolean = false,
    reducedMotion: Boolean = LocalReducedMotion.current,
    content: @Composable () -> Unit,
) {
    CompositionLocalProvider(
        LocalFixedColors provides if (dark) DarkFixed else LightFixed,
        LocalReducedMotion provides reducedMotion,
    ) {
        MaterialTheme(scheme(dark, dynamic), shapes = CarnetShapes, typography = CarnetTypography, content = content)
    }
}

@Composable
private fun scheme(dark: Boolean, dynamic: Boolean): ColorScheme = when {
    dynamic && Build.VERSION.SDK_INT >= Build.VERSION_CODES.S ->
        LocalContext.current.let { if (dark) dynamicDarkColorScheme(it) else dynamicLightColorScheme(it) }
    dark -> DarkScheme
    else -> LightScheme
}
