package app.carnet.ask

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.bridge.Asked
import app.carnet.bridge.AskedPass
import app.carnet.bridge.Candidate
import app.carnet.parts.Banner
import app.carnet.parts.ChoiceRow
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.ErrorState
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.RevealSection
import app.carnet.parts.RowDivider
import app.carnet.parts.SecondaryButton
import app.carnet.parts.SectionTitle
import app.carnet.parts.SpecimenBanner
import app.carnet.parts.SwitchRow
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.claimValue
import app.carnet.words.clock
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.keptFor
import app.carnet.words.purposeWord
import app.carnet.words.word
import app.carnet.words.words

/** What one can do with a request. */
class AskActions(
    val choose: (ask: Int, passId: String?) -> Unit = { _, _ -> },
    val switch: (ask: Int, claim: String, on: Boolean) -> Unit = { _, _, _ -> },
    val answer: () -> Unit = {},
    val warned: (yes: Boolean) -> Unit = {},
    val refuse: () -> Unit = {},
    val pause: (Boolean) -> Unit = {},
    val file: (ByteArray) -> Unit = {},
    val close: () -> Unit = {},
    val retry: () -> Unit = {},
)

/** Who asks for what, and what would be learnt; then the answer. */
@Composable
fun AskScreen(state: AskState, actions: AskActions) {
    val title = stringResource(R.string.ask_title)
    when (state) {
        AskState.Loading, AskState.Gone -> Page(title, onBack = actions.refuse, scroll = false) { LoadingState() }
        is AskState.Failed -> Page(title, onBack = actions.refuse, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is AskState.Deciding -> Deciding(state, actions)
        is AskState.Answered -> AnswerPage(state, actions)
    }
}

@Composable
private fun Deciding(state: AskState.Deciding, actions: AskActions) {
    val asked = state.asked
    Page(stringResource(R.string.ask_title), onBack = actions.refuse, bottom = { Decision(state, actions) }) {
        val gap = Modifier.padding(bottom = Space.m)
        if (asked.specimens) SpecimenBanner(gap)
        state.error?.let { Banner(Tone.BAD, errorText(it), gap, errorTitle(it), live = true) }
        Who(asked)
        asked.answered?.let { Banner(Tone.WAIT, stringResource(R.string.ask_answered, clock(it)), Modifier.padding(top = Space.m)) }
        asked.asks.forEachIndexed { index, ask -> AskedOf(index, ask, state.choices[index], actions) }
        if (state.less) Banner(Tone.NOTE, stringResource(R.string.ask_less), Modifier.padding(top = Space.l))
        Note(
            when (asked.minimumBy) {
                null -> stringResource(R.string.ask_minimum_nobody)
                "" -> stringResource(R.string.ask_minimum_by, stringResource(R.string.app_name))
                else -> stringResource(R.string.ask_minimum_by, asked.minimumBy)
            },
        )
        Note(stringResource(R.string.ask_until, clock(asked.expires)), Modifier.padding(bottom = Space.l))
    }
    if (state.warning) {
        ConfirmDialog(
            stringResource(R.string.ask_despite_title),
            stringResource(R.string.ask_despite_text),
            stringResource(R.string.ask_answer),
            { actions.warned(true) },
            { actions.warned(false) },
            danger = true,
        )
    }
}

/** Refusing is as easy as agreeing: two buttons of one rank. */
@Composable
private fun Decision(state: AskState.Deciding, actions: AskActions) {
    Row(horizontalArrangement = Arrangement.spacedBy(Space.s)) {
        SecondaryButton(stringResource(R.string.ask_refuse), actions.refuse, Modifier.weight(1f), enabled = !state.busy)
        SecondaryButton(stringResource(R.string.ask_answer), actions.answer, Modifier.weight(1f), enabled = state.parts.isNotEmpty(), busy = state.busy)
    }
}

@Composable
private fun Who(asked: Asked) {
    Text(asked.requester, Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineMedium)
    if (asked.place.isNotEmpty()) Line(stringResource(R.string.ask_at, asked.place))
    Line(stringResource(R.string.ask_for, purposeWord(asked.purpose)))
    val gap = Modifier.padding(top = Space.m)
    val trouble = asked.standing.words()
    if (trouble == null) {
        Banner(Tone.GOOD, stringResource(R.string.ask_accredited, asked.accreditedBy.orEmpty(), asked.publisher.orEmpty()), gap)
    } else {
        Banner(Tone.BAD, stringResource(trouble), gap, stringResource(R.string.ask_standing_title))
    }
    val kept = if (asked.kept == 0L) stringResource(R.string.ask_not_kept) else stringResource(R.string.ask_kept, keptFor(asked.kept))
    if (asked.keptLonger) Banner(Tone.WAIT, kept, gap, stringResource(R.string.ask_kept_longer)) else Line(kept)
}

@Composable
private fun ColumnScope.AskedOf(index: Int, ask: AskedPass, choice: Choice, actions: AskActions) {
    val kinds = ask.kinds.map { stringResource(it.word()) }
    SectionTitle(kinds.joinToString(" \u00b7 "))
    if (ask.beyond) Banner(Tone.WAIT, stringResource(R.string.ask_beyond), Modifier.padding(bottom = Space.m))
    if (ask.candidates.isEmpty()) {
        Note(stringResource(R.string.ask_no_pass))
        return
    }
    Which(index, ask, choice, actions)
    val chosen = ask.candidate(choice) ?: return
    if (chosen.selective) Claims(index, ask, chosen, choice, actions) else Whole(chosen)
}

/** Which pass answers; also where there is one, for it may be none. */
@Composable
private fun Which(index: Int, ask: AskedPass, choice: Choice, actions: AskActions) {
    Group(Modifier.padding(bottom = Space.m)) {
        ask.candidates.forEach { one ->
            val state = stringResource(one.verdict.word())
            val text = listOf(one.card.name, state).filter { it.isNotEmpty() }.joinToString(" \u00b7 ")
            ChoiceRow(one.card.title.ifEmpty { stringResource(one.card.kind.word()) }, choice.passId == one.card.id, { actions.choose(index, one.card.id) }, text = text)
            RowDivider()
        }
        ChoiceRow(stringResource(R.string.ask_none), choice.passId == null, { actions.choose(index, null) })
    }
}

@Composable
private fun Claims(index: Int, ask: AskedPass, chosen: Candidate, choice: Choice, actions: AskActions) {
    Note(stringResource(R.string.ask_learns), Modifier.padding(bottom = Space.s))
    Group {
        ask.claims.forEachIndexed { row, claim ->
            if (row > 0) RowDivider()
            val value = chosen.says.firstOrNull { it.id == claim.id }?.let { claimValue(it) }
            val beyond = if (claim.beyond) stringResource(R.string.ask_beyond) else null
            val text = listOfNotNull(value ?: stringResource(R.string.ask_no_value), beyond).joinToString("\n")
            SwitchRow(stringResource(claim.name.word()), claim.id in choice.claims, { actions.switch(index, claim.id, it) }, text = text, enabled = value != null)
        }
    }
}

@Composable
private fun Whole(chosen: Candidate) {
    Banner(
        Tone.WAIT,
        pluralStringResource(R.plurals.ask_whole_text, chosen.unasked, chosen.unasked),
        Modifier.padding(bottom = Space.m),
        stringResource(R.string.ask_whole_title),
    )
    RevealSection(chosen.reveals)
}

@Composable
private fun Line(text: String) {
    Text(text, Modifier.padding(top = Space.xs), style = MaterialTheme.typography.bodyLarge)
}

@Composable
private fun Note(text: String, modifier: Modifier = Modifier) {
    Text(
        text,
        modifier.padding(top = Space.m),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyMedium,
    )
}
