package app.carnet.parts

import androidx.compose.foundation.border
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.VerticalDivider
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.Field
import app.carnet.bridge.FieldName
import app.carnet.bridge.FieldType
import app.carnet.theme.Space
import app.carnet.words.fieldValue
import app.carnet.words.isoDate

/**
 * An International Certificate of Vaccination or Prophylaxis as the paper card prints it: International Health Regulations (2005),
 * Annex 6. The columns of the paper's table stand two by two on a
 * phone, one below the other in large text. What the paper has no room for
 * follows below.
 */
@Composable
fun YellowCard(fields: List<Field>, modifier: Modifier = Modifier) {
    val events = fields.filter { it.event != null }.groupBy(Field::event).values
    val rest = fields.filter { it.event == null && it.name !in HOLDER } + fields.filter { it.event != null && it.name !in TABLE }
    Column(modifier) {
        Surface(
            Modifier.fillMaxWidth().padding(top = Space.l),
            MaterialTheme.shapes.large,
            MaterialTheme.colorScheme.tertiaryContainer,
            MaterialTheme.colorScheme.onTertiaryContainer,
        ) {
            Column(Modifier.padding(Space.l)) {
                Title()
                Holder(fields)
                events.forEach { Event(it) }
                Text(stringResource(R.string.yellow_card_signature), Modifier.padding(top = Space.l), style = MaterialTheme.typography.bodySmall)
            }
        }
        if (rest.isNotEmpty()) {
            SectionTitle(stringResource(R.string.detail_fields))
            FieldGroup(rest)
        }
    }
}

@Composable
private fun Title() {
    Column(Modifier.semantics(mergeDescendants = true) { heading() }) {
        Text(stringResource(R.string.yellow_card_title), style = MaterialTheme.typography.titleLarge)
        Text(stringResource(R.string.yellow_card_regulations), Modifier.padding(top = 2.dp), style = MaterialTheme.typography.bodyMedium)
    }
}

/** The sentence above the paper's table, as labelled lines. */
@Composable
private fun Holder(fields: List<Field>) {
    val lines = HOLDER.mapNotNull { name -> fields.firstOrNull { it.event == null && it.name == name } }
    Spacer(Modifier.size(Space.s))
    lines.forEach { field ->
        Written(
            stringResource(
                when (field.name) {
                    FieldName.NAME -> R.string.yellow_card_holder
                    FieldName.DOCUMENT_NUMBER -> R.string.yellow_card_document
                    FieldName.BIRTH_DATE -> R.string.field_birth_date
                    FieldName.SEX -> R.string.field_sex
                    FieldName.NATIONALITY -> R.string.field_nationality
                    else -> R.string.field_guardian
                },
            ),
            fieldValue(field),
            Modifier.padding(top = Space.s),
        )
    }
}

/** One vaccination or prophylaxis: against what, then the cells of its row. */
@Composable
private fun Event(fields: List<Field>) {
    @Composable
    fun value(name: FieldName) = fields.firstOrNull { it.name == name }?.let { fieldValue(it) }

    @Composable
    fun values(vararg names: FieldName) = names.mapNotNull { value(it) }.joinToString("\n")
    Written(stringResource(R.string.yellow_card_against), values(FieldName.DISEASE), Modifier.padding(top = Space.l, bottom = Space.s))
    Table(
        listOf(
            stringResource(R.string.yellow_card_vaccine) to values(FieldName.PRODUCT, FieldName.PROPHYLAXIS),
            stringResource(R.string.yellow_card_date) to values(FieldName.VACCINATED),
            stringResource(R.string.yellow_card_clinician) to values(FieldName.CLINICIAN),
            stringResource(R.string.yellow_card_batch) to values(FieldName.MANUFACTURER, FieldName.BATCH),
            stringResource(R.string.yellow_card_valid) to listOfNotNull(from(fields), until(fields)).joinToString("\n"),
            stringResource(R.string.yellow_card_centre) to values(FieldName.CENTRE),
        ),
    )
}

@Composable
private fun from(fields: List<Field>): String? =
    fields.firstOrNull { it.name == FieldName.VALID_FROM }?.let { stringResource(R.string.yellow_card_from, fieldValue(it)) }

@Composable
private fun until(fields: List<Field>): String? = fields.firstOrNull { it.name == FieldName.VALID_UNTIL }?.let { end ->
    when {
        end.type != FieldType.FOR_LIFE -> stringResource(R.string.yellow_card_until, fieldValue(end))
        end.value.isEmpty() -> stringResource(R.string.yellow_card_for_life)
        else -> stringResource(R.string.valid_for_life_written, isoDate(end.value))
    }
}

/** The row of the paper's table: cells with their column's head, ruled. */
@Composable
private fun Table(cells: List<Pair<String, String>>) {
    val large = LocalDensity.current.fontScale >= LARGE_TEXT
    val rule = MaterialTheme.colorScheme.onTertiaryContainer
    BoxWithConstraints(Modifier.fillMaxWidth()) {
        val beside = if (large) 1 else if (maxWidth < WIDE.dp) 2 else 3
        Column(Modifier.fillMaxWidth().border(1.dp, rule)) {
            cells.chunked(beside).forEachIndexed { index, row ->
                if (index > 0) HorizontalDivider(color = rule)
                Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min)) {
                    row.forEachIndexed { column, (head, value) ->
                        if (column > 0) VerticalDivider(Modifier.fillMaxHeight(), color = rule)
                        Written(head, value, Modifier.weight(1f).padding(Space.s))
                    }
                }
            }
        }
    }
}

/** What stands in a place of the card, below the place's name. An empty one says that it is empty. */
@Composable
private fun Written(label: String, value: String, modifier: Modifier = Modifier) {
    val colour = MaterialTheme.colorScheme.onTertiaryContainer
    val empty = stringResource(R.string.yellow_card_empty)
    Labelled(label, value.ifEmpty { empty }, modifier.semantics(mergeDescendants = true) {}, labelColour = colour, valueColour = colour)
}

/** From this size of text on a cell takes the whole width. */
private const val LARGE_TEXT = 1.3f

/** From this width on three cells stand beside each other. */
private const val WIDE = 480

/** What the paper says of the holder, in its order. */
private val HOLDER = listOf(
    FieldName.NAME, FieldName.BIRTH_DATE, FieldName.SEX, FieldName.NATIONALITY, FieldName.DOCUMENT_NUMBER, FieldName.GUARDIAN,
)

/** What the paper's table has a place for. */
private val TABLE = setOf(
    FieldName.DISEASE, FieldName.PRODUCT, FieldName.PROPHYLAXIS, FieldName.VACCINATED, FieldName.CLINICIAN, FieldName.MANUFACTURER,
    FieldName.BATCH, FieldName.VALID_FROM, FieldName.VALID_UNTIL, FieldName.CENTRE,
)
