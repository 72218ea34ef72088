package app.carnet.tripedit

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.style.TextDirection
import app.carnet.R
import app.carnet.bridge.TripCompanion
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ChoiceRow
import app.carnet.parts.Group
import app.carnet.parts.RowDivider
import app.carnet.parts.SecondaryButton
import app.carnet.parts.SectionTitle
import app.carnet.parts.SwitchRow
import app.carnet.parts.TextAction
import app.carnet.theme.Space
import app.carnet.words.isoDate

/** Who goes: everybody, or some of those whose passes are kept, and people without a pass. */
@Composable
internal fun Companions(state: TripEditState.Typing, actions: TripEditActions) {
    val companions = state.plan.companions
    SectionTitle(stringResource(R.string.trip_who))
    Group { ChoiceRow(stringResource(R.string.trip_who_all), companions.isEmpty(), actions.everybody) }
    if (state.people.isNotEmpty()) {
        Text(
            stringResource(R.string.trip_who_some),
            Modifier.padding(top = Space.l, bottom = Space.s),
            style = MaterialTheme.typography.titleSmall,
        )
        Group {
            state.people.forEachIndexed { index, person ->
                if (index > 0) RowDivider()
                SwitchRow(
                    person.name.ifBlank { stringResource(R.string.preview_nobody) },
                    companions.any { person.has(it) },
                    { actions.person(person, it) },
                    text = isoDate(person.birthDate).ifEmpty { null },
                )
            }
        }
    }
    companions.forEachIndexed { at, companion ->
        if (state.people.none { it.has(companion) }) WithoutPass(companion, { change -> actions.companion(at, change) }, !state.busy)
    }
    Spacer(Modifier.size(Space.l))
    SecondaryButton(stringResource(R.string.trip_who_add), actions.addWithoutPass, icon = CarnetIcons.Person)
}

/** Somebody without a pass: what they are called, and when they were born. */
@Composable
private fun WithoutPass(companion: TripCompanion, change: ((TripCompanion) -> TripCompanion?) -> Unit, enabled: Boolean) {
    Column(Modifier.padding(top = Space.l)) {
        Text(stringResource(R.string.trip_who_without), style = MaterialTheme.typography.titleSmall)
        OutlinedTextField(
            companion.name,
            { typed -> change { it.copy(name = typed) } },
            Modifier.fillMaxWidth().padding(top = Space.s),
            enabled = enabled,
            label = { Text(stringResource(R.string.trip_who_name)) },
            singleLine = true,
            shape = MaterialTheme.shapes.medium,
        )
        OutlinedTextField(
            companion.birthDate,
            { typed -> change { it.copy(birthDate = typed) } },
            Modifier.fillMaxWidth().padding(top = Space.s),
            enabled = enabled,
            textStyle = MaterialTheme.typography.bodyLarge.copy(textDirection = TextDirection.Ltr),
            label = { Text(stringResource(R.string.trip_who_born)) },
            placeholder = { Text(FORM) },
            supportingText = { Text(stringResource(R.string.trip_who_born_text)) },
            singleLine = true,
            shape = MaterialTheme.shapes.medium,
        )
        val name = companion.name.ifBlank { stringResource(R.string.trip_who_without) }
        TextAction(stringResource(R.string.trip_who_remove, name), { change { null } }, icon = CarnetIcons.Close)
    }
}

/** ISO 8601, as passes write it; not a word of any language. */
private const val FORM = "1974-08-12"
