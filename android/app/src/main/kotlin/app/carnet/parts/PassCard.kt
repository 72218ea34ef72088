package app.carnet.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
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
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.Card
import app.carnet.bridge.PassKind
import app.carnet.bridge.Verdict
import app.carnet.theme.Space
import app.carnet.theme.tabular
import app.carnet.words.country
import app.carnet.words.instantDay
import app.carnet.words.isoDate
import app.carnet.words.word

/** A pass as a document in the list: its kind as the coloured head, what it says, and the verdict. Spoken as one, with [actions] by name. */
@Composable
fun PassCard(
    card: Card,
    modifier: Modifier = Modifier,
    onClick: (() -> Unit)? = null,
    onLongClick: (() -> Unit)? = null,
    longClickLabel: String? = null,
    actions: List<CustomAccessibilityAction> = emptyList(),
    selected: Boolean = false,
) {
    val border = if (selected) BorderStroke(3.dp, MaterialTheme.colorScheme.primary) else null
    val shape = MaterialTheme.shapes.large
    val sheet = MaterialTheme.colorScheme.surfaceContainerLow
    val touched = if (onClick == null) {
        Modifier.semantics(mergeDescendants = true) {}
    } else {
        Modifier.combinedClickable(
            role = Role.Button,
            onLongClickLabel = longClickLabel,
            onLongClick = onLongClick,
            onClick = onClick,
        ).semantics { customActions = actions }
    }
    Surface(modifier.fillMaxWidth(), shape, sheet, shadowElevation = if (onClick == null) 0.dp else 1.dp, border = border) {
        Column(touched) {
            PassHead(card)
            PassFoot(card)
        }
    }
}

/** The coloured part of a card: kind, format, title, and what is special about it. [more]: events beside the one it tells of. */
@Composable
fun PassHead(card: Card, modifier: Modifier = Modifier, more: Int = 0) {
    Column(modifier.fillMaxWidth().clip(MaterialTheme.shapes.large).guilloche(card.kind).padding(horizontal = Space.page, vertical = Space.l)) {
        FlowRow(Modifier.fillMaxWidth(), Arrangement.SpaceBetween, Arrangement.spacedBy(Space.xs), itemVerticalAlignment = Alignment.CenterVertically) {
            Row(Modifier.padding(end = Space.s), verticalAlignment = Alignment.CenterVertically) {
                Icon(card.kind.icon(), null, Modifier.size(20.dp), Color.White)
                Spacer(Modifier.width(Space.s))
                Text(stringResource(card.kind.word()), color = Color.White, style = MaterialTheme.typography.labelLarge)
            }
            Text(card.formatName, color = Color.White, style = MaterialTheme.typography.labelMedium)
        }
        Text(card.title.ifEmpty { stringResource(card.kind.word()) }, Modifier.padding(top = Space.l), color = Color.White, style = MaterialTheme.typography.headlineSmall)
        if (more > 0) Text(pluralStringResource(R.plurals.card_more, more, more), color = Color.White, style = MaterialTheme.typography.titleMedium)
        FlowRow(
            Modifier.padding(top = Space.l),
            horizontalArrangement = Arrangement.spacedBy(Space.xl),
            verticalArrangement = Arrangement.spacedBy(Space.s),
        ) {
            HeadField(stringResource(card.kind.detailLabel()), card.detail)
            HeadField(stringResource(card.kind.dateLabel()), isoDate(card.eventDate))
            HeadField(stringResource(R.string.field_country), country(card.country))
        }
    }
}

@Composable
private fun HeadField(label: String, value: String) {
    if (value.isNotEmpty()) {
        Labelled(label, value, labelColour = Color.White, valueColour = Color.White, valueStyle = MaterialTheme.typography.titleMedium.tabular())
    }
}

@Composable
private fun PassFoot(card: Card) {
    FlowRow(
        Modifier.fillMaxWidth().padding(horizontal = Space.l, vertical = Space.m),
        horizontalArrangement = Arrangement.SpaceBetween,
        verticalArrangement = Arrangement.spacedBy(Space.xs),
        itemVerticalAlignment = Alignment.CenterVertically,
    ) {
        VerdictBadge(card.verdict)
        val day = validity(card)
        if (day != null) {
            Text(
                stringResource(day.first, instantDay(day.second)),
                Modifier.padding(horizontal = Space.xs),
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                style = MaterialTheme.typography.bodySmall.tabular(),
            )
        }
    }
}

/** A text with the day that goes with a verdict: until when the pass counts, from when, or since when no longer; null where no day matters. */
internal fun validity(card: Card): Pair<Int, Long>? =
    when (card.verdict) {
        Verdict.VALID -> card.until?.let { R.string.card_until to it }
        Verdict.NOT_YET_VALID -> card.from?.let { R.string.card_from to it }
        Verdict.EXPIRED -> card.until?.let { R.string.card_since to it }
        else -> null
    }

/** The icon of a kind of pass. */
fun PassKind.icon(): ImageVector = when (this) {
    PassKind.VACCINATION -> CarnetIcons.Vaccine
    PassKind.TEST -> CarnetIcons.Test
    PassKind.RECOVERY -> CarnetIcons.Recovery
    PassKind.VENUE -> CarnetIcons.Venue
    PassKind.OTHER, PassKind.CLEARANCE, PassKind.MARK -> CarnetIcons.Document
}

private fun PassKind.detailLabel(): Int = when (this) {
    PassKind.VACCINATION -> R.string.card_dose
    PassKind.TEST -> R.string.card_result
    else -> R.string.card_detail
}

private fun PassKind.dateLabel(): Int = when (this) {
    PassKind.VACCINATION -> R.string.card_vaccinated
    PassKind.TEST -> R.string.card_sampled
    PassKind.RECOVERY -> R.string.card_first_positive
    else -> R.string.card_date
}
