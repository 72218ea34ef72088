package app.carnet.history

import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.material3.FilterChip
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.HistoryForm
import app.carnet.bridge.HistoryWhole
import app.carnet.bridge.ShowingMode
import app.carnet.bridge.ShownTo
import app.carnet.parts.ActionRow
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Group
import app.carnet.parts.RowDivider
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.purposeWord
import app.carnet.words.words

/** That showings are missing, and how many were forgotten on purpose. */
@Composable
internal fun Whole(whole: HistoryWhole) {
    val gap = Modifier.padding(bottom = Space.m)
    val missing = whole.missing.toInt()
    if (!whole.whole) {
        Banner(Tone.BAD, pluralStringResource(R.plurals.history_broken_text, missing, missing), gap, stringResource(R.string.history_broken_title))
    }
    val forgotten = whole.forgotten.toInt()
    if (forgotten > 0) {
        Text(
            pluralStringResource(R.plurals.history_forgotten, forgotten, forgotten),
            gap,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyMedium,
        )
    }
}

/** Which showings are looked for, and all of them as a file. */
@Composable
internal fun Finder(filter: HistoryFilter, actions: HistoryActions) {
    Row(
        Modifier.fillMaxWidth().padding(top = Space.m).horizontalScroll(rememberScrollState()),
        horizontalArrangement = Arrangement.spacedBy(Space.s),
    ) {
        FilterChip(filter.mode == null, { actions.mode(null) }, { Text(stringResource(R.string.history_all)) })
        ShowingMode.entries.forEach { mode ->
            FilterChip(filter.mode == mode, { actions.mode(mode) }, { Text(stringResource(mode.words())) })
        }
    }
    OutlinedTextField(
        filter.word,
        actions.search,
        Modifier.fillMaxWidth().padding(top = Space.s),
        label = { Text(stringResource(R.string.history_search)) },
        singleLine = true,
    )
    Export(actions)
}

@Composable
private fun Export(actions: HistoryActions) {
    var open by rememberSaveable { mutableStateOf(false) }
    Group(Modifier.padding(top = Space.m)) {
        ActionRow(stringResource(R.string.history_export), { open = !open }, text = stringResource(R.string.history_export_text), icon = CarnetIcons.Share)
        if (open) {
            RowDivider()
            ActionRow(stringResource(R.string.history_export_readable), { actions.export(HistoryForm.TEXT) }, icon = CarnetIcons.Document)
            RowDivider()
            ActionRow(stringResource(R.string.history_export_json), { actions.export(HistoryForm.JSON) }, icon = CarnetIcons.File)
        }
    }
}

/** Whose request was answered. */
@Composable
internal fun To(to: ShownTo) {
    val by = to.accreditedBy
    val lines = listOfNotNull(
        stringResource(R.string.ask_at, to.place).takeIf { to.place.isNotEmpty() },
        stringResource(R.string.ask_for, purposeWord(to.purpose)),
        if (by == null) stringResource(R.string.history_by_nobody) else stringResource(R.string.history_by, by),
    )
    Column(Modifier.padding(bottom = Space.s)) { lines.forEach { Text(it, style = MaterialTheme.typography.bodyMedium) } }
}
