package app.carnet.parts

import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonColors
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.FilledTonalButton
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.theme.Space

private val Tall = PaddingValues(horizontal = Space.xl, vertical = 14.dp)

/** The one thing most people want on a screen. While [busy] it cannot be pressed and says so. */
@Composable
fun PrimaryButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true, busy: Boolean = false) {
    Filled(text, onClick, modifier, icon, enabled, busy, ButtonDefaults.buttonColors())
}

/** Something else one can do here. */
@Composable
fun SecondaryButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true, busy: Boolean = false) {
    FilledTonalButton(
        onClick,
        modifier.fillMaxWidth().heightIn(min = 54.dp),
        enabled = enabled && !busy,
        contentPadding = Tall,
        shape = MaterialTheme.shapes.medium,
    ) {
        ButtonFace(text, icon, busy)
    }
}

/** What cannot be taken back. */
@Composable
fun DangerButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true, busy: Boolean = false) {
    Filled(text, onClick, modifier, icon, enabled, busy, ButtonDefaults.buttonColors(MaterialTheme.colorScheme.error, MaterialTheme.colorScheme.onError))
}

@Composable
private fun Filled(text: String, onClick: () -> Unit, modifier: Modifier, icon: ImageVector?, enabled: Boolean, busy: Boolean, colors: ButtonColors) {
    Button(
        onClick,
        modifier.fillMaxWidth().heightIn(min = 54.dp),
        enabled = enabled && !busy,
        colors = colors,
        contentPadding = Tall,
        shape = MaterialTheme.shapes.medium,
    ) {
        ButtonFace(text, icon, busy)
    }
}

/** A quiet button without a box. */
@Composable
fun TextAction(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true) {
    TextButton(onClick, modifier.defaultMinSize(minHeight = Space.touch), enabled = enabled, shape = MaterialTheme.shapes.medium) {
        ButtonFace(text, icon, busy = false)
    }
}

/** A button that is a picture; [label] is what it says to those who do not see it. */
@Composable
fun IconAction(icon: ImageVector, label: String, onClick: () -> Unit, modifier: Modifier = Modifier, enabled: Boolean = true) {
    IconButton(onClick, modifier.size(Space.touch), enabled = enabled) { Icon(icon, label, Modifier.size(24.dp)) }
}

@Composable
private fun RowScope.ButtonFace(text: String, icon: ImageVector?, busy: Boolean) {
    if (busy) {
        val wait = stringResource(R.string.state_busy)
        CircularProgressIndicator(Modifier.size(20.dp).semantics { contentDescription = wait }, LocalContentColor.current, strokeWidth = 2.dp)
        Spacer(Modifier.size(Space.m))
    } else if (icon != null) {
        Icon(icon, null, Modifier.size(20.dp))
        Spacer(Modifier.size(Space.m))
    }
    Text(text, Modifier.weight(1f, fill = false), textAlign = TextAlign.Center, style = MaterialTheme.typography.labelLarge)
}
