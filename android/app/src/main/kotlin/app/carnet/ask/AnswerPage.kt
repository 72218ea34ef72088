package app.carnet.ask

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.AnsweredPart
import app.carnet.bridge.AskedValue
import app.carnet.bridge.CarnetError
import app.carnet.bridge.PassKind
import app.carnet.bridge.SealedCode
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.CopiesBanner
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.IconAction
import app.carnet.parts.RowDivider
import app.carnet.parts.SpecimenMark
import app.carnet.show.CodeGround
import app.carnet.show.CodeSheet
import app.carnet.show.GroundButton
import app.carnet.show.GroundLook
import app.carnet.show.GroundText
import app.carnet.show.GroundTitle
import app.carnet.show.PauseButton
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.claimValue
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.pathWord
import app.carnet.words.word

/** The sealed answer on its white sheet: only whoever asked reads it. */
@Composable
internal fun AnswerPage(state: AskState.Answered, actions: AskActions) {
    CodeGround(
        PassKind.OTHER,
        bar = {
            IconAction(CarnetIcons.Close, stringResource(R.string.action_close), actions.close)
            Spacer(Modifier.weight(1f))
        },
        sheet = { CodeSheet(state.frame, stringResource(R.string.sealed_label), it) },
    ) {
        Words(state)
        Controls(state, actions)
        Column(Modifier.widthIn(max = 520.dp).fillMaxWidth().padding(top = Space.l)) { state.answer.parts.forEach { Part(it, state.said(it)) } }
    }
}

@Composable
private fun ColumnScope.Words(state: AskState.Answered) {
    if (state.problem) {
        val full = CarnetError.NotWritten("cache")
        Banner(Tone.BAD, errorText(full), Modifier.padding(Space.l), errorTitle(full), live = true)
    }
    if (state.answer.specimens) {
        SpecimenMark()
        Spacer(Modifier.size(Space.m))
    }
    GroundTitle(stringResource(R.string.sealed_title))
    GroundText(stringResource(R.string.history_to, state.asked.requester), above = Space.xs)
    GroundText(stringResource(R.string.sealed_text), MaterialTheme.typography.bodyMedium)
}

@Composable
private fun Controls(state: AskState.Answered, actions: AskActions) {
    Spacer(Modifier.size(Space.l))
    if (state.answer.code is SealedCode.Moving) PauseButton(state.paused, actions.pause)
    GroundButton(CarnetIcons.Share, stringResource(R.string.sealed_share), { actions.file(state.answer.bytes) }, look = GroundLook.WORDS)
}

/** What whoever asked learns of one pass, and what the answer proves. */
@Composable
private fun Part(part: AnsweredPart, said: List<AskedValue>?) {
    Text(
        part.card.title.ifEmpty { stringResource(part.card.kind.word()) },
        Modifier.padding(bottom = Space.xs).semantics { heading() },
        style = MaterialTheme.typography.titleMedium,
    )
    Text(
        stringResource(if (part.bound) R.string.sealed_bound else R.string.sealed_unbound),
        Modifier.padding(bottom = Space.s),
        style = MaterialTheme.typography.bodyMedium,
    )
    Group(Modifier.padding(bottom = Space.m)) {
        said?.forEachIndexed { index, one ->
            if (index > 0) RowDivider()
            FieldRow(stringResource(one.name.word()), claimValue(one).orEmpty())
        } ?: part.reveals.forEachIndexed { index, one ->
            if (index > 0) RowDivider()
            FieldRow(pathWord(one.path), one.value)
        }
    }
    part.copies?.let { CopiesBanner(it, Modifier.padding(bottom = Space.l)) }
}
