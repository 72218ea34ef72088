package app.carnet.preview

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.bridge.Excess
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RowDivider
import app.carnet.parts.SecondaryButton
import app.carnet.parts.SpecimenBanner
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.excessLabel
import app.carnet.words.words

/** What a pass says beyond its format's minimum, field by field, before it is kept. */
@Composable
internal fun MinimumPage(state: PreviewState.Minimum, actions: PreviewActions) {
    val excess = state.pass.detail.excess
    Page(stringResource(R.string.minimum_title), onBack = actions.back, bottom = { Decision(state.one.busy, actions) }) {
        if (state.pass.detail.specimens) SpecimenBanner(Modifier.padding(bottom = Space.l))
        Text(stringResource(R.string.minimum_text), style = MaterialTheme.typography.bodyLarge)
        Text(
            pluralStringResource(R.plurals.minimum_count, excess.size, excess.size),
            Modifier.padding(top = Space.xl, bottom = Space.s).semantics { heading(); liveRegion = LiveRegionMode.Polite },
            style = MaterialTheme.typography.titleMedium,
        )
        excess.groupBy(Excess::paragraph).forEach { (paragraph, fields) ->
            Fields(fields, values = state.pass.reveals.associate { it.path to it.value })
            SetBy(paragraph)
        }
        Banner(Tone.NOTE, stringResource(R.string.minimum_advice), title = stringResource(R.string.minimum_stays), icon = CarnetIcons.Lock)
    }
}

/** Each field: what it appears to hold, where it stands, and what it says. */
@Composable
private fun Fields(fields: List<Excess>, values: Map<String, String>) {
    Group {
        fields.forEachIndexed { index, field ->
            if (index > 0) RowDivider()
            FieldRow(excessLabel(field.path), stringResource(field.data.words()), note = values[field.path])
        }
    }
}

@Composable
private fun SetBy(paragraph: String) {
    if (paragraph.isNotEmpty()) {
        Text(
            stringResource(R.string.minimum_set_by, paragraph),
            Modifier.padding(horizontal = Space.l, vertical = Space.s),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodySmall,
        )
    }
    Spacer(Modifier.size(Space.m))
}

@Composable
private fun ColumnScope.Decision(busy: Boolean, actions: PreviewActions) {
    PrimaryButton(stringResource(R.string.minimum_keep), actions.keepAllTheSame, busy = busy)
    SecondaryButton(stringResource(R.string.minimum_discard), actions.discard, enabled = !busy)
}
