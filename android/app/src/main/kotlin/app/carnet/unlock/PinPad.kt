package app.carnet.unlock

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEvent
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.type
import androidx.compose.ui.input.key.utf16CodePoint
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.parts.CarnetIcons
import app.carnet.theme.Space

private val Digits = listOf("123", "456", "789")
private const val DOTS = 6

/** Twelve keys as on a telephone; the digits stand as such in every writing direction. */
@Composable
fun PinPad(enabled: Boolean, onDigit: (Char) -> Unit, onDelete: () -> Unit, corner: @Composable () -> Unit, modifier: Modifier = Modifier) {
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        Column(modifier, Arrangement.spacedBy(Space.m), Alignment.CenterHorizontally) {
            Digits.forEach { row ->
                Row(horizontalArrangement = Arrangement.spacedBy(Space.xl)) {
                    row.forEach { digit -> DigitKey(digit, enabled, onDigit) }
                }
            }
            Row(horizontalArrangement = Arrangement.spacedBy(Space.xl)) {
                Box(Modifier.size(KeySize), Alignment.Center) { corner() }
                DigitKey('0', enabled, onDigit)
                PictureKey(CarnetIcons.Backspace, stringResource(R.string.unlock_pad_delete), enabled, onDelete)
            }
        }
    }
}

private val KeySize = 72.dp

@Composable
private fun DigitKey(digit: Char, enabled: Boolean, onDigit: (Char) -> Unit) {
    Surface(
        { onDigit(digit) },
        Modifier.size(KeySize).semantics { role = Role.Button },
        enabled = enabled,
        shape = CircleShape,
        color = MaterialTheme.colorScheme.surfaceContainerHigh,
        contentColor = if (enabled) MaterialTheme.colorScheme.onSurface else MaterialTheme.colorScheme.onSurface.copy(alpha = 0.38f),
    ) {
        Box(contentAlignment = Alignment.Center) { Text(digit.toString(), style = MaterialTheme.typography.headlineMedium, maxLines = 1) }
    }
}

/** A key of the pad with a picture instead of a digit. */
@Composable
fun PictureKey(icon: ImageVector, label: String, enabled: Boolean, onClick: () -> Unit) {
    Surface(
        onClick,
        Modifier.size(KeySize).semantics {
            role = Role.Button
            contentDescription = label
        },
        enabled = enabled,
        shape = CircleShape,
        color = Color.Transparent,
        contentColor = if (enabled) MaterialTheme.colorScheme.primary else MaterialTheme.colorScheme.onSurface.copy(alpha = 0.38f),
    ) {
        Box(contentAlignment = Alignment.Center) { Icon(icon, null, Modifier.size(28.dp)) }
    }
}

/** One dot for each character typed; its number is spoken, never the character. */
@Composable
fun PinDots(count: Int, modifier: Modifier = Modifier) {
    val spoken = pluralStringResource(R.plurals.unlock_entered, count, count)
    Row(
        modifier.height(20.dp).widthIn(max = 300.dp).clearAndSetSemantics {
            contentDescription = spoken
            liveRegion = LiveRegionMode.Polite
        },
        Arrangement.spacedBy(14.dp),
        Alignment.CenterVertically,
    ) {
        repeat(maxOf(count, DOTS)) { index ->
            val dot = Modifier.size(14.dp)
            if (index < count) {
                Box(dot.background(MaterialTheme.colorScheme.primary, CircleShape))
            } else {
                Box(dot.border(1.5.dp, MaterialTheme.colorScheme.outline, CircleShape))
            }
        }
    }
}

/** What a hardware key means to a PIN. */
internal sealed interface PinKey {
    data class Typed(val character: Char) : PinKey

    data object Delete : PinKey

    data object Enter : PinKey
}

internal fun pinKey(event: KeyEvent): PinKey? {
    if (event.type != KeyEventType.KeyDown) return null
    return when (event.key) {
        Key.Backspace -> PinKey.Delete
        Key.Enter, Key.NumPadEnter -> PinKey.Enter
        else -> event.utf16CodePoint.toChar().takeIf { it.isLetterOrDigit() }?.let(PinKey::Typed)
    }
}
