package app.carnet.settings

import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.parts.Art
import app.carnet.parts.EmptyState
import app.carnet.parts.Page
import app.carnet.parts.PinField
import app.carnet.parts.PrimaryButton
import app.carnet.theme.Space
import app.carnet.theme.tabular
import app.carnet.words.errorText

/** Three questions, one at a time. */
@Composable
fun ChangePinScreen(state: ChangePinState, onType: (String) -> Unit, onNext: () -> Unit, onClose: () -> Unit) {
    val title = stringResource(R.string.change_pin_title)
    if (state.step == PinStep.DONE) {
        Page(title, onBack = onClose, scroll = false) {
            EmptyState(Art.LOCK, stringResource(R.string.change_pin_done_title), stringResource(R.string.change_pin_done_text)) {
                PrimaryButton(stringResource(R.string.action_done), onClose)
            }
        }
        return
    }
    val words = state.step.words()
    Page(title, onBack = onClose, bottom = {
        val next = if (state.step == PinStep.REPEAT) R.string.change_pin_save else R.string.action_continue
        PrimaryButton(stringResource(next), onNext, enabled = state.typed.isNotEmpty(), busy = state.busy)
    }) {
        Text(
            stringResource(R.string.change_pin_step, state.step.ordinal + 1, PinStep.DONE.ordinal),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.labelLarge.tabular(),
        )
        AskPin(stringResource(words.title), stringResource(words.text), stringResource(words.label), state.typed, state.problem?.words(), !state.busy, onType, onNext)
    }
}

/** A PIN with its reason; the keyboard opens by itself, again at each step. */
@Composable
internal fun AskPin(
    title: String,
    text: String,
    label: String,
    typed: String,
    error: String?,
    enabled: Boolean,
    onType: (String) -> Unit,
    onDone: () -> Unit,
) {
    val focus = remember { FocusRequester() }
    Text(title, Modifier.padding(top = Space.xs).semantics { heading() }, style = MaterialTheme.typography.headlineMedium)
    Text(
        text,
        Modifier.padding(top = Space.s),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyLarge,
    )
    Spacer(Modifier.size(Space.xl))
    PinField(typed, onType, label, Modifier.focusRequester(focus), error, onDone, enabled)
    LaunchedEffect(label) { focus.requestFocus() }
}

private class StepWords(val title: Int, val text: Int, val label: Int)

private fun PinStep.words(): StepWords = when (this) {
    PinStep.CURRENT -> StepWords(R.string.change_pin_current_title, R.string.change_pin_current_text, R.string.change_pin_current_label)
    PinStep.NEW -> StepWords(R.string.change_pin_new_title, R.string.change_pin_new_text, R.string.change_pin_new_label)
    PinStep.REPEAT, PinStep.DONE -> StepWords(R.string.change_pin_repeat_title, R.string.change_pin_repeat_text, R.string.change_pin_repeat_label)
}

@Composable
private fun PinProblem.words(): String = when (this) {
    PinProblem.NotTheSame -> stringResource(R.string.change_pin_not_same)
    is PinProblem.Refused -> errorText(error)
}
