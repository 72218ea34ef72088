package app.carnet.tripedit

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.parts.ActionRow
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Group
import app.carnet.parts.RowDivider
import app.carnet.parts.SwitchRow
import app.carnet.words.country
import app.carnet.words.isoDate
import app.carnet.words.zoneName

/** The country and the days of the start or of a stop. */
@Composable
internal fun PartGroup(part: Part, state: TripEditState.Typing, actions: TripEditActions) {
    val plan = state.plan
    val code = plan.country(part)
    Group {
        ActionRow(
            stringResource(R.string.trip_country),
            { actions.ask(Asking.Country(part)) },
            value = if (code.isEmpty()) stringResource(R.string.trip_country_choose) else country(code),
        )
        if (code.isNotEmpty()) {
            RowDivider()
            ActionRow(
                stringResource(R.string.trip_region),
                { actions.ask(Asking.Region(part)) },
                value = plan.region(part).ifEmpty { stringResource(R.string.trip_region_whole) },
            )
        }
        val zones = state.zones[code].orEmpty()
        if (zones.size > 1) {
            RowDivider()
            ActionRow(stringResource(R.string.trip_zone), { actions.ask(Asking.Zone(part)) }, value = zoneName(plan.zone(part)))
        }
        if (part is Part.Stop) {
            Moment(part, End.ARRIVES, state, actions)
            Moment(part, End.LEAVES, state, actions)
            RowDivider()
            SwitchRow(
                stringResource(R.string.trip_transit),
                plan.stops[part.at].transit,
                { actions.transit(part.at, it) },
                text = stringResource(R.string.trip_transit_text),
            )
            if (plan.stops.size > 1) {
                RowDivider()
                ActionRow(stringResource(R.string.trip_remove_stop, part.at + 1), { actions.removeStop(part.at) }, icon = CarnetIcons.Delete, danger = true)
            }
        } else {
            Moment(part, End.LEAVES, state, actions)
        }
    }
}

/** A day, and the time of day where it is known. */
@Composable
private fun Moment(part: Part, end: End, state: TripEditState.Typing, actions: TripEditActions) {
    val moment = state.plan.moment(part, end)
    val day = moment?.date.orEmpty()
    val mayEnd = end == End.LEAVES && part is Part.Stop && part.at == state.plan.stops.lastIndex
    RowDivider()
    ActionRow(
        stringResource(if (end == End.ARRIVES) R.string.trip_arrives else R.string.trip_leaves),
        { actions.ask(Asking.Day(part, end)) },
        value = when {
            day.isNotEmpty() -> isoDate(day)
            mayEnd -> stringResource(R.string.trip_leaves_none)
            else -> stringResource(R.string.trip_day_choose)
        },
    )
    if (moment != null && day.isNotEmpty()) {
        RowDivider()
        ActionRow(
            stringResource(R.string.trip_time),
            { actions.ask(Asking.Time(part, end)) },
            value = if (moment.time.isEmpty()) stringResource(R.string.trip_time_none) else timeOfDay(moment.time),
        )
    }
}
