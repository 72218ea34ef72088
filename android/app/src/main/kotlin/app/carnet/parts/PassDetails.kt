package app.carnet.parts

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.Excess
import app.carnet.bridge.Freshness
import app.carnet.bridge.Opinion
import app.carnet.bridge.Revealed
import app.carnet.bridge.Signer
import app.carnet.bridge.SignerPublisher
import app.carnet.bridge.Warning
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.country
import app.carnet.words.excessLabel
import app.carnet.words.instant
import app.carnet.words.instantDay
import app.carnet.words.opinion
import app.carnet.words.pathWord
import app.carnet.words.words

/** Who signed, when, and until when. Without a signer it says that nobody trusted did. */
@Composable
fun SignerSection(signer: Signer?, issued: Long?, expires: Long?, modifier: Modifier = Modifier, freshness: Freshness = Freshness.FRESH) {
    Column(modifier) {
        SectionTitle(stringResource(R.string.detail_signer))
        val known = signer?.source != null
        Group {
            if (!known) {
                FieldRow(stringResource(R.string.signer_issuer), stringResource(R.string.signer_nobody))
            }
            val rows = listOfNotNull(
                signer?.issuer?.let { R.string.signer_issuer to it },
                signer?.jurisdiction?.let { R.string.signer_jurisdiction to country(it) },
                signer?.source?.takeIf { signer.publisher == null }?.let { R.string.signer_source to it },
                issued?.let { R.string.signer_issued to instant(it) },
                expires?.let { R.string.signer_expires to instant(it) },
                signer?.keyId?.takeIf(String::isNotEmpty)?.let { R.string.signer_key_id to it },
            )
            rows.forEachIndexed { index, (label, value) ->
                if (index > 0 || !known) RowDivider()
                FieldRow(stringResource(label), value)
            }
            signer?.publisher?.let { PublisherRows(it, freshness) }
        }
    }
}

/** Who vouches for the signer, since when, and whether that still counts. */
@Composable
private fun PublisherRows(publisher: SignerPublisher, freshness: Freshness) {
    RowDivider()
    FieldRow(stringResource(R.string.signer_publisher), publisher.name)
    if (publisher.development) DevelopmentMark(Modifier.padding(start = Space.l, bottom = Space.m))
    RowDivider()
    FieldRow(
        stringResource(R.string.signer_pack_from),
        instantDay(publisher.issued),
        note = when (freshness) {
            Freshness.FRESH -> null
            Freshness.STALE -> stringResource(R.string.signer_pack_stale, instantDay(publisher.refreshBy))
            Freshness.EXPIRED -> stringResource(R.string.signer_pack_expired, instantDay(publisher.expires))
        },
    )
}

/** What publishers say of the signer's key. Nothing where they agree. */
@Composable
fun OpinionSection(opinions: List<Opinion>, modifier: Modifier = Modifier) {
    if (opinions.isEmpty()) return
    Column(modifier) {
        SectionTitle(stringResource(R.string.detail_opinions))
        OpinionGroup(opinions)
    }
}

/** Who says what of one key. */
@Composable
fun OpinionGroup(opinions: List<Opinion>) {
    Group {
        opinions.forEachIndexed { index, one ->
            if (index > 0) RowDivider()
            FieldRow(one.publisher, opinion(one))
        }
    }
}

/** What is out of order without changing the verdict. Nothing where all is in order. */
@Composable
fun WarningSection(warnings: List<Warning>, modifier: Modifier = Modifier) {
    if (warnings.isEmpty()) return
    Column(modifier) {
        SectionTitle(stringResource(R.string.detail_warnings))
        Group {
            warnings.forEachIndexed { index, warning ->
                if (index > 0) RowDivider()
                Text(
                    stringResource(warning.words()),
                    Modifier.fillMaxWidth().padding(horizontal = Space.l, vertical = Space.m),
                    style = MaterialTheme.typography.bodyMedium,
                )
            }
        }
    }
}

/** Personal data beyond what a pass of this format needs, field by field. Nothing where there is none. */
@Composable
fun ExcessSection(excess: List<Excess>, modifier: Modifier = Modifier) {
    if (excess.isEmpty()) return
    Column(modifier) {
        SectionTitle(stringResource(R.string.detail_excess))
        Banner(Tone.WAIT, stringResource(R.string.detail_excess_text))
        Spacer(Modifier.size(Space.s))
        Group {
            excess.forEachIndexed { index, one ->
                if (index > 0) RowDivider()
                val by = one.paragraph.takeIf(String::isNotEmpty)?.let { stringResource(R.string.minimum_set_by, it) }
                FieldRow(excessLabel(one.path), stringResource(one.data.words()), note = by)
            }
        }
    }
}

/** What whoever reads the code learns: a count that unfolds into every field. */
@Composable
fun RevealSection(reveals: List<Revealed>, modifier: Modifier = Modifier, initiallyOpen: Boolean = false) {
    var open by rememberSaveable { mutableStateOf(initiallyOpen) }
    val state = stringResource(if (open) R.string.state_expanded else R.string.state_collapsed)
    Group(modifier) {
        Row(
            Modifier
                .fillMaxWidth()
                .clickable(role = Role.Button) { open = !open }
                .semantics { stateDescription = state }
                .heightIn(min = 60.dp)
                .padding(horizontal = Space.l, vertical = Space.m),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Icon(CarnetIcons.Eye, null, Modifier.size(24.dp), MaterialTheme.colorScheme.primary)
            Spacer(Modifier.width(Space.l))
            Column(Modifier.weight(1f)) {
                Text(stringResource(R.string.reveals_title), style = MaterialTheme.typography.bodyLarge)
                Text(
                    pluralStringResource(R.plurals.reveals_count, reveals.size, reveals.size),
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                    style = MaterialTheme.typography.bodyMedium,
                )
            }
            Icon(if (open) CarnetIcons.Up else CarnetIcons.Down, null, Modifier.size(20.dp), MaterialTheme.colorScheme.onSurfaceVariant)
        }
        if (open) {
            reveals.forEach {
                RowDivider()
                FieldRow(pathWord(it.path), it.value)
            }
        }
    }
}
