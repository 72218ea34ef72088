package app.carnet.trip

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
import app.carnet.bridge.Trip
import app.carnet.bridge.TripFinding
import app.carnet.bridge.TripLeg
import app.carnet.bridge.TripPlan
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Group
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.parts.TripSign
import app.carnet.theme.Space
import app.carnet.words.country
import app.carnet.words.dates
import app.carnet.words.title
import app.carnet.words.word

/** The way in time: boarding, changing planes, stays. Each leads to its reasons. */
@Composable
internal fun Legs(trip: Trip, why: (leg: Int) -> Unit) {
    SectionTitle(stringResource(R.string.trip_legs))
    Group {
        trip.legs.forEachIndexed { index, leg ->
            if (index > 0) RowDivider()
            LegRow(leg, trip.plan) { why(index) }
        }
    }
}

@Composable
private fun LegRow(leg: TripLeg, plan: TripPlan, onClick: () -> Unit) {
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    Row(
        Modifier.fillMaxWidth().clickable(role = Role.Button, onClick = onClick).padding(horizontal = Space.l, vertical = Space.m),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        TripSign(leg.colour, 32.dp)
        Spacer(Modifier.width(Space.l))
        Column(Modifier.weight(1f)) {
            Text(leg.title(), style = MaterialTheme.typography.titleMedium)
            Text(stringResource(leg.colour.word()), style = MaterialTheme.typography.labelLarge)
            Text(leg.dates(plan), Modifier.padding(top = 2.dp), color = quiet, style = MaterialTheme.typography.bodyMedium)
            if (leg.asks != leg.country) {
                Text(stringResource(R.string.leg_asks, country(leg.asks)), color = quiet, style = MaterialTheme.typography.bodyMedium)
            }
            if (leg.findings.size > 1) leg.findings.forEach { OfOne(it) }
        }
        Spacer(Modifier.width(Space.s))
        Icon(CarnetIcons.Chevron, null, Modifier.size(20.dp), quiet)
    }
}

/** One of several who travel together. */
@Composable
private fun OfOne(finding: TripFinding) {
    Row(Modifier.padding(top = Space.s), verticalAlignment = Alignment.CenterVertically) {
        TripSign(finding.colour, 20.dp)
        Spacer(Modifier.width(Space.s))
        Text(stringResource(R.string.leg_traveller, finding.traveller, stringResource(finding.colour.word())), style = MaterialTheme.typography.bodyMedium)
    }
}
