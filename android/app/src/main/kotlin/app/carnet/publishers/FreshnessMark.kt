package app.carnet.publishers

import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.carnet.bridge.Freshness
import app.carnet.parts.CarnetIcons
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tones
import app.carnet.words.words

/** Whether a publisher still counts: a word, a sign and a colour. */
@Composable
fun FreshnessMark(freshness: Freshness, modifier: Modifier = Modifier) {
    val (tone, icon) = when (freshness) {
        Freshness.FRESH -> Tone.GOOD to CarnetIcons.Check
        Freshness.STALE -> Tone.WAIT to CarnetIcons.Clock
        Freshness.EXPIRED -> Tone.BAD to CarnetIcons.Close
    }
    val colours = MaterialTheme.tones(tone)
    Surface(modifier, MaterialTheme.shapes.extraLarge, colours.container, colours.onContainer) {
        Row(Modifier.padding(horizontal = Space.m, vertical = Space.xs), verticalAlignment = Alignment.CenterVertically) {
            Icon(icon, null, Modifier.size(16.dp), colours.sign)
            Spacer(Modifier.width(Space.s))
            Text(stringResource(freshness.words()), style = MaterialTheme.typography.labelLarge)
        }
    }
}
