package app.carnet.live

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.FieldName
import app.carnet.bridge.Verdict
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.CopiesBanner
import app.carnet.parts.ErrorState
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PassHead
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RowDivider
import app.carnet.parts.SpecimenBanner
import app.carnet.parts.SwitchRow
import app.carnet.parts.VerdictPanel
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.fieldValue
import app.carnet.words.word

/** What one can do while choosing and showing. */
class LiveActions(
    val choose: (FieldName, Boolean) -> Unit = { _, _ -> },
    val show: () -> Unit = {},
    val back: () -> Unit = {},
    val retry: () -> Unit = {},
)

/** What is chosen, then the codes. */
@Composable
fun LiveScreen(state: LiveState, actions: LiveActions) {
    val title = stringResource(R.string.live_choose_title)
    when (state) {
        LiveState.Loading -> Page(title, onBack = actions.back, scroll = false) { LoadingState(Modifier.weight(1f)) }
        is LiveState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, Modifier.weight(1f), actions.retry) }
        is LiveState.Choosing -> Choosing(state, actions)
        is LiveState.Showing -> LivePage(state, actions.back)
    }
}

@Composable
private fun Choosing(state: LiveState.Choosing, actions: LiveActions) {
    val spent = state.copies.left == 0
    val action = stringResource(if (spent && !state.mark) R.string.live_show_again else R.string.live_show)
    Page(
        stringResource(R.string.live_choose_title),
        onBack = actions.back,
        bottom = { PrimaryButton(action, actions.show, icon = CarnetIcons.Qr, busy = state.busy) },
    ) {
        val gap = Modifier.padding(bottom = Space.m)
        if (state.detail.specimens) SpecimenBanner(gap)
        state.error?.let { Banner(Tone.BAD, errorText(it), gap, errorTitle(it), live = true) }
        PassHead(state.detail.card)
        if (state.detail.verdict != Verdict.VALID) {
            Spacer(Modifier.size(Space.m))
            VerdictPanel(state.detail.verdict, reason = state.detail.reason)
        }
        CopiesBanner(state.copies, Modifier.padding(top = Space.m))
        if (state.mark) {
            Banner(Tone.NOTE, stringResource(R.string.mark_what), Modifier.padding(top = Space.m, bottom = Space.m))
        } else {
            Note(stringResource(R.string.live_choose_text), Modifier.padding(top = Space.l, bottom = Space.m))
        }
        Group {
            Column {
                state.fields.forEachIndexed { index, one ->
                    if (index > 0) RowDivider()
                    val name = one.field.name
                    if (state.mark) {
                        FieldRow(stringResource(name.word()), fieldValue(one.field))
                    } else {
                        SwitchRow(stringResource(name.word()), name in state.chosen, { actions.choose(name, it) }, text = fieldValue(one.field))
                    }
                }
            }
        }
        if (state.chosen.isEmpty()) Note(stringResource(R.string.live_nothing), Modifier.padding(top = Space.m))
        Note(pluralStringResource(R.plurals.copies_left, state.copies.left, state.copies.left), Modifier.padding(top = Space.m, bottom = Space.l))
    }
}

@Composable
private fun Note(text: String, modifier: Modifier) {
    Text(text, modifier, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyLarge)
}
