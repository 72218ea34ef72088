package app.carnet.parts

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import app.carnet.R
import app.carnet.words.isoDate

/** A holder's date of birth, below the name; nothing where the pass does not say. */
@Composable
fun Born(
    birthDate: String,
    style: TextStyle = MaterialTheme.typography.bodyMedium,
    color: Color = MaterialTheme.colorScheme.onSurfaceVariant,
    textAlign: TextAlign? = null,
) {
    if (birthDate.isNotEmpty()) Text(stringResource(R.string.passes_born, isoDate(birthDate)), color = color, textAlign = textAlign, style = style)
}
