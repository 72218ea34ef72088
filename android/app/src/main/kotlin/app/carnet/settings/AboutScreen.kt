package app.carnet.settings

import android.text.format.Formatter
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.parts.ActionRow
import app.carnet.parts.CarnetIcons
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.theme.Space

/** Version and sizes. */
@Composable
fun AboutScreen(state: AboutState, onLicences: () -> Unit, onLimits: () -> Unit, onBack: () -> Unit) {
    Page(stringResource(R.string.about_title), onBack = onBack, scroll = state.facts != null) {
        val facts = state.facts
        if (facts == null) {
            LoadingState()
            return@Page
        }
        Mark()
        Group {
            FieldRow(stringResource(R.string.about_version), facts.version)
            RowDivider()
            FieldRow(stringResource(R.string.about_app_size), size(facts.appBytes))
            RowDivider()
            FieldRow(stringResource(R.string.about_wallet_size), size(facts.walletBytes))
        }
        SectionTitle(stringResource(R.string.about_promise_title))
        Text(
            stringResource(R.string.about_promise_text),
            Modifier.padding(bottom = Space.l),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyLarge,
        )
        Group {
            ActionRow(stringResource(R.string.limits_title), onLimits, icon = CarnetIcons.Shield)
            RowDivider()
            ActionRow(stringResource(R.string.licences_title), onLicences, icon = CarnetIcons.Document)
        }
    }
}

@Composable
private fun Mark() {
    Column(Modifier.fillMaxWidth().padding(vertical = Space.xl), horizontalAlignment = Alignment.CenterHorizontally) {
        Surface(shape = MaterialTheme.shapes.extraLarge, color = MaterialTheme.colorScheme.primary, contentColor = MaterialTheme.colorScheme.onPrimary) {
            Icon(CarnetIcons.Shield, null, Modifier.padding(Space.l).size(56.dp))
        }
        Text(stringResource(R.string.app_name), Modifier.padding(top = Space.l).semantics { heading() }, style = MaterialTheme.typography.headlineLarge)
        Text(
            stringResource(R.string.about_lead),
            Modifier.padding(top = Space.xs),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.bodyLarge,
        )
    }
}

@Composable
private fun size(bytes: Long): String = Formatter.formatShortFileSize(LocalContext.current, bytes)
