package app.carnet.settings

import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.parts.ChoiceRow
import app.carnet.parts.Group
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.theme.Space
import java.util.Locale

/** Languages by their own names. [current] is empty for the phone's. */
@Composable
fun LanguageScreen(offered: List<String>, current: String, onChoose: (String) -> Unit, onBack: () -> Unit) {
    Page(stringResource(R.string.settings_language), onBack = onBack) {
        Group(Modifier.padding(top = Space.s).selectableGroup()) {
            ChoiceRow(stringResource(R.string.settings_language_system), current.isEmpty(), { onChoose("") })
            offered.forEach { tag ->
                RowDivider()
                ChoiceRow(ownName(tag), tag == current, { onChoose(tag) })
            }
        }
    }
}

/** A language's name for itself: `Français`, `العربية`. */
internal fun ownName(tag: String): String {
    val locale = Locale.forLanguageTag(tag)
    val name = if (locale.script.isEmpty()) locale.getDisplayLanguage(locale) else locale.getDisplayName(locale)
    return name.replaceFirstChar { it.titlecase(locale) }
}
