package app.carnet.parts

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tones

/** A message that stays on the page. [live] has it spoken when it appears. */
@Composable
fun Banner(
    tone: Tone,
    text: String,
    modifier: Modifier = Modifier,
    title: String? = null,
    icon: ImageVector? = null,
    action: String? = null,
    onAction: () -> Unit = {},
    live: Boolean = false,
) {
    val colours = MaterialTheme.tones(tone)
    Surface(
        modifier.fillMaxWidth().semantics { if (live) liveRegion = LiveRegionMode.Polite },
        MaterialTheme.shapes.medium,
        colours.container,
        colours.onContainer,
    ) {
        Row(Modifier.padding(start = Space.l, end = Space.s)) {
            Icon(icon ?: tone.icon(), null, Modifier.padding(top = 14.dp).size(22.dp), colours.sign)
            Spacer(Modifier.width(Space.m))
            Column(Modifier.weight(1f).padding(top = Space.m, bottom = if (action == null) Space.m else Space.xs, end = Space.s)) {
                Column(Modifier.semantics(mergeDescendants = true) {}) {
                    if (title != null) Text(title, style = MaterialTheme.typography.titleSmall)
                    Text(text, Modifier.padding(top = 2.dp), style = MaterialTheme.typography.bodyMedium)
                }
                if (action != null) {
                    TextButton(
                        onAction,
                        Modifier.align(Alignment.End),
                        shape = MaterialTheme.shapes.small,
                        colors = ButtonDefaults.textButtonColors(contentColor = colours.onContainer),
                    ) {
                        Text(action, style = MaterialTheme.typography.labelLarge)
                    }
                }
            }
        }
    }
}

/** Says that all of this is invented, and ends it with one tap. */
@Composable
fun SpecimenBanner(modifier: Modifier = Modifier, onEnd: (() -> Unit)? = null) {
    Banner(
        Tone.WAIT,
        stringResource(R.string.specimens_text),
        modifier,
        title = stringResource(R.string.specimens_title),
        icon = CarnetIcons.Info,
        action = onEnd?.let { stringResource(R.string.specimens_end) },
        onAction = onEnd ?: {},
    )
}

/** The word SPECIMEN, for views too small for the banner. */
@Composable
fun SpecimenMark(modifier: Modifier = Modifier) {
    val colours = MaterialTheme.tones(Tone.WAIT)
    Surface(modifier, MaterialTheme.shapes.extraSmall, colours.sign, colours.onSign) {
        Text(
            stringResource(R.string.specimens_mark),
            Modifier.padding(horizontal = Space.s, vertical = 3.dp),
            style = MaterialTheme.typography.labelMedium,
        )
    }
}

private fun Tone.icon(): ImageVector = when (this) {
    Tone.GOOD -> CarnetIcons.Check
    Tone.WAIT, Tone.BAD -> CarnetIcons.Warning
    Tone.DOUBT -> CarnetIcons.Question
    Tone.NOTE -> CarnetIcons.Info
}
