package app.carnet.parts

import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.Card
import app.carnet.bridge.Detail
import app.carnet.bridge.Field
import app.carnet.bridge.FieldName
import app.carnet.bridge.PassFormat
import app.carnet.words.fieldValue
import app.carnet.words.sentence
import app.carnet.words.word

/** Every field of a pass, as its kind of document prints them. */
@Composable
fun PassFields(detail: Detail, modifier: Modifier = Modifier) {
    val fields = detail.fields.filter { it.value.isNotBlank() || it.type.speaksEmpty }
    val events = detail.events
    Column(modifier) {
        when {
            detail.card.format == PassFormat.ICVP -> YellowCard(fields)
            events > 1 -> Sections(fields, events)
            else -> {
                SectionTitle(stringResource(R.string.detail_fields))
                FieldGroup(fields)
            }
        }
    }
}

/** A pass with several events: the person, each event by itself, newest first, and the document. */
@Composable
private fun Sections(fields: List<Field>, events: Int) {
    val (person, document) = fields.filter { it.event == null }.partition { it.name in PERSON }
    Section(stringResource(R.string.detail_person), person)
    fields.filter { it.event != null }.groupBy(Field::event).values.forEachIndexed { index, event ->
        Section(stringResource(R.string.detail_event, index + 1, events), event)
    }
    Section(stringResource(R.string.detail_document), document)
}

@Composable
private fun Section(title: String, fields: List<Field>) {
    if (fields.isEmpty()) return
    SectionTitle(title)
    FieldGroup(fields)
}

/** Label and value of each field, one below the other. */
@Composable
internal fun FieldGroup(fields: List<Field>) {
    Group {
        fields.forEachIndexed { index, field ->
            if (index > 0) RowDivider()
            FieldRow(stringResource(field.name.word()), fieldValue(field))
        }
    }
}

/** Which specification the pass follows, and what that is. */
@Composable
fun FormatSection(card: Card, modifier: Modifier = Modifier) {
    Column(modifier) {
        SectionTitle(stringResource(R.string.format_title))
        Group { FieldRow(card.formatName, stringResource(card.format.sentence())) }
    }
}

/** What is said of the holder. */
internal val PERSON = setOf(
    FieldName.NAME, FieldName.NAME_MRZ, FieldName.BIRTH_DATE, FieldName.SEX, FieldName.NATIONALITY, FieldName.DOCUMENT_TYPE, FieldName.DOCUMENT_NUMBER,
    FieldName.GUARDIAN, FieldName.CATEGORY, FieldName.HINT,
)
