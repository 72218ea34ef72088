package app.carnet.verify

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.style.TextDirection
import app.carnet.R
import app.carnet.bridge.Verification
import app.carnet.parts.Group
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.theme.Space
import app.carnet.theme.tabular
import app.carnet.words.isoDate

/** What to compare with the travel document, readable at arm's length. */
@Composable
internal fun Identity(verification: Verification) {
    SectionTitle(stringResource(R.string.verify_identity))
    Group {
        // Of a pass that its holder shows in parts, a name may be kept back.
        val nobody = if (verification.disclosed.isEmpty()) stringResource(R.string.preview_nobody) else null
        Large(R.string.verify_name, verification.name.ifBlank { nobody }, R.string.verify_no_name)
        verification.nameMrz?.let { MachineReadable(it) }
        RowDivider()
        Large(R.string.verify_birth_date, verification.birthDate?.let { isoDate(it) }, R.string.verify_no_birth_date)
        RowDivider()
        Large(R.string.verify_document, verification.documentNumber, R.string.verify_no_document)
    }
}

@Composable
private fun Large(label: Int, value: String?, absent: Int = R.string.verify_no_document) {
    Column(Modifier.fillMaxWidth().padding(horizontal = Space.l, vertical = Space.m).semantics(mergeDescendants = true) {}) {
        Text(stringResource(label), color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.labelLarge)
        if (value.isNullOrEmpty()) {
            Text(stringResource(absent), color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyLarge)
        } else {
            Text(value, style = MaterialTheme.typography.headlineLarge.tabular())
        }
    }
}

/** As the document's own lines write it: always left to right. */
@Composable
private fun MachineReadable(name: String) {
    Column(Modifier.fillMaxWidth().padding(start = Space.l, end = Space.l, bottom = Space.m).semantics(mergeDescendants = true) {}) {
        Text(stringResource(R.string.verify_name_mrz), color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.labelMedium)
        Text(name, style = MaterialTheme.typography.titleMedium.copy(fontFamily = FontFamily.Monospace, textDirection = TextDirection.Ltr))
    }
}
