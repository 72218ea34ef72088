package app.carnet.inquiry

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import app.carnet.R
import app.carnet.bridge.AskedClaim
import app.carnet.bridge.CarnetError
import app.carnet.bridge.PassKind
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ChoiceRow
import app.carnet.parts.ErrorState
import app.carnet.parts.Group
import app.carnet.parts.IconAction
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.parts.SwitchRow
import app.carnet.show.CodeGround
import app.carnet.show.CodeSheet
import app.carnet.show.GroundButton
import app.carnet.show.GroundLook
import app.carnet.show.GroundText
import app.carnet.show.GroundTitle
import app.carnet.show.WhiteSheet
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tabular
import app.carnet.verify.Answer
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.purposeWord
import app.carnet.words.word

/** What one can do while asking. */
class InquiryActions(
    val name: (String) -> Unit = {},
    val place: (String) -> Unit = {},
    val purpose: (Int) -> Unit = {},
    val switch: (String, Boolean) -> Unit = { _, _ -> },
    val make: () -> Unit = {},
    val scan: () -> Unit = {},
    val again: () -> Unit = {},
    val same: (Answer) -> Unit = {},
    val count: (Boolean) -> Unit = {},
    val retry: () -> Unit = {},
    val back: () -> Unit = {},
)

/** What is asked for, the code that asks, and what came; [scanning] is the camera, or what stands in for it. */
@Composable
fun InquiryScreen(state: InquiryState, actions: InquiryActions, scanning: @Composable (CarnetError?) -> Unit) {
    val title = stringResource(R.string.inquiry_title)
    when (state) {
        InquiryState.Loading -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
        is InquiryState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is InquiryState.Building -> Building(state, actions)
        is InquiryState.Showing -> Showing(state, actions)
        is InquiryState.Scanning -> scanning(state.error)
        is InquiryState.Reported -> ReportPage(state, actions)
    }
}

@Composable
private fun Building(state: InquiryState.Building, actions: InquiryActions) {
    Page(
        stringResource(R.string.inquiry_title),
        onBack = actions.back,
        bottom = { PrimaryButton(stringResource(R.string.inquiry_make), actions.make, icon = CarnetIcons.Qr, enabled = state.name.isNotBlank(), busy = state.busy) },
    ) {
        state.error?.let { Banner(Tone.BAD, errorText(it), Modifier.padding(bottom = Space.m), errorTitle(it), live = true) }
        Text(stringResource(R.string.inquiry_lead), color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyLarge)
        val wide = Modifier.fillMaxWidth().padding(top = Space.l)
        OutlinedTextField(
            state.name,
            actions.name,
            wide,
            label = { Text(stringResource(R.string.inquiry_name)) },
            supportingText = { Text(stringResource(R.string.inquiry_name_text)) },
            singleLine = true,
        )
        OutlinedTextField(state.place, actions.place, wide, label = { Text(stringResource(R.string.inquiry_place)) }, singleLine = true)
        SectionTitle(stringResource(R.string.inquiry_purpose))
        Group {
            state.purposes.forEachIndexed { index, purpose ->
                if (index > 0) RowDivider()
                ChoiceRow(purposeWord(purpose.name), index == state.purpose, { actions.purpose(index) })
            }
        }
        Claims(R.string.inquiry_needed, state.purposes[state.purpose].claims, state, actions)
        if (state.extra.isNotEmpty()) {
            Claims(R.string.ask_beyond, state.extra, state, actions)
            Text(
                stringResource(R.string.inquiry_beyond_text),
                Modifier.padding(top = Space.s, bottom = Space.l),
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                style = MaterialTheme.typography.bodyMedium,
            )
        }
        Group(Modifier.padding(vertical = Space.l)) {
            val numbers = state.tally?.let { stringResource(R.string.tally_numbers, "${it.valid}", "${it.refused}", "${it.unknown}") }
            SwitchRow(stringResource(R.string.tally_switch), state.tally != null, actions.count, text = numbers ?: stringResource(R.string.tally_text))
        }
    }
}

@Composable
private fun Claims(title: Int, claims: List<AskedClaim>, state: InquiryState.Building, actions: InquiryActions) {
    SectionTitle(stringResource(title))
    Group {
        claims.forEachIndexed { index, claim ->
            if (index > 0) RowDivider()
            SwitchRow(stringResource(claim.name.word()), claim.id in state.on, { actions.switch(claim.id, it) })
        }
    }
}

@Composable
private fun Showing(state: InquiryState.Showing, actions: InquiryActions) {
    CodeGround(
        PassKind.OTHER,
        bar = {
            IconAction(CarnetIcons.Back, stringResource(R.string.action_back), actions.back)
            Spacer(Modifier.weight(1f))
        },
        sheet = { Sheet(state, it) },
    ) {
        Words(state)
        val gap = Modifier.padding(top = Space.l)
        if (state.left > 0) {
            GroundButton(CarnetIcons.Qr, stringResource(R.string.inquiry_scan), actions.scan, gap, GroundLook.WHITE)
        } else {
            GroundButton(CarnetIcons.Qr, stringResource(R.string.inquiry_again), actions.again, gap, GroundLook.WHITE)
        }
    }
}

@Composable
private fun Sheet(state: InquiryState.Showing, side: Dp) {
    // One that has ended is nothing to scan.
    if (state.left > 0) {
        CodeSheet(state.inquiry.frame, stringResource(R.string.inquiry_label), side)
    } else {
        WhiteSheet(side) {
            Text(stringResource(R.string.inquiry_over), Modifier.padding(Space.l), textAlign = TextAlign.Center, style = MaterialTheme.typography.titleMedium)
        }
    }
}

@Composable
private fun ColumnScope.Words(state: InquiryState.Showing) {
    state.error?.takeIf { state.left > 0 }?.let { Banner(Tone.BAD, errorText(it), Modifier.padding(Space.l), errorTitle(it), live = true) }
    GroundTitle(stringResource(R.string.inquiry_label))
    GroundText(stringResource(R.string.inquiry_show_text))
    GroundText(pluralStringResource(R.plurals.inquiry_seconds, state.left, state.left), MaterialTheme.typography.bodyLarge.tabular())
}
