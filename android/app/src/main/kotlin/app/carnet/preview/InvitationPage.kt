package app.carnet.preview

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.bridge.CarnetError
import app.carnet.bridge.EnrolmentOffer
import app.carnet.bridge.NativeTrouble
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RowDivider
import app.carnet.parts.SecondaryButton
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.instant
import app.carnet.words.word

/** An issuer's invitation: what it offers, and that nothing of it is proved yet. */
@Composable
internal fun InvitationPage(state: PreviewState.One, offer: EnrolmentOffer, actions: PreviewActions) {
    Page(
        stringResource(R.string.enrol_title),
        onBack = actions.back,
        bottom = {
            if (offer.over) {
                SecondaryButton(stringResource(R.string.action_close), actions.discard)
            } else {
                PrimaryButton(stringResource(R.string.enrol_answer), actions.enrol, icon = CarnetIcons.Key, busy = state.busy)
            }
        },
    ) {
        val over = CarnetError.Native(NativeTrouble.INVITATION_OVER, "").takeIf { offer.over }
        (state.problem ?: over)?.let { Problem(it) }
        Text(offer.issuer, Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineMedium)
        Said(stringResource(R.string.enrol_text))
        if (!offer.issuerKnown) {
            Banner(Tone.WAIT, stringResource(R.string.enrol_unknown_text), Modifier.padding(bottom = Space.l), stringResource(R.string.enrol_unknown_title))
        }
        Group {
            FieldRow(stringResource(R.string.enrol_kind), stringResource(offer.kind.word()))
            RowDivider()
            FieldRow(stringResource(R.string.enrol_copies), offer.copies.toString())
            RowDivider()
            FieldRow(stringResource(R.string.enrol_until), instant(offer.expires))
        }
        Said(stringResource(R.string.enrol_proof))
    }
}

@Composable
private fun Said(text: String) {
    Text(text, Modifier.padding(vertical = Space.l), color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyLarge)
}
