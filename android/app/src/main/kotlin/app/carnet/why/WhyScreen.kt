package app.carnet.why

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import app.carnet.R
import app.carnet.bridge.Card
import app.carnet.bridge.TripReason
import app.carnet.bridge.TripRuling
import app.carnet.parts.ActionRow
import app.carnet.parts.Banner
import app.carnet.parts.DevelopmentMark
import app.carnet.parts.ErrorState
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.parts.TripBadge
import app.carnet.parts.icon
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.country
import app.carnet.words.dates
import app.carnet.words.ends
import app.carnet.words.instant
import app.carnet.words.instantDay
import app.carnet.words.sentence
import app.carnet.words.sourceName
import app.carnet.words.title
import app.carnet.words.words
import app.carnet.words.zone

/** What one can do on [WhyScreen]. */
class WhyActions(val pass: (id: String) -> Unit, val retry: () -> Unit, val back: () -> Unit)

/** Who says what of a leg, and what it rests on. */
@Composable
fun WhyScreen(state: WhyState, actions: WhyActions) {
    val title = stringResource(R.string.leg_why_title)
    when (state) {
        WhyState.Loading -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
        is WhyState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is WhyState.There -> Page(title, onBack = actions.back) { Body(state, actions) }
    }
}

@Composable
private fun Body(state: WhyState.There, actions: WhyActions) {
    val leg = state.leg
    Column(Modifier.semantics(mergeDescendants = true) { heading() }) {
        Text(leg.title(), style = MaterialTheme.typography.headlineSmall)
        Quiet(leg.dates(state.plan), MaterialTheme.typography.bodyLarge)
        if (leg.asks != leg.country) Quiet(stringResource(R.string.leg_asks, country(leg.asks)), MaterialTheme.typography.bodyLarge)
        TripBadge(leg.colour, Modifier.padding(vertical = Space.s))
    }
    Quiet(stringResource(R.string.leg_why_lead), MaterialTheme.typography.bodyLarge)
    if (leg.findings.isEmpty()) Nobody()
    leg.findings.forEach { finding ->
        if (leg.findings.size > 1) {
            SectionTitle(finding.traveller)
            TripBadge(finding.colour)
        }
        finding.rulings.forEach { ruling ->
            Group(Modifier.padding(top = Space.l)) { Ruling(ruling, leg.zone(state.plan), state.cards, actions.pass) }
        }
    }
}

/** Everybody goes, and nobody is in the wallet yet. */
@Composable
private fun Nobody() =
    Banner(Tone.DOUBT, stringResource(R.string.passes_empty_text), Modifier.padding(top = Space.l), stringResource(R.string.passes_empty_title))

/** What one publisher says. */
@Composable
private fun Ruling(ruling: TripRuling, zone: String, cards: Map<String, Card>, open: (id: String) -> Unit) {
    Column(Modifier.fillMaxWidth().padding(Space.l)) {
        Text(sourceName(ruling.source), Modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)
        ruling.source?.issued?.let { Quiet(stringResource(R.string.leg_source_issued, instantDay(it))) }
        FlowRow(Modifier.padding(vertical = Space.s), Arrangement.spacedBy(Space.s), Arrangement.spacedBy(Space.s)) {
            TripBadge(ruling.colour)
            if (ruling.source?.development == true) DevelopmentMark(Modifier.padding(vertical = Space.xs))
        }
        if (!ruling.counts) {
            Text(stringResource(R.string.leg_not_counted), style = MaterialTheme.typography.labelLarge)
            Quiet(stringResource(R.string.leg_not_counted_text))
        }
        ruling.reasons.forEach { Reason(it, zone, cards) }
        if (ruling.remedies.isNotEmpty()) {
            Head(stringResource(R.string.leg_remedies))
            ruling.remedies.forEach { Text(it.words(zone), Modifier.padding(top = Space.xs), style = MaterialTheme.typography.bodyLarge) }
        }
        ruling.standsUntil?.let { Quiet(stringResource(R.string.leg_stands_until, instant(it, zone)), modifier = Modifier.padding(top = Space.m)) }
    }
    val there = ruling.passes.distinct().mapNotNull(cards::get)
    if (there.isNotEmpty()) {
        RowDivider()
        Head(stringResource(R.string.leg_passes), Modifier.padding(start = Space.l, end = Space.l, top = Space.xs))
        there.forEach { card -> ActionRow(card.title, { open(card.id) }, text = card.name.ifEmpty { null }, icon = card.kind.icon()) }
    }
}

/** A reason, and the rule as its publisher wrote it. */
@Composable
private fun Reason(reason: TripReason, zone: String, cards: Map<String, Card>) {
    Column(Modifier.padding(top = Space.m).semantics(mergeDescendants = true) {}) {
        Text(reason.sentence(zone), style = MaterialTheme.typography.bodyLarge)
        reason.ends(zone)?.let { Text(it, style = MaterialTheme.typography.bodyLarge) }
        cards[reason.pass]?.let { Quiet(it.title) }
        reason.rule?.let { rule ->
            Quiet(rule.title(), modifier = Modifier.padding(top = Space.xs))
            if (rule.words.isNotEmpty()) Quiet(stringResource(R.string.leg_quote, rule.words))
        }
    }
}

@Composable
private fun Head(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier.padding(top = Space.m).semantics { heading() }, style = MaterialTheme.typography.titleSmall)

@Composable
private fun Quiet(text: String, style: TextStyle = MaterialTheme.typography.bodyMedium, modifier: Modifier = Modifier) =
    Text(text, modifier, color = MaterialTheme.colorScheme.onSurfaceVariant, style = style)
