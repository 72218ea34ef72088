package app.carnet.trips

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
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.TripCard
import app.carnet.parts.Art
import app.carnet.parts.CarnetIcons
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RowDivider
import app.carnet.parts.TripBadge
import app.carnet.theme.Space
import app.carnet.words.countries
import app.carnet.words.dates
import app.carnet.words.instantDay
import app.carnet.words.word

/** What one can do on [TripsScreen]. */
class TripsActions(val open: (id: String) -> Unit, val add: () -> Unit, val retry: () -> Unit, val back: () -> Unit)

/** Trips by their start. */
@Composable
fun TripsScreen(state: TripsState, actions: TripsActions) {
    val title = stringResource(R.string.trip_list_title)
    when (state) {
        TripsState.Loading -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
        is TripsState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is TripsState.Listed -> {
            val bare = state.trips.isEmpty()
            val add = stringResource(R.string.trip_add)
            Page(title, onBack = actions.back, bottom = { PrimaryButton(add, actions.add, icon = CarnetIcons.Add) }, scroll = !bare) {
                if (bare) {
                    EmptyState(Art.SEARCH, stringResource(R.string.trip_empty_title), stringResource(R.string.trip_empty_text), Modifier.weight(1f))
                } else {
                    Group(Modifier.padding(top = Space.s)) {
                        state.trips.forEachIndexed { index, trip ->
                            if (index > 0) RowDivider()
                            TripRow(trip) { actions.open(trip.id) }
                        }
                    }
                }
            }
        }
    }
}

/** One trip; spoken as one sentence. */
@Composable
private fun TripRow(trip: TripCard, onClick: () -> Unit) {
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    val where = countries(trip.countries)
    val dates = trip.dates()
    val spoken = stringResource(R.string.trip_spoken, trip.name, where, dates, stringResource(trip.colour.word()))
    Row(
        Modifier
            .fillMaxWidth()
            .clickable(role = Role.Button, onClick = onClick)
            .semantics { contentDescription = spoken }
            .padding(horizontal = Space.l, vertical = Space.m),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f)) {
            Text(trip.name, style = MaterialTheme.typography.titleMedium)
            Text(where, Modifier.padding(top = 2.dp), style = MaterialTheme.typography.bodyMedium)
            Text(dates, Modifier.padding(top = 2.dp), color = quiet, style = MaterialTheme.typography.bodyMedium)
            TripBadge(trip.colour, Modifier.padding(top = Space.s))
            trip.forgottenAfter?.let {
                Text(stringResource(R.string.trip_forgotten_after, instantDay(it)), Modifier.padding(top = Space.s), color = quiet, style = MaterialTheme.typography.bodyMedium)
            }
        }
        Spacer(Modifier.width(Space.s))
        Icon(CarnetIcons.Chevron, null, Modifier.size(20.dp), quiet)
    }
}
