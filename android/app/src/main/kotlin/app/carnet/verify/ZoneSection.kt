package app.carnet.verify

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.style.TextDirection
import app.carnet.R
import app.carnet.bridge.ZoneComparison
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.SecondaryButton
import app.carnet.parts.SectionTitle
import app.carnet.parts.TextAction
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.words

/** For an inspector who wants the document's machine-readable lines compared as well. */
@Composable
internal fun ZoneSection(zone: Zone, actions: VerifyActions) {
    if (!zone.open) {
        TextAction(stringResource(R.string.verify_zone_open), { actions.openZone(true) }, Modifier.padding(top = Space.s), icon = CarnetIcons.Id)
        return
    }
    SectionTitle(stringResource(R.string.verify_zone_title))
    Text(
        stringResource(R.string.verify_zone_text),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyMedium,
    )
    OutlinedTextField(
        zone.text,
        actions.zoneTyped,
        Modifier.fillMaxWidth().padding(top = Space.m),
        textStyle = MaterialTheme.typography.bodyLarge.copy(fontFamily = FontFamily.Monospace, textDirection = TextDirection.Ltr),
        label = { Text(stringResource(R.string.verify_zone_label)) },
        isError = zone.comparison is ZoneComparison.Unreadable,
        keyboardOptions = KeyboardOptions(KeyboardCapitalization.Characters, autoCorrectEnabled = false, keyboardType = KeyboardType.Password),
        minLines = 2,
        maxLines = 4,
        shape = MaterialTheme.shapes.medium,
    )
    zone.comparison?.let { Compared(it) }
    Column(Modifier.fillMaxWidth().padding(top = Space.m), horizontalAlignment = Alignment.CenterHorizontally) {
        SecondaryButton(stringResource(R.string.verify_zone_compare), actions.compare, enabled = zone.text.isNotBlank(), busy = zone.busy)
        TextAction(stringResource(R.string.verify_zone_close), { actions.openZone(false) })
    }
}

@Composable
private fun Compared(comparison: ZoneComparison) {
    val space = Modifier.padding(top = Space.m)
    when (comparison) {
        ZoneComparison.Match ->
            Banner(Tone.GOOD, stringResource(R.string.verify_zone_match_text), space, stringResource(R.string.verify_zone_match_title), live = true)
        ZoneComparison.Unreadable ->
            Banner(Tone.WAIT, stringResource(R.string.verify_zone_unreadable_text), space, stringResource(R.string.verify_zone_unreadable_title), live = true)
        is ZoneComparison.Differs -> Column(space) {
            comparison.clashes.forEachIndexed { index, clash ->
                val title = if (index == 0) stringResource(R.string.verify_zone_differs_title) else null
                Banner(Tone.BAD, stringResource(clash.words()), Modifier.padding(bottom = Space.xs), title, live = true)
            }
        }
    }
}
