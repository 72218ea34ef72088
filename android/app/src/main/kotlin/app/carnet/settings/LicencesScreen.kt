package app.carnet.settings

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.Reading
import app.carnet.parts.listPadding
import app.carnet.theme.Space

/** The works of others inside the app. */
@Composable
fun LicencesScreen(licences: List<Licence>, onBack: () -> Unit) {
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    Page(stringResource(R.string.licences_title), onBack = onBack, scroll = false) {
        if (licences.isEmpty()) {
            LoadingState()
            return@Page
        }
        LazyColumn(Modifier.fillMaxSize(), contentPadding = listPadding()) {
            item {
                Reading(Modifier.padding(bottom = Space.l)) {
                    Text(stringResource(R.string.licences_lead), color = quiet, style = MaterialTheme.typography.bodyLarge)
                }
            }
            items(licences) { one ->
                Reading {
                    Column(Modifier.fillMaxWidth().padding(vertical = Space.s).semantics(mergeDescendants = true) {}) {
                        Text(one.work, style = MaterialTheme.typography.bodyMedium)
                        Text(one.licence, color = quiet, style = MaterialTheme.typography.bodySmall)
                    }
                }
            }
        }
    }
}
