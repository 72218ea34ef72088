package app.carnet.parts

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.autofill.ContentType
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentType
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.sp
import app.carnet.R
import app.carnet.theme.tabular

/** Where a PIN is typed: hidden unless asked, by keyboard or by ear as well as by finger. It is never saved anywhere. */
@Composable
fun PinField(
    value: String,
    onChange: (String) -> Unit,
    label: String,
    modifier: Modifier = Modifier,
    error: String? = null,
    onDone: () -> Unit = {},
    enabled: Boolean = true,
    action: ImeAction = ImeAction.Done,
) {
    var visible by remember { mutableStateOf(false) }
    OutlinedTextField(
        value,
        onChange,
        modifier.fillMaxWidth().semantics { contentType = ContentType.Password },
        enabled = enabled,
        textStyle = MaterialTheme.typography.headlineSmall.copy(letterSpacing = 4.sp).tabular(),
        label = { Text(label) },
        trailingIcon = {
            IconAction(
                if (visible) CarnetIcons.EyeOff else CarnetIcons.Eye,
                stringResource(if (visible) R.string.pin_hide else R.string.pin_show),
                { visible = !visible },
            )
        },
        supportingText = error?.let { { Text(it, Modifier.semantics { liveRegion = LiveRegionMode.Assertive }) } },
        isError = error != null,
        visualTransformation = if (visible) VisualTransformation.None else PasswordVisualTransformation(),
        keyboardOptions = KeyboardOptions(keyboardType = KeyboardType.NumberPassword, imeAction = action),
        keyboardActions = if (action == ImeAction.Done) KeyboardActions(onDone = { onDone() }) else KeyboardActions.Default,
        singleLine = true,
        shape = MaterialTheme.shapes.medium,
    )
}
