package app.carnet.parts

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.theme.Space

/** Asks before something is done. */
@Composable
fun ConfirmDialog(
    title: String,
    text: String,
    confirm: String,
    onConfirm: () -> Unit,
    onDismiss: () -> Unit,
    danger: Boolean = false,
    dismiss: String = stringResource(R.string.action_cancel),
) {
    AskDialog(title, confirm, onConfirm, onDismiss, danger, enabled = true, dismiss) {
        Text(text, Modifier.verticalScroll(rememberScrollState()), style = MaterialTheme.typography.bodyLarge)
    }
}

/** Asks before something is done for good: [word] must be typed. */
@Composable
fun TypedConfirmDialog(title: String, text: String, word: String, confirm: String, onConfirm: () -> Unit, onDismiss: () -> Unit) {
    var typed by remember { mutableStateOf("") }
    val same = typed.trim().equals(word, ignoreCase = true)
    AskDialog(title, confirm, onConfirm, onDismiss, danger = true, enabled = same, stringResource(R.string.action_cancel)) {
        Column(Modifier.verticalScroll(rememberScrollState())) {
            Text(text, style = MaterialTheme.typography.bodyLarge)
            OutlinedTextField(
                typed,
                { typed = it },
                Modifier.fillMaxWidth().padding(top = Space.l),
                label = { Text(stringResource(R.string.confirm_type_word, word)) },
                singleLine = true,
            )
        }
    }
}

@Composable
private fun AskDialog(
    title: String,
    confirm: String,
    onConfirm: () -> Unit,
    onDismiss: () -> Unit,
    danger: Boolean,
    enabled: Boolean,
    dismiss: String,
    body: @Composable () -> Unit,
) {
    AlertDialog(
        onDismiss,
        confirmButton = {
            TextButton(
                onConfirm,
                enabled = enabled,
                colors = if (danger) ButtonDefaults.textButtonColors(contentColor = MaterialTheme.colorScheme.error) else ButtonDefaults.textButtonColors(),
            ) {
                Text(confirm, style = MaterialTheme.typography.labelLarge)
            }
        },
        dismissButton = { TextButton(onDismiss) { Text(dismiss, style = MaterialTheme.typography.labelLarge) } },
        title = { Text(title, Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineSmall) },
        text = body,
    )
}
