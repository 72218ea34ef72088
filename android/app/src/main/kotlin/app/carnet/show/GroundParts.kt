package app.carnet.show

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.MovingFrame
import app.carnet.parts.CarnetIcons
import app.carnet.parts.QrCanvas
import app.carnet.theme.Space

/** White also in dark mode: the margin is part of a code. */
@Composable
fun WhiteSheet(side: Dp, content: @Composable BoxScope.() -> Unit) {
    Surface(Modifier.size(side), MaterialTheme.shapes.large, Color.White, Color.Black) { Box(contentAlignment = Alignment.Center, content = content) }
}

/** A code on its white sheet. */
@Composable
fun CodeSheet(frame: MovingFrame, label: String, side: Dp) {
    WhiteSheet(side) { QrCanvas(frame.size, frame.modules, label, Modifier.fillMaxSize()) }
}

/** What a page with a code says first below it. */
@Composable
fun GroundTitle(text: String) {
    Text(text, Modifier.semantics { heading() }, textAlign = TextAlign.Center, style = MaterialTheme.typography.headlineSmall)
}

/** What it says further. */
@Composable
fun GroundText(text: String, style: TextStyle = MaterialTheme.typography.bodyLarge, above: Dp = Space.s) {
    Text(text, Modifier.padding(top = above), textAlign = TextAlign.Center, style = style)
}

/** How a button stands on the coloured ground of a code. */
enum class GroundLook { RIM, WORDS, WHITE }

/** A button below a code. */
@Composable
fun GroundButton(icon: ImageVector, text: String, onClick: () -> Unit, modifier: Modifier = Modifier, look: GroundLook = GroundLook.RIM) {
    val wide = modifier.widthIn(max = 420.dp).fillMaxWidth()
    val white = ButtonDefaults.outlinedButtonColors(contentColor = Color.White)
    when (look) {
        GroundLook.RIM -> OutlinedButton(onClick, wide, shape = MaterialTheme.shapes.medium, colors = white, border = BorderStroke(1.dp, Color.White)) { Face(icon, text) }
        GroundLook.WORDS -> TextButton(onClick, wide, shape = MaterialTheme.shapes.medium, colors = white) { Face(icon, text) }
        GroundLook.WHITE -> {
            val colors = ButtonDefaults.outlinedButtonColors(containerColor = Color.White, contentColor = Color.Black)
            OutlinedButton(onClick, wide, shape = MaterialTheme.shapes.medium, colors = colors) { Face(icon, text) }
        }
    }
}

/** Holds a moving code still, or lets it go on. */
@Composable
fun PauseButton(paused: Boolean, pause: (Boolean) -> Unit) {
    val text = stringResource(if (paused) R.string.moving_show_resume else R.string.moving_show_pause)
    GroundButton(if (paused) CarnetIcons.Play else CarnetIcons.Pause, text, { pause(!paused) })
}

@Composable
private fun Face(icon: ImageVector, text: String) {
    Icon(icon, null, Modifier.size(20.dp))
    Spacer(Modifier.size(Space.s))
    Text(text, style = MaterialTheme.typography.labelLarge)
}
