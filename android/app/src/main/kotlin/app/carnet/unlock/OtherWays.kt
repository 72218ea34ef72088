package app.carnet.unlock

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.parts.ActionRow
import app.carnet.parts.Art
import app.carnet.parts.ArtPicture
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.DangerButton
import app.carnet.parts.Group
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RowDivider
import app.carnet.parts.SecondaryButton
import app.carnet.parts.SectionTitle
import app.carnet.parts.TypedConfirmDialog
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle

@Composable
internal fun RecoveryPage(state: UnlockState, actions: UnlockActions) {
    Page(
        stringResource(R.string.recovery_title),
        onBack = { actions.face(UnlockFace.PIN) },
        bottom = { PrimaryButton(stringResource(R.string.recovery_action), actions.recover, enabled = state.code.isNotBlank(), busy = state.busy) },
    ) {
        Quiet(stringResource(R.string.recovery_text), Modifier.padding(top = Space.s, bottom = Space.l))
        OutlinedTextField(
            state.code,
            actions.typeCode,
            Modifier.fillMaxWidth(),
            enabled = !state.busy,
            textStyle = MaterialTheme.typography.titleLarge.copy(fontFamily = FontFamily.Monospace, textDirection = TextDirection.Ltr),
            label = { Text(stringResource(R.string.recovery_label)) },
            supportingText = state.error?.let { { Text(errorText(it), Modifier.semantics { liveRegion = LiveRegionMode.Assertive }) } },
            isError = state.error != null,
            keyboardOptions = KeyboardOptions(KeyboardCapitalization.Characters, autoCorrectEnabled = false, keyboardType = KeyboardType.Password, imeAction = ImeAction.Done),
            keyboardActions = KeyboardActions(onDone = { actions.recover() }),
            shape = MaterialTheme.shapes.medium,
        )
    }
}

@Composable
internal fun ForgotPage(state: UnlockState, actions: UnlockActions) {
    Page(stringResource(R.string.forgot_title), onBack = { actions.face(UnlockFace.PIN) }) {
        Quiet(stringResource(R.string.forgot_text), Modifier.padding(top = Space.s))
        if (state.biometric || state.recovery) {
            SectionTitle(stringResource(R.string.forgot_ways_title))
            Group {
                if (state.biometric) ActionRow(stringResource(R.string.unlock_biometric), actions.biometric, icon = CarnetIcons.Fingerprint)
                if (state.biometric && state.recovery) RowDivider()
                if (state.recovery) ActionRow(stringResource(R.string.unlock_recovery), { actions.face(UnlockFace.RECOVERY) }, icon = CarnetIcons.Key)
            }
        }
        SectionTitle(stringResource(R.string.forgot_erase_title))
        Quiet(stringResource(R.string.forgot_erase_text), Modifier.padding(bottom = Space.l))
        DangerButton(stringResource(R.string.forgot_erase), { actions.askErase(true) }, icon = CarnetIcons.Delete, busy = state.busy)
        state.error?.let { Banner(Tone.BAD, errorText(it), Modifier.padding(top = Space.l), title = errorTitle(it), live = true) }
    }
}

@Composable
internal fun DamagedPage(state: UnlockState, actions: UnlockActions) {
    val damaged = state.damaged ?: return
    Page(
        stringResource(R.string.app_name),
        bottom = {
            PrimaryButton(stringResource(R.string.action_retry), actions.retry, icon = CarnetIcons.Refresh, enabled = !state.busy)
            if (state.erasable) SecondaryButton(stringResource(R.string.forgot_erase), { actions.askErase(true) }, icon = CarnetIcons.Delete, busy = state.busy)
        },
    ) {
        Column(Modifier.fillMaxWidth().padding(top = Space.xxl), Arrangement.Top, Alignment.CenterHorizontally) {
            ArtPicture(Art.DAMAGED, Modifier.size(168.dp))
            Text(
                errorTitle(damaged),
                Modifier.padding(top = Space.xl).semantics { heading() },
                textAlign = TextAlign.Center,
                style = MaterialTheme.typography.headlineSmall,
            )
            Quiet(errorText(damaged), Modifier.padding(top = Space.s), TextAlign.Center)
            if (state.erasable) Quiet(stringResource(R.string.damaged_text), Modifier.padding(top = Space.l), TextAlign.Center)
        }
        state.error?.let { Banner(Tone.BAD, errorText(it), Modifier.padding(top = Space.l), title = errorTitle(it), live = true) }
    }
}

@Composable
internal fun EraseDialog(actions: UnlockActions) {
    TypedConfirmDialog(
        stringResource(R.string.erase_confirm_title),
        stringResource(R.string.erase_confirm_text),
        stringResource(R.string.erase_confirm_word),
        stringResource(R.string.erase_confirm_action),
        actions.erase,
        { actions.askErase(false) },
    )
}

@Composable
private fun Quiet(text: String, modifier: Modifier = Modifier, align: TextAlign = TextAlign.Start) {
    Text(text, modifier, MaterialTheme.colorScheme.onSurfaceVariant, textAlign = align, style = MaterialTheme.typography.bodyLarge)
}
