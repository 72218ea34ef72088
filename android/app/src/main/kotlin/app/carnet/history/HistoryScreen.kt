package app.carnet.history

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.HistoryForm
import app.carnet.bridge.HistoryRetention
import app.carnet.bridge.Shown
import app.carnet.bridge.ShowingMode
import app.carnet.parts.Art
import app.carnet.parts.CarnetIcons
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.Reading
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.parts.TextAction
import app.carnet.parts.listPadding
import app.carnet.theme.Space
import app.carnet.theme.tabular
import app.carnet.words.clock
import app.carnet.words.isoDate
import app.carnet.words.pathWord
import app.carnet.words.words
import java.time.LocalDate

/** What one can do on [HistoryScreen]. */
class HistoryActions(
    val open: (passId: String) -> Unit = {},
    val keepFor: (HistoryRetention) -> Unit = {},
    val answer: (yes: Boolean) -> Unit = {},
    val mode: (ShowingMode?) -> Unit = {},
    val search: (String) -> Unit = {},
    val export: (HistoryForm) -> Unit = {},
    val retry: () -> Unit = {},
    val back: () -> Unit = {},
)

/** When which pass was shown and what it told. [today] names the newest days. */
@Composable
fun HistoryScreen(state: HistoryState, today: LocalDate, actions: HistoryActions) {
    Page(stringResource(R.string.history_title), onBack = actions.back, scroll = false) {
        when (state) {
            HistoryState.Loading -> LoadingState()
            is HistoryState.Empty -> {
                Reading { Keep(state.keeping, actions) }
                EmptyState(Art.HISTORY, stringResource(R.string.history_empty_title), stringResource(R.string.history_empty_text), Modifier.weight(1f))
            }
            is HistoryState.Failed -> ErrorState(state.error, onRetry = actions.retry)
            is HistoryState.Days -> DayList(state, today, actions)
        }
    }
}

@Composable
private fun DayList(state: HistoryState.Days, today: LocalDate, actions: HistoryActions) {
    LazyColumn(Modifier.fillMaxSize(), contentPadding = listPadding()) {
        item(key = "lead") {
            Reading {
                Text(
                    pluralStringResource(R.plurals.history_lead, state.total, state.total),
                    Modifier.padding(bottom = Space.l),
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                    style = MaterialTheme.typography.bodyLarge,
                )
                Whole(state.whole)
                Keep(state.keeping, actions)
                Finder(state.filter, actions)
                if (state.days.isEmpty() && state.total > 0) {
                    Text(stringResource(R.string.history_none), Modifier.padding(top = Space.l), style = MaterialTheme.typography.bodyLarge)
                }
            }
        }
        items(state.days, key = { it.date.toEpochDay() }) { day ->
            Reading {
                SectionTitle(day.date.words(today))
                Group {
                    day.shown.forEachIndexed { index, shown ->
                        if (index > 0) RowDivider()
                        Showing(shown, actions.open)
                    }
                }
            }
        }
    }
}

@Composable
private fun LocalDate.words(today: LocalDate): String = when (this) {
    today -> stringResource(R.string.history_today)
    today.minusDays(1) -> stringResource(R.string.history_yesterday)
    else -> isoDate(toString())
}

/** One showing: a line that unfolds into every field it told. */
@Composable
private fun Showing(shown: Shown, onOpen: (String) -> Unit) {
    var open by rememberSaveable(shown.at, shown.passId) { mutableStateOf(false) }
    val state = stringResource(if (open) R.string.state_expanded else R.string.state_collapsed)
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    Row(
        Modifier
            .fillMaxWidth()
            .clickable(role = Role.Button) { open = !open }
            .semantics { stateDescription = state }
            .heightIn(min = 68.dp)
            .padding(horizontal = Space.l, vertical = Space.m),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f)) {
            Text(clock(shown.at), color = quiet, style = MaterialTheme.typography.labelMedium.tabular())
            Text(shown.title, Modifier.padding(top = 2.dp), style = MaterialTheme.typography.titleMedium)
            Text(
                pluralStringResource(R.plurals.history_revealed, shown.revealed.size, shown.revealed.size),
                Modifier.padding(top = 2.dp),
                color = quiet,
                style = MaterialTheme.typography.bodyMedium,
            )
            if (shown.mode != ShowingMode.FIXED) Text(stringResource(shown.mode.words()), color = quiet, style = MaterialTheme.typography.bodyMedium)
            shown.to?.let { Text(stringResource(R.string.history_to, it.requester), color = quiet, style = MaterialTheme.typography.bodyMedium) }
            if (!shown.kept) Text(stringResource(R.string.history_gone), color = quiet, style = MaterialTheme.typography.bodyMedium)
        }
        Spacer(Modifier.width(Space.m))
        Icon(if (open) CarnetIcons.Up else CarnetIcons.Down, null, Modifier.size(20.dp), quiet)
    }
    if (open) Told(shown, onOpen)
}

@Composable
private fun Told(shown: Shown, onOpen: (String) -> Unit) {
    Column(Modifier.fillMaxWidth().padding(start = Space.l, end = Space.l, bottom = Space.m)) {
        shown.to?.let { To(it) }
        shown.revealed.forEach { path ->
            Row(Modifier.padding(vertical = Space.xs), verticalAlignment = Alignment.CenterVertically) {
                Icon(CarnetIcons.Check, null, Modifier.size(18.dp), MaterialTheme.colorScheme.primary)
                Spacer(Modifier.width(Space.m))
                Text(pathWord(path), style = MaterialTheme.typography.bodyMedium)
            }
        }
        if (shown.kept) TextAction(stringResource(R.string.history_open), { onOpen(shown.passId) }, icon = CarnetIcons.Qr)
    }
}
