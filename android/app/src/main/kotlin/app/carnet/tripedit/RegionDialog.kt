package app.carnet.tripedit

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.theme.Space

/** The part of a country as publishers of rules call it: nobody has a list of them, so it is typed. */
@Composable
internal fun RegionDialog(region: String, onRegion: (String) -> Unit, close: () -> Unit) {
    var typed by rememberSaveable { mutableStateOf(region) }
    AlertDialog(
        close,
        confirmButton = { Answer(stringResource(R.string.action_ok)) { onRegion(typed.trim()) } },
        dismissButton = { Answer(stringResource(R.string.trip_region_whole)) { onRegion("") } },
        title = { Text(stringResource(R.string.trip_region), Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineSmall) },
        text = {
            Column(Modifier.verticalScroll(rememberScrollState())) {
                Text(stringResource(R.string.trip_region_text), style = MaterialTheme.typography.bodyLarge)
                OutlinedTextField(
                    typed,
                    { typed = it },
                    Modifier.fillMaxWidth().padding(top = Space.l),
                    label = { Text(stringResource(R.string.trip_region)) },
                    singleLine = true,
                    shape = MaterialTheme.shapes.medium,
                )
            }
        },
    )
}
