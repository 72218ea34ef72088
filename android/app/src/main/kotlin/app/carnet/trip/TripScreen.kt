package app.carnet.trip

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.bridge.Trip
import app.carnet.bridge.TripReminder
import app.carnet.parts.ActionRow
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.ErrorState
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.parts.TripPanel
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.countries
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.instant
import app.carnet.words.instantDay
import app.carnet.words.isoDate
import app.carnet.words.span
import app.carnet.words.words

/** What one can do on [TripScreen]. */
class TripActions(
    val why: (leg: Int) -> Unit,
    val edit: () -> Unit,
    val askForget: (Boolean) -> Unit,
    val forget: () -> Unit,
    val retry: () -> Unit,
    val back: () -> Unit,
)

/** One trip: its colour, the way stop by stop, what comes up. */
@Composable
fun TripScreen(state: TripState, actions: TripActions) {
    val title = stringResource(R.string.trip_title)
    when (state) {
        is TripState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is TripState.There -> {
            Page(title, onBack = actions.back) { Body(state, actions) }
            if (state.forgetting) ForgetDialog(state.trip.plan.name, actions)
        }
        else -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
    }
}

@Composable
private fun Body(state: TripState.There, actions: TripActions) {
    val trip = state.trip
    state.problem?.let { Banner(Tone.BAD, errorText(it), Modifier.padding(bottom = Space.m), errorTitle(it), live = true) }
    Head(trip)
    TripPanel(trip.colour, Modifier.padding(top = Space.l), trip.standsUntil?.let { stringResource(R.string.trip_stands_until, instant(it)) })
    Legs(trip, actions.why)
    if (state.reminders.isNotEmpty()) Reminders(state.reminders, trip)
    Spacer(Modifier.size(Space.xl))
    Group {
        ActionRow(stringResource(R.string.trip_edit), actions.edit, icon = CarnetIcons.Trip)
        RowDivider()
        ActionRow(stringResource(R.string.trip_forget), { actions.askForget(true) }, icon = CarnetIcons.Delete, danger = true)
    }
}

@Composable
private fun Head(trip: Trip) {
    val plan = trip.plan
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    Column(Modifier.semantics(mergeDescendants = true) { heading() }) {
        Text(plan.name, style = MaterialTheme.typography.headlineSmall)
        Text(countries(listOf(plan.country) + plan.stops.map { it.country }), Modifier.padding(top = Space.xs), style = MaterialTheme.typography.bodyLarge)
        plan.stops.lastOrNull()?.let { last ->
            Text(span(isoDate(plan.leaves.date), isoDate((last.leaves ?: last.arrives).date)), color = quiet, style = MaterialTheme.typography.bodyLarge)
        }
        val end = trip.forgottenAfter?.let { stringResource(R.string.trip_forgotten_after, instantDay(it)) } ?: stringResource(R.string.trip_kept)
        Text(end, color = quiet, style = MaterialTheme.typography.bodyMedium)
    }
}

@Composable
private fun Reminders(reminders: List<TripReminder>, trip: Trip) {
    SectionTitle(stringResource(R.string.reminder_title))
    Text(
        stringResource(R.string.reminder_text),
        Modifier.padding(bottom = Space.m),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyMedium,
    )
    Group {
        reminders.forEachIndexed { index, reminder ->
            if (index > 0) RowDivider()
            FieldRow(instant(reminder.at), reminder.words(trip.plan), note = reminder.traveller.takeIf { it.isNotEmpty() }?.let { stringResource(R.string.reminder_for, it) })
        }
    }
}

@Composable
private fun ForgetDialog(name: String, actions: TripActions) {
    ConfirmDialog(
        stringResource(R.string.trip_forget_title, name),
        stringResource(R.string.trip_forget_text),
        stringResource(R.string.trip_forget_confirm),
        actions.forget,
        { actions.askForget(false) },
        danger = true,
    )
}
