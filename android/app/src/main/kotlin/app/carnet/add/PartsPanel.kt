package app.carnet.add

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.TextAction
import app.carnet.theme.Space

/** How many codes of a pass are there, and what to do about the others. Spoken when a code is added. */
@Composable
internal fun PartsPanel(progress: Progress, again: Boolean, onStartOver: () -> Unit) {
    val scheme = MaterialTheme.colorScheme
    var asking by remember { mutableStateOf(false) }
    Surface(Modifier.fillMaxWidth().padding(bottom = Space.l), MaterialTheme.shapes.large, scheme.primaryContainer, scheme.onPrimaryContainer) {
        Column(Modifier.padding(start = Space.l, end = Space.l, top = Space.l, bottom = Space.s)) {
            Text(stringResource(R.string.part_title), Modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)
            Column(Modifier.padding(top = Space.m).semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite }) {
                Text(stringResource(R.string.part_progress, progress.have, progress.need), style = MaterialTheme.typography.headlineSmall)
                Text(pluralStringResource(R.plurals.part_missing, progress.missing, progress.missing), style = MaterialTheme.typography.bodyMedium)
                if (again) Text(stringResource(R.string.part_again), Modifier.padding(top = Space.s), style = MaterialTheme.typography.titleSmall)
            }
            PartDots(progress, scheme.primary, scheme.onPrimary, Modifier.padding(top = Space.m))
            Text(stringResource(R.string.part_text), Modifier.padding(top = Space.m), style = MaterialTheme.typography.bodyMedium)
            TextAction(stringResource(R.string.part_start_over), { asking = true }, Modifier.align(Alignment.End), icon = CarnetIcons.Refresh)
        }
    }
    if (asking) StartOverDialog({ asking = false; onStartOver() }, { asking = false })
}

/** A mark for each code: full where it is there. Silent: the words beside it count. */
@Composable
internal fun PartDots(progress: Progress, full: Color, mark: Color, modifier: Modifier = Modifier) {
    if (progress.need > MOST_DOTS) return
    FlowRow(modifier, Arrangement.spacedBy(Space.s), Arrangement.spacedBy(Space.s)) {
        repeat(progress.need) { index ->
            val there = index < progress.have
            Box(Modifier.size(DOT.dp).background(full.copy(alpha = if (there) 1f else 0.22f), CircleShape), Alignment.Center) {
                if (there) Icon(CarnetIcons.Check, null, Modifier.size((DOT - 8).dp), mark)
            }
        }
    }
}

@Composable
internal fun StartOverDialog(onConfirm: () -> Unit, onDismiss: () -> Unit) {
    ConfirmDialog(
        stringResource(R.string.part_start_over_title),
        stringResource(R.string.part_start_over_text),
        stringResource(R.string.part_start_over),
        onConfirm,
        onDismiss,
        danger = true,
    )
}

/** A code of another pass came in between. */
@Composable
internal fun OtherPassDialog(progress: Progress, onStart: () -> Unit, onGoOn: () -> Unit) {
    ConfirmDialog(
        stringResource(R.string.part_other_title),
        stringResource(R.string.part_other_text, progress.have, progress.need),
        stringResource(R.string.part_other_start),
        onStart,
        onGoOn,
        dismiss = stringResource(R.string.part_go_on),
    )
}

/** More than these are told in words alone. */
private const val MOST_DOTS = 12
private const val DOT = 26
