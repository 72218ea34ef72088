package app.carnet.publisher

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.intl.LocaleList
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.parts.Group
import app.carnet.parts.SectionTitle
import app.carnet.theme.Space
import app.carnet.theme.tabular

/** The twelve words, numbered. English, so from left to right also where the app is not. */
@Composable
internal fun Fingerprint(words: List<String>) {
    SectionTitle(stringResource(R.string.fingerprint_title))
    Text(
        stringResource(R.string.fingerprint_text),
        Modifier.padding(bottom = Space.m),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyMedium,
    )
    val style = MaterialTheme.typography.titleMedium.copy(textDirection = TextDirection.Ltr, localeList = LocaleList("en")).tabular()
    Group {
        CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
            Column(Modifier.padding(Space.l)) {
                FlowRow(horizontalArrangement = Arrangement.spacedBy(Space.m), verticalArrangement = Arrangement.spacedBy(Space.m), maxItemsInEachRow = 2) {
                    words.forEachIndexed { index, word ->
                        Text(stringResource(R.string.fingerprint_word, index + 1, word), Modifier.weight(1f).widthIn(min = 120.dp), style = style)
                    }
                }
            }
        }
    }
}
