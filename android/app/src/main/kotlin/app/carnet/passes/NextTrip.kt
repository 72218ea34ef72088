package app.carnet.passes

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
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Group
import app.carnet.parts.TripSign
import app.carnet.theme.Space
import app.carnet.words.isoDate
import app.carnet.words.word

/** The trip that is on, or the next to come, above the passes; spoken as one sentence. */
@Composable
internal fun NextTrip(trip: TripCard, modifier: Modifier = Modifier, onClick: () -> Unit) {
    val day = isoDate(trip.starts)
    val word = stringResource(trip.colour.word())
    val spoken = stringResource(R.string.trip_next_spoken, trip.name, day, word)
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    Group(modifier) {
        Row(
            Modifier
                .fillMaxWidth()
                .clickable(role = Role.Button, onClick = onClick)
                .semantics { contentDescription = spoken }
                .padding(horizontal = Space.l, vertical = Space.m),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            TripSign(trip.colour, 32.dp)
            Spacer(Modifier.width(Space.l))
            Column(Modifier.weight(1f)) {
                Text(stringResource(R.string.trip_next), color = quiet, style = MaterialTheme.typography.labelMedium)
                Text(trip.name, style = MaterialTheme.typography.titleMedium)
                Text(day, color = quiet, style = MaterialTheme.typography.bodyMedium)
                Text(word, style = MaterialTheme.typography.labelLarge)
            }
            Spacer(Modifier.width(Space.s))
            Icon(CarnetIcons.Chevron, null, Modifier.size(20.dp), quiet)
        }
    }
}
