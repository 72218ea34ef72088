package app.carnet.tripedit

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Page
import app.carnet.parts.Reading
import app.carnet.parts.listPadding
import app.carnet.theme.Space
import app.carnet.words.locale
import app.carnet.words.named
import app.carnet.words.sought

/** Every country by its name in the traveller's language. */
@Composable
internal fun CountryPage(codes: List<String>, onChoose: (String) -> Unit, onBack: () -> Unit) {
    var words by rememberSaveable { mutableStateOf("") }
    Page(stringResource(R.string.trip_country_choose), onBack = onBack, scroll = false) {
        Reading {
            OutlinedTextField(
                words,
                { words = it },
                Modifier.fillMaxWidth().padding(bottom = Space.s),
                label = { Text(stringResource(R.string.trip_country_search)) },
                leadingIcon = { Icon(CarnetIcons.Search, null) },
                singleLine = true,
                shape = MaterialTheme.shapes.medium,
            )
        }
        Found(codes, words, onChoose)
    }
}

@Composable
private fun ColumnScope.Found(codes: List<String>, words: String, onChoose: (String) -> Unit) {
    val locale = locale()
    val all = remember(codes, locale) { named(codes, locale) }
    val found = remember(all, words) { all.sought(words) }
    if (found.isEmpty()) {
        Reading {
            Text(
                stringResource(R.string.trip_country_none),
                Modifier.padding(top = Space.l).semantics { liveRegion = LiveRegionMode.Polite },
                style = MaterialTheme.typography.bodyLarge,
            )
        }
    }
    LazyColumn(Modifier.weight(1f), contentPadding = listPadding()) {
        items(found, key = { it.code }) { country ->
            Reading {
                Row(
                    Modifier.fillMaxWidth().clickable(role = Role.Button) { onChoose(country.code) }.heightIn(min = Space.touch).padding(vertical = Space.s),
                    verticalAlignment = Alignment.CenterVertically,
                ) {
                    Text(country.name, style = MaterialTheme.typography.bodyLarge)
                }
            }
        }
    }
}
