package app.carnet.reminders

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.PassReminder
import app.carnet.bridge.TripReminder
import app.carnet.parts.Art
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.Group
import app.carnet.parts.Labelled
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.Reading
import app.carnet.parts.RowDivider
import app.carnet.parts.SwitchRow
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.instant
import app.carnet.words.words

/** What one can do on [RemindersScreen]. */
class RemindersActions(
    val remind: (Boolean) -> Unit = {},
    val settings: () -> Unit = {},
    val trip: (id: String) -> Unit = {},
    val pass: (id: String) -> Unit = {},
    val retry: () -> Unit = {},
    val back: () -> Unit = {},
)

/** What comes up for trips and passes by its time, and the switch that has the phone say so. */
@Composable
fun RemindersScreen(state: RemindersState, actions: RemindersActions) {
    val title = stringResource(R.string.reminder_title)
    when (state) {
        RemindersState.Loading -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
        is RemindersState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is RemindersState.Listed -> {
            val bare = state.coming.isEmpty()
            Page(title, onBack = actions.back, scroll = !bare) {
                if (bare) {
                    Reading { Remind(state, actions) }
                    EmptyState(Art.REMINDERS, stringResource(R.string.reminder_empty_title), stringResource(R.string.reminder_empty_text), Modifier.weight(1f))
                } else {
                    Remind(state, actions)
                    Coming(state.coming, actions)
                }
            }
        }
    }
}

@Composable
private fun Remind(state: RemindersState.Listed, actions: RemindersActions) {
    if (state.specimens) return
    if (state.refused) {
        Banner(
            Tone.WAIT,
            stringResource(R.string.reminder_refused_text),
            Modifier.padding(bottom = Space.m),
            title = stringResource(R.string.reminder_refused_title),
            action = stringResource(R.string.camera_settings),
            onAction = actions.settings,
            live = true,
        )
    }
    Group { SwitchRow(stringResource(R.string.reminder_switch), state.on, actions.remind, text = stringResource(R.string.reminder_switch_text)) }
}

@Composable
private fun Coming(coming: List<Coming>, actions: RemindersActions) {
    Text(
        stringResource(R.string.reminder_page_text),
        Modifier.padding(top = Space.xl, bottom = Space.m),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyLarge,
    )
    Group {
        coming.forEachIndexed { index, one ->
            if (index > 0) RowDivider()
            when (one) {
                is Coming.OfTrip -> ComingRow(one.at, one.reminder.words(one.plan), one.reminder.notes()) { actions.trip(one.reminder.trip) }
                is Coming.OfPass -> ComingRow(one.at, one.reminder.words(), one.reminder.notes()) { actions.pass(one.reminder.card.id) }
            }
        }
    }
}

/** The trip by its name, where the words name a country, and whom it is about. */
@Composable
private fun TripReminder.notes(): List<String> = listOfNotNull(
    tripName.takeIf { country.isNotEmpty() }?.let { stringResource(R.string.reminder_of_trip, it) },
    traveller.takeIf { it.isNotEmpty() }?.let { stringResource(R.string.reminder_for, it) },
)

/** Whose pass, and whose rule. */
@Composable
private fun PassReminder.notes(): List<String> = listOfNotNull(
    card.name.takeIf { it.isNotBlank() }?.let { stringResource(R.string.reminder_for, it) },
    publisher.takeIf { it.isNotEmpty() }?.let { stringResource(R.string.reminder_publisher, it) },
)

/** When and what; leads to the trip or the pass. */
@Composable
private fun ComingRow(at: Long, words: String, notes: List<String>, onClick: () -> Unit) {
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    Row(
        Modifier.fillMaxWidth().clickable(role = Role.Button, onClick = onClick).padding(horizontal = Space.l, vertical = Space.m),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f)) {
            Labelled(instant(at), words)
            notes.forEach { Text(it, Modifier.padding(top = 2.dp), color = quiet, style = MaterialTheme.typography.bodyMedium) }
        }
        Spacer(Modifier.width(Space.s))
        Icon(CarnetIcons.Chevron, null, Modifier.size(20.dp), quiet)
    }
}
