package app.carnet.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.consumeWindowInsets
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.shape.CutCornerShape
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tones

/** The word DEVELOPMENT beside a publisher whose keys are no secret: a word and a shape of its own. */
@Composable
fun DevelopmentMark(modifier: Modifier = Modifier) {
    val colours = MaterialTheme.tones(Tone.DOUBT)
    Surface(modifier, CutCornerShape(6.dp), colours.sign, colours.onSign) {
        Row(Modifier.padding(horizontal = Space.s, vertical = 3.dp), verticalAlignment = Alignment.CenterVertically) {
            Icon(CarnetIcons.Warning, null, Modifier.size(14.dp))
            Spacer(Modifier.width(Space.xs))
            Text(stringResource(R.string.development_mark), style = MaterialTheme.typography.labelMedium)
        }
    }
}

/** Below a verdict that rests on such a publisher. */
@Composable
fun DevelopmentVerdict(modifier: Modifier = Modifier) {
    Banner(Tone.DOUBT, stringResource(R.string.development_verdict), modifier, stringResource(R.string.development_title), CarnetIcons.Warning)
}

/** Every screen; while such a publisher is trusted, a strip above it says so. */
@Composable
internal fun UnderDevelopmentStrip(shown: Boolean, content: @Composable () -> Unit) {
    val top = WindowInsets.safeDrawing.only(WindowInsetsSides.Top)
    Column {
        if (shown) DevelopmentStrip(Modifier.windowInsetsPadding(top))
        Box(Modifier.weight(1f).then(if (shown) Modifier.consumeWindowInsets(top) else Modifier)) { content() }
    }
}

@Composable
private fun DevelopmentStrip(modifier: Modifier) {
    val colours = MaterialTheme.tones(Tone.DOUBT)
    Surface(Modifier.fillMaxWidth(), color = colours.sign, contentColor = colours.onSign) {
        Row(modifier.padding(horizontal = Space.l, vertical = Space.xs), Arrangement.Center, Alignment.CenterVertically) {
            Icon(CarnetIcons.Warning, null, Modifier.size(16.dp))
            Spacer(Modifier.width(Space.s))
            Text(stringResource(R.string.development_strip), textAlign = TextAlign.Center, style = MaterialTheme.typography.labelMedium)
        }
    }
}
