package app.carnet.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Checkbox
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.sp
import app.carnet.R
import app.carnet.parts.Art
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.TextAction
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** What one can do on [RecoveryCodeScreen]. */
class RecoveryCodeActions(
    val make: () -> Unit,
    val typed: (String) -> Unit,
    val confirm: () -> Unit,
    val written: (Boolean) -> Unit,
    val copy: (String) -> Unit,
    val askRemove: (Boolean) -> Unit,
    val remove: () -> Unit,
    val leave: () -> Unit,
    val retry: () -> Unit,
    val back: () -> Unit,
)

/** The way back in: none, there, being made, on the screen once. */
@Composable
fun RecoveryCodeScreen(state: RecoveryCodeState, actions: RecoveryCodeActions) {
    val title = stringResource(R.string.recovery_code_title)
    when (state) {
        RecoveryCodeState.Loading -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
        is RecoveryCodeState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is RecoveryCodeState.Overview -> Page(title, onBack = actions.back, scroll = false) { Overview(state, actions) }
        is RecoveryCodeState.AskPin -> Page(title, onBack = actions.leave, bottom = {
            PrimaryButton(stringResource(R.string.action_continue), actions.confirm, enabled = state.typed.isNotEmpty(), busy = state.busy)
        }) { Pin(state, actions) }
        is RecoveryCodeState.Shown -> Page(title, bottom = {
            Written(state.written, actions.written)
            PrimaryButton(stringResource(R.string.action_done), actions.leave, enabled = state.written)
        }) { Code(state, actions.copy) }
    }
}

@Composable
private fun Overview(state: RecoveryCodeState.Overview, actions: RecoveryCodeActions) {
    val title = if (state.exists) R.string.recovery_code_there_title else R.string.recovery_code_none_title
    val text = if (state.exists) R.string.recovery_code_there_text else R.string.recovery_code_none_text
    EmptyState(Art.LOCK, stringResource(title), stringResource(text)) {
        state.problem?.let { Banner(Tone.BAD, errorText(it), title = errorTitle(it), live = true) }
        val make = if (state.exists) R.string.recovery_code_make_new else R.string.recovery_code_make
        PrimaryButton(stringResource(make), actions.make, icon = CarnetIcons.Key, enabled = !state.busy)
        if (state.exists) TextAction(stringResource(R.string.recovery_code_remove), { actions.askRemove(true) }, enabled = !state.busy)
    }
    if (state.asksRemove) {
        ConfirmDialog(
            stringResource(R.string.recovery_code_remove_title),
            stringResource(R.string.recovery_code_remove_text),
            stringResource(R.string.recovery_code_remove),
            actions.remove,
            { actions.askRemove(false) },
            danger = true,
        )
    }
}

@Composable
private fun Pin(state: RecoveryCodeState.AskPin, actions: RecoveryCodeActions) {
    if (state.replaces) Banner(Tone.WAIT, stringResource(R.string.recovery_code_pin_replaces), Modifier.padding(bottom = Space.l))
    AskPin(
        stringResource(R.string.recovery_code_pin_title),
        stringResource(R.string.recovery_code_pin_text),
        stringResource(R.string.recovery_code_pin_label),
        state.typed,
        state.problem?.let { errorText(it) },
        !state.busy,
        actions.typed,
        actions.confirm,
    )
}

@Composable
private fun Code(state: RecoveryCodeState.Shown, onCopy: (String) -> Unit) {
    var copied by remember { mutableStateOf(false) }
    Text(stringResource(R.string.recovery_code_shown_title), Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineMedium)
    Text(
        stringResource(R.string.recovery_code_shown_text),
        Modifier.padding(top = Space.s),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyLarge,
    )
    Spacer(Modifier.size(Space.xl))
    Groups(state)
    TextAction(
        stringResource(R.string.recovery_code_copy),
        {
            copied = true
            onCopy(state.code)
        },
        Modifier.padding(top = Space.s),
        icon = CarnetIcons.Copy,
    )
    if (copied) Banner(Tone.WAIT, stringResource(R.string.recovery_code_copied), live = true)
}

/** The code's groups, left to right in every language; spoken letter by letter. */
@Composable
private fun Groups(state: RecoveryCodeState.Shown) {
    val spoken = stringResource(R.string.recovery_code_spoken, state.groups.joinToString(", ") { it.toList().joinToString(" ") })
    Surface(
        Modifier.fillMaxWidth().clearAndSetSemantics { contentDescription = spoken },
        MaterialTheme.shapes.large,
        MaterialTheme.colorScheme.surfaceContainerLow,
    ) {
        CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
            FlowRow(
                Modifier.padding(Space.xl),
                Arrangement.spacedBy(Space.xl, Alignment.CenterHorizontally),
                Arrangement.spacedBy(Space.l),
            ) {
                state.groups.forEach {
                    Text(it, style = MaterialTheme.typography.headlineMedium.copy(fontFamily = FontFamily.Monospace, letterSpacing = 2.sp))
                }
            }
        }
    }
}

@Composable
private fun Written(written: Boolean, onChange: (Boolean) -> Unit) {
    Row(
        Modifier.fillMaxWidth().toggleable(written, role = Role.Checkbox, onValueChange = onChange).heightIn(min = Space.touch).padding(horizontal = Space.s),
        Arrangement.spacedBy(Space.m),
        Alignment.CenterVertically,
    ) {
        Checkbox(written, onCheckedChange = null)
        Text(stringResource(R.string.recovery_code_written), style = MaterialTheme.typography.bodyLarge)
    }
}
