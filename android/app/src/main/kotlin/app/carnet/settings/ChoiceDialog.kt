package app.carnet.settings

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.theme.Space

/** One of a few; choosing closes it. */
@Composable
internal fun ChoiceDialog(title: String, choices: List<String>, selected: Int, onChoose: (Int) -> Unit, onDismiss: () -> Unit) {
    AlertDialog(
        onDismiss,
        confirmButton = { TextButton(onDismiss) { Text(stringResource(R.string.action_cancel), style = MaterialTheme.typography.labelLarge) } },
        title = { Text(title, Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineSmall) },
        text = {
            Column(Modifier.verticalScroll(rememberScrollState()).selectableGroup()) {
                choices.forEachIndexed { index, words ->
                    Row(
                        Modifier
                            .fillMaxWidth()
                            .selectable(index == selected, role = Role.RadioButton) { onChoose(index) }
                            .heightIn(min = Space.touch),
                        verticalAlignment = Alignment.CenterVertically,
                    ) {
                        RadioButton(index == selected, onClick = null)
                        Spacer(Modifier.width(Space.l))
                        Text(words, style = MaterialTheme.typography.bodyLarge)
                    }
                }
            }
        },
    )
}
