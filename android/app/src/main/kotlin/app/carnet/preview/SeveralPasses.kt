package app.carnet.preview

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
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
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.Relation
import app.carnet.bridge.Scan
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Page
import app.carnet.parts.PassCard
import app.carnet.parts.PrimaryButton
import app.carnet.parts.SecondaryButton
import app.carnet.parts.SpecimenBanner
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tones

/** Several passes in one file: each can be opened, all plain ones kept at once. */
@Composable
internal fun SeveralPasses(state: PreviewState.Several, actions: PreviewActions) {
    Page(stringResource(R.string.preview_several_title), onBack = actions.back, bottom = { Decision(state, actions) }) {
        Text(
            pluralStringResource(R.plurals.preview_several_lead, state.rows.size, state.rows.size),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyLarge,
        )
        Spacer(Modifier.size(Space.l))
        state.problem?.let { Problem(it) }
        if (state.rows.any { (it.scan as? Scan.Pass)?.detail?.specimens == true }) {
            SpecimenBanner(Modifier.padding(bottom = Space.l))
        }
        if (state.toLookAt > 0) {
            val words = pluralStringResource(R.plurals.preview_look_first, state.toLookAt, state.toLookAt)
            Banner(Tone.WAIT, words, Modifier.padding(bottom = Space.l), live = true)
        }
        Column(verticalArrangement = Arrangement.spacedBy(Space.l)) {
            state.rows.forEachIndexed { index, row -> Found(row) { actions.look(index) } }
        }
    }
}

@Composable
private fun Decision(state: PreviewState.Several, actions: PreviewActions) {
    if (state.plain > 0) {
        PrimaryButton(pluralStringResource(R.plurals.preview_keep_all, state.plain, state.plain), actions.keepAll, icon = CarnetIcons.Check, busy = state.busy)
    }
    val words = if (state.finished) R.string.preview_finish else R.string.preview_leave
    SecondaryButton(stringResource(words), actions.finish, enabled = !state.busy)
}

@Composable
private fun Found(row: FoundPass, onClick: () -> Unit) {
    val scan = row.scan as? Scan.Pass ?: return
    Column {
        Text(
            scan.detail.card.name.ifBlank { stringResource(R.string.preview_nobody) },
            Modifier.padding(horizontal = Space.xs, vertical = Space.s),
            style = MaterialTheme.typography.titleMedium,
        )
        PassCard(scan.detail.card, onClick = onClick)
        note(row, scan)?.let { (tone, icon, words) -> Note(tone, icon, stringResource(words)) }
    }
}

/** What became of it, or what is special about it. */
private fun note(row: FoundPass, scan: Scan.Pass): Triple<Tone, ImageVector, Int>? = when {
    row.mark == Mark.KEPT -> Triple(Tone.GOOD, CarnetIcons.Check, R.string.preview_mark_kept)
    row.mark == Mark.DISCARDED -> Triple(Tone.NOTE, CarnetIcons.Close, R.string.preview_mark_discarded)
    !scan.keepable -> Triple(Tone.BAD, CarnetIcons.Close, R.string.preview_mark_refused)
    scan.relation == Relation.DUPLICATE -> Triple(Tone.NOTE, CarnetIcons.Info, R.string.preview_mark_duplicate)
    scan.relation == Relation.NEWER -> Triple(Tone.NOTE, CarnetIcons.Refresh, R.string.preview_newer_title)
    scan.detail.excess.isNotEmpty() -> Triple(Tone.WAIT, CarnetIcons.Warning, R.string.preview_mark_excess)
    else -> null
}

@Composable
private fun Note(tone: Tone, icon: ImageVector, text: String) {
    val colours = MaterialTheme.tones(tone)
    Surface(Modifier.padding(top = Space.s), MaterialTheme.shapes.extraLarge, colours.container, colours.onContainer) {
        Row(Modifier.padding(horizontal = Space.m, vertical = 6.dp), verticalAlignment = Alignment.CenterVertically) {
            Icon(icon, null, Modifier.size(18.dp), colours.sign)
            Spacer(Modifier.width(Space.s))
            Text(text, style = MaterialTheme.typography.labelLarge)
        }
    }
}
