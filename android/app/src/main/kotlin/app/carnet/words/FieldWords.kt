package app.carnet.words

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.Field
import app.carnet.bridge.FieldName
import app.carnet.bridge.FieldType

/** The label of a field. */
@StringRes
fun FieldName.word(): Int = when (this) {
    FieldName.NAME -> R.string.field_name
    FieldName.NAME_MRZ -> R.string.field_name_mrz
    FieldName.BIRTH_DATE -> R.string.field_birth_date
    FieldName.SEX -> R.string.field_sex
    FieldName.NATIONALITY -> R.string.field_nationality
    FieldName.DOCUMENT_NUMBER -> R.string.field_document_number
    FieldName.GUARDIAN -> R.string.field_guardian
    FieldName.DISEASE -> R.string.field_disease
    FieldName.PROPHYLAXIS -> R.string.field_prophylaxis
    FieldName.PRODUCT -> R.string.field_product
    FieldName.MANUFACTURER -> R.string.field_manufacturer
    FieldName.BATCH -> R.string.field_batch
    FieldName.DOSE -> R.string.field_dose
    FieldName.VACCINATED -> R.string.field_vaccinated
    FieldName.NEXT_DOSE -> R.string.field_next_dose
    FieldName.TEST_TYPE -> R.string.field_test_type
    FieldName.TEST_NAME -> R.string.field_test_name
    FieldName.DEVICE -> R.string.field_device
    FieldName.SAMPLED -> R.string.field_sampled
    FieldName.RESULTED -> R.string.field_resulted
    FieldName.RESULT -> R.string.field_result
    FieldName.CENTRE -> R.string.field_centre
    FieldName.CLINICIAN -> R.string.field_clinician
    FieldName.FIRST_POSITIVE -> R.string.field_first_positive
    FieldName.VALID_FROM -> R.string.field_valid_from
    FieldName.VALID_UNTIL -> R.string.field_valid_until
    FieldName.COUNTRY -> R.string.field_country
    FieldName.ISSUER -> R.string.field_issuer
    FieldName.IDENTIFIER -> R.string.field_identifier
    FieldName.DOCUMENT_TYPE -> R.string.field_document_type
    FieldName.DOSES -> R.string.field_doses
    FieldName.COLOUR -> R.string.field_colour
    FieldName.CATEGORY -> R.string.field_category
    FieldName.ROUTE -> R.string.field_route
    FieldName.EVIDENCE -> R.string.field_evidence
    FieldName.POLICY -> R.string.field_policy
    FieldName.POLICY_DIGEST -> R.string.field_policy_digest
    FieldName.HINT -> R.string.field_hint
}

/** A field's value as this locale writes it. */
@Composable
fun fieldValue(field: Field): String = when (field.type) {
    FieldType.TEXT -> if (field.name == FieldName.SEX) sex(field.value) else field.value
    FieldType.DATE, FieldType.DATE_TIME -> isoDate(field.value)
    FieldType.COUNTRY -> country(field.value)
    FieldType.DOSE -> dose(field.value)
    FieldType.COLOUR -> stringResource(if (field.value == "green") R.string.colour_green else R.string.colour_yellow)
    FieldType.CATEGORY -> stringResource(if (field.value == "citizen") R.string.category_citizen else R.string.category_foreigner)
    FieldType.ROUTE -> route(field.value)
    FieldType.FOR_LIFE ->
        if (field.value.isEmpty()) stringResource(R.string.valid_for_life) else stringResource(R.string.valid_for_life_written, isoDate(field.value))
}

/** The countries of a route by name, from the first to the last. */
@Composable
private fun route(codes: String): String {
    val names = codes.split(' ').map { country(it) }
    return names.joinToString(" \u2013 ")
}

/** The holder's sex as ISO/IEC 5218, ICAO Doc 9303 or FHIR code it, in words; anything else as it stands. */
@Composable
fun sex(value: String): String = when (value.lowercase()) {
    "2", "f", "female" -> stringResource(R.string.sex_female)
    "1", "m", "male" -> stringResource(R.string.sex_male)
    "9", "x", "<" -> stringResource(R.string.sex_unspecified)
    "other" -> stringResource(R.string.sex_other)
    "0", "u", "unknown" -> stringResource(R.string.sex_unknown)
    else -> value
}

/** `2/2` as `2 of 2`; anything else as it stands. */
@Composable
fun dose(value: String): String {
    val parts = value.split('/').map(String::toIntOrNull)
    val (number, total) = (if (parts.size == 2) parts else listOf(null, null))
    return if (number == null || total == null) value else stringResource(R.string.dose_of, number, total)
}

/** What a path into a pass's claims holds; a path that is not known stands for itself. */
@Composable
fun pathWord(path: String): String = (paths[path.replace(index, "")] ?: ownPaths[path.substringBefore('.')])?.let { stringResource(it) } ?: path

/** The label of a field beyond the minimum: its name where one is known, else the path. */
@Composable
fun excessLabel(path: String): String = stringResource(R.string.detail_excess_field, pathWord(path))

private val index = Regex("""(?<=\.)\d+\.""")

/** EU DCC schema 1.3, without the index of the event. */
private val paths: Map<String, Int> = mapOf(
    "ver" to R.string.path_version,
    "nam.fn" to R.string.path_surname,
    "nam.gn" to R.string.path_forename,
    "nam.fnt" to R.string.path_surname_mrz,
    "nam.gnt" to R.string.path_forename_mrz,
    "dob" to R.string.field_birth_date,
) + listOf("v", "t", "r").flatMap { kind ->
    listOf(
        "$kind.tg" to R.string.field_disease,
        "$kind.co" to R.string.field_country,
        "$kind.is" to R.string.field_issuer,
        "$kind.ci" to R.string.field_identifier,
    )
} + mapOf(
    "v.vp" to R.string.field_prophylaxis,
    "v.mp" to R.string.field_product,
    "v.ma" to R.string.field_manufacturer,
    "v.dn" to R.string.path_dose_number,
    "v.sd" to R.string.path_dose_total,
    "v.dt" to R.string.field_vaccinated,
    "t.tt" to R.string.field_test_type,
    "t.nm" to R.string.field_test_name,
    "t.ma" to R.string.field_device,
    "t.sc" to R.string.field_sampled,
    "t.dr" to R.string.field_resulted,
    "t.tr" to R.string.field_result,
    "t.tc" to R.string.field_centre,
    "r.fr" to R.string.field_first_positive,
    "r.df" to R.string.field_valid_from,
    "r.du" to R.string.field_valid_until,
)

/** Fields of Carnet's own passes by the names of its profile; what stands in one of several follows a dot. */
private val ownPaths: Map<String, Int> = mapOf(
    "name" to R.string.field_name,
    "birth_date" to R.string.field_birth_date,
    "document_type" to R.string.field_document_type,
    "document_number" to R.string.field_document_number,
    "disease" to R.string.field_disease,
    "prophylaxis" to R.string.field_prophylaxis,
    "product" to R.string.field_product,
    "dose" to R.string.field_dose,
    "doses" to R.string.field_doses,
    "date" to R.string.verify_event_date,
    "country" to R.string.field_country,
    "test_type" to R.string.field_test_type,
    "result" to R.string.field_result,
    "valid_from" to R.string.field_valid_from,
    "valid_until" to R.string.field_valid_until,
    "colour" to R.string.field_colour,
    "category" to R.string.field_category,
    "route" to R.string.field_route,
    "evidence" to R.string.field_evidence,
    "policy" to R.string.field_policy,
    "policy_digest" to R.string.field_policy_digest,
    "until" to R.string.field_valid_until,
    "hint" to R.string.field_hint,
)
