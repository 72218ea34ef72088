package app.carnet.tripedit

import android.text.format.DateFormat
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.material3.TimeInput
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.bridge.TripPlan
import app.carnet.settings.ChoiceDialog
import app.carnet.theme.Space
import app.carnet.words.clockTime
import app.carnet.words.zoneName
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneOffset
import java.util.Locale

/** Hour and minute, `HH:MM`, as this language writes them. */
@Composable
internal fun timeOfDay(time: String): String = clockTime(LocalTime.parse(time).toSecondOfDay().toLong())

/** The zone, the day or the time that is asked for. */
@Composable
internal fun AskedDialog(asking: Asking, state: TripEditState.Typing, actions: TripEditActions) {
    val close = { actions.ask(null) }
    when (asking) {
        is Asking.Country -> Unit
        is Asking.Zone -> {
            val zones = state.zones[state.plan.country(asking.part)].orEmpty()
            val names = zones.map { zoneName(it) }
            ChoiceDialog(stringResource(R.string.trip_zone), names, zones.indexOf(state.plan.zone(asking.part)), { actions.zone(zones[it]) }, close)
        }
        is Asking.Region -> RegionDialog(state.plan.region(asking.part), actions.region, close)
        is Asking.Day -> DayDialog(asking, state, actions.day, close)
        is Asking.Time -> TimeDialog(state.plan.moment(asking.part, asking.end)?.time.orEmpty(), actions.time, close)
    }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun DayDialog(asking: Asking.Day, state: TripEditState.Typing, onDay: (String) -> Unit, close: () -> Unit) {
    val shown = state.plan.moment(asking.part, asking.end)?.date.orEmpty().ifEmpty { state.plan.before(asking).ifEmpty { state.today } }
    val picked = rememberDatePickerState(noon(shown))
    val mayEnd = asking.end == End.LEAVES && asking.part is Part.Stop && asking.part.at == state.plan.stops.lastIndex
    DatePickerDialog(
        close,
        confirmButton = { Answer(stringResource(R.string.action_ok)) { picked.selectedDateMillis?.let { onDay(day(it)) } } },
        dismissButton = {
            Row {
                if (mayEnd) Answer(stringResource(R.string.trip_leaves_none)) { onDay("") }
                Answer(stringResource(R.string.action_cancel), close)
            }
        },
    ) {
        val name = stringResource(R.string.trip_day)
        DatePicker(picked, title = { Text(name, Modifier.padding(start = Space.xl, top = Space.l, end = Space.m).semantics { heading() }, style = MaterialTheme.typography.labelLarge) })
    }
}

/** The newest day that was typed before the one that is asked for. */
private fun TripPlan.before(asking: Asking.Day): String {
    val at = (asking.part as? Part.Stop)?.at ?: return ""
    val typed = listOf(leaves.date) + stops.take(at).flatMap { listOf(it.arrives.date, it.leaves?.date.orEmpty()) } + stops[at].arrives.date
    return typed.lastOrNull { it.isNotEmpty() }.orEmpty()
}

private fun noon(date: String): Long? =
    date.ifEmpty { null }?.let { LocalDate.parse(it).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC).toEpochMilli() }

private fun day(millis: Long): String = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate().toString()

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun TimeDialog(time: String, onTime: (String) -> Unit, close: () -> Unit) {
    val shown = if (time.isEmpty()) LocalTime.NOON else LocalTime.parse(time)
    val picked = rememberTimePickerState(shown.hour, shown.minute, DateFormat.is24HourFormat(LocalContext.current))
    AlertDialog(
        close,
        confirmButton = { Answer(stringResource(R.string.action_ok)) { onTime("%02d:%02d".format(Locale.ROOT, picked.hour, picked.minute)) } },
        dismissButton = { Answer(stringResource(R.string.trip_time_none)) { onTime("") } },
        title = { Text(stringResource(R.string.trip_time), Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineSmall) },
        text = { TimeInput(picked) },
    )
}

@Composable
internal fun Answer(text: String, onClick: () -> Unit) = TextButton(onClick) { Text(text, style = MaterialTheme.typography.labelLarge) }
