package app.carnet.enrol

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.CarnetError
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.ErrorState
import app.carnet.parts.IconAction
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.show.CodeGround
import app.carnet.show.CodeSheet
import app.carnet.show.GroundButton
import app.carnet.show.GroundLook
import app.carnet.show.GroundText
import app.carnet.show.GroundTitle
import app.carnet.show.PauseButton
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.instant
import app.carnet.words.word

/** What one can do with an answer. */
class AnswerActions(
    val pause: (Boolean) -> Unit = {},
    val file: (String) -> Unit = {},
    val receive: () -> Unit = {},
    val forget: () -> Unit = {},
    val retry: () -> Unit = {},
    val back: () -> Unit = {},
)

/** The answer as a moving code on a white sheet, and what comes next. [now]: seconds since 1970 UTC. */
@Composable
fun AnswerScreen(state: AnswerState, now: Long, actions: AnswerActions) {
    val title = stringResource(R.string.answer_title)
    when (state) {
        AnswerState.Loading, AnswerState.Gone -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
        is AnswerState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is AnswerState.Showing -> Showing(state, now, actions)
    }
}

@Composable
private fun Showing(state: AnswerState.Showing, now: Long, actions: AnswerActions) {
    var asking by remember { mutableStateOf(false) }
    CodeGround(
        state.pending.offer.kind,
        bar = {
            IconAction(CarnetIcons.Close, stringResource(R.string.action_close), actions.back)
            Spacer(Modifier.weight(1f))
            IconAction(CarnetIcons.Delete, stringResource(R.string.answer_forget), { asking = true })
        },
        sheet = { CodeSheet(state.frame, stringResource(R.string.answer_label, state.pending.offer.issuer), it) },
    ) {
        Words(state, now)
        Controls(state, actions)
    }
    if (asking) {
        ConfirmDialog(
            stringResource(R.string.answer_forget_title),
            stringResource(R.string.answer_forget_text),
            stringResource(R.string.answer_forget),
            {
                asking = false
                actions.forget()
            },
            { asking = false },
            danger = true,
        )
    }
}

@Composable
private fun ColumnScope.Words(state: AnswerState.Showing, now: Long) {
    if (state.problem) Trouble(CarnetError.NotWritten("cache"))
    state.error?.let { Trouble(it) }
    val offer = state.pending.offer
    GroundTitle(offer.issuer)
    Line(stringResource(offer.kind.word()))
    GroundText(stringResource(R.string.answer_text), above = Space.m)
    Line(if (offer.expires < now) stringResource(R.string.answer_over) else stringResource(R.string.answer_until, instant(offer.expires)))
    if (!offer.issuerKnown) {
        Banner(Tone.WAIT, stringResource(R.string.enrol_unknown_text), Modifier.widthIn(max = 520.dp).padding(top = Space.l), stringResource(R.string.enrol_unknown_title))
    }
}

@Composable
private fun Line(text: String) {
    GroundText(text, MaterialTheme.typography.bodyMedium, above = Space.xs)
}

@Composable
private fun Controls(state: AnswerState.Showing, actions: AnswerActions) {
    Spacer(Modifier.size(Space.l))
    PauseButton(state.paused, actions.pause)
    GroundButton(CarnetIcons.Qr, stringResource(R.string.answer_receive), actions.receive)
    GroundButton(CarnetIcons.Share, stringResource(R.string.publisher_share), { actions.file(state.pending.answer) }, look = GroundLook.WORDS)
}

@Composable
private fun Trouble(error: CarnetError) {
    Banner(Tone.BAD, errorText(error), Modifier.padding(Space.l), errorTitle(error), live = true)
}
