package app.carnet.words

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.Clash
import app.carnet.bridge.PassFormat
import app.carnet.bridge.PassKind
import app.carnet.bridge.PersonalData
import app.carnet.bridge.Reason
import app.carnet.bridge.Relation
import app.carnet.bridge.Verdict
import app.carnet.bridge.Warning

/** The verdict in one or two words. */
@StringRes
fun Verdict.word(): Int = when (this) {
    Verdict.UNDECODABLE -> R.string.verdict_undecodable
    Verdict.INVALID -> R.string.verdict_invalid
    Verdict.UNKNOWN_SIGNER -> R.string.verdict_unknown_signer
    Verdict.SIGNER_NOT_ALLOWED -> R.string.verdict_signer_not_allowed
    Verdict.REVOKED -> R.string.verdict_revoked
    Verdict.EXPIRED -> R.string.verdict_expired
    Verdict.NOT_YET_VALID -> R.string.verdict_not_yet_valid
    Verdict.UNKNOWN -> R.string.verdict_unknown
    Verdict.VALID -> R.string.verdict_valid
}

/** What the verdict means, in a sentence, where no [Reason] says more. */
@StringRes
fun Verdict.sentence(): Int = when (this) {
    Verdict.UNDECODABLE -> R.string.verdict_undecodable_text
    Verdict.INVALID -> R.string.verdict_invalid_text
    Verdict.UNKNOWN_SIGNER -> R.string.verdict_unknown_signer_text
    Verdict.SIGNER_NOT_ALLOWED -> R.string.verdict_signer_not_allowed_text
    Verdict.REVOKED -> R.string.verdict_revoked_text
    Verdict.EXPIRED -> R.string.verdict_expired_text
    Verdict.NOT_YET_VALID -> R.string.verdict_not_yet_valid_text
    Verdict.UNKNOWN -> R.string.verdict_unknown_text
    Verdict.VALID -> R.string.verdict_valid_text
}

/** Why a verdict is what it is, and what to do. */
@StringRes
fun Reason.words(): Int = when (this) {
    Reason.EMPTY -> R.string.reason_empty
    Reason.TEXT_TOO_LONG -> R.string.reason_text_too_long
    Reason.UNKNOWN_FORMAT -> R.string.reason_unknown_format
    Reason.BASE45 -> R.string.reason_base45
    Reason.COMPRESSION -> R.string.reason_compression
    Reason.TOO_LARGE -> R.string.reason_too_large
    Reason.CBOR -> R.string.reason_cbor
    Reason.NOT_SIGNED -> R.string.reason_not_signed
    Reason.NOT_CLAIMS -> R.string.reason_not_claims
    Reason.BROKEN_CERTIFICATE -> R.string.reason_broken_certificate
    Reason.ALGORITHM -> R.string.reason_algorithm
    Reason.CRITICAL_HEADER -> R.string.reason_critical_header
    Reason.TIME -> R.string.reason_time
    Reason.NO_CERTIFICATE -> R.string.reason_no_certificate
    Reason.NO_EVENT -> R.string.reason_no_event
    Reason.MULTIPLE_EVENTS -> R.string.reason_multiple_events
    Reason.GENETIC_DATA -> R.string.reason_genetic_data
    Reason.NO_CODE -> R.string.reason_no_code
    Reason.DAMAGED_FILE -> R.string.reason_damaged_file
    Reason.BAD_SIGNATURE -> R.string.reason_bad_signature
    Reason.ALGORITHM_KEY_MISMATCH -> R.string.reason_algorithm_key_mismatch
    Reason.NO_KEY_ID -> R.string.reason_no_key_id
    Reason.UNKNOWN_KEY -> R.string.reason_unknown_key
    Reason.WRONG_USAGE -> R.string.reason_wrong_usage
    Reason.WRONG_DOMAIN -> R.string.reason_wrong_domain
    Reason.WRONG_KIND -> R.string.reason_wrong_kind
    Reason.WRONG_COUNTRY -> R.string.reason_wrong_country
    Reason.ISSUED_AFTER_SIGNER -> R.string.reason_issued_after_signer
    Reason.SIGNER_RETIRED -> R.string.reason_signer_retired
    Reason.SIGNER_COMPROMISED -> R.string.reason_signer_compromised
    Reason.EXPIRED -> R.string.reason_expired
    Reason.SIGNER_EXPIRED -> R.string.reason_signer_expired
    Reason.ISSUED_IN_FUTURE -> R.string.reason_issued_in_future
    Reason.NOT_YET_VALID -> R.string.reason_not_yet_valid
    Reason.CLOCK -> R.string.reason_clock
    Reason.NOT_UNDERSTOOD -> R.string.reason_not_understood
    Reason.PART -> R.string.reason_part
    Reason.SEVERAL -> R.string.reason_several
    Reason.ISSUER -> R.string.reason_issuer
    Reason.WRONG_ISSUER -> R.string.reason_wrong_issuer
    Reason.LOOK_UP -> R.string.reason_look_up
    Reason.UNSUPPORTED_PROOF -> R.string.reason_unsupported_proof
    Reason.SIGNER_REVOKED -> R.string.reason_signer_revoked
    Reason.REVOKED -> R.string.reason_revoked
    Reason.SUSPENDED -> R.string.reason_suspended
    Reason.POSSIBLY_REVOKED -> R.string.reason_possibly_revoked
    Reason.STATUS_OUT_OF_RANGE -> R.string.reason_status_out_of_range
    Reason.STALE_TRUST -> R.string.reason_stale_trust
    Reason.STALE_REVOCATION -> R.string.reason_stale_revocation
    Reason.DISPUTED -> R.string.reason_disputed
    Reason.NO_KEY_BINDING -> R.string.reason_no_key_binding
    Reason.HOLDER_SIGNATURE -> R.string.reason_holder_signature
    Reason.TOKEN -> R.string.reason_token
    Reason.LIVE_TOO_OLD -> R.string.reason_live_too_old
    Reason.LIVE_AHEAD -> R.string.reason_live_ahead
    Reason.NOT_LIVE -> R.string.reason_not_live
    Reason.LIVE_UNCERTAIN -> R.string.reason_live_uncertain
    Reason.NOT_ANSWER -> R.string.reason_not_answer
    Reason.OTHER -> R.string.reason_other
}

/** Why a verdict is what it is, with what the reason speaks of: the field with genetic data, the host that would be asked. */
@Composable
fun Reason.text(subject: String): String = when {
    subject.isEmpty() -> stringResource(words())
    this == Reason.GENETIC_DATA -> stringResource(R.string.reason_genetic_data_field, pathWord(subject))
    this == Reason.LOOK_UP -> stringResource(R.string.reason_look_up_host, subject)
    else -> stringResource(words())
}

/** What is out of order without changing the verdict. */
@StringRes
fun Warning.words(): Int = when (this) {
    Warning.NO_PREFIX -> R.string.warning_no_prefix
    Warning.TAGS -> R.string.warning_tags
    Warning.ALGORITHM_UNPROTECTED -> R.string.warning_algorithm_unprotected
    Warning.KEY_ID_UNPROTECTED -> R.string.warning_key_id_unprotected
    Warning.KEY_ID_LENGTH -> R.string.warning_key_id_length
    Warning.TIME_TYPE -> R.string.warning_time_type
    Warning.UNKNOWN_VERSION -> R.string.warning_unknown_version
    Warning.UNKNOWN_FIELD -> R.string.warning_unknown_field
    Warning.MISSING_FIELD -> R.string.warning_missing_field
    Warning.NULL_FIELD -> R.string.warning_null_field
    Warning.FIELD_TYPE -> R.string.warning_field_type
    Warning.UNTRIMMED -> R.string.warning_untrimmed
    Warning.DATE_FORM -> R.string.warning_date_form
    Warning.DOSE_NUMBER -> R.string.warning_dose_number
    Warning.MACHINE_READABLE_NAME -> R.string.warning_machine_readable_name
    Warning.FIELDS_EXCHANGEABLE -> R.string.warning_fields_exchangeable
    Warning.NO_EXPIRY -> R.string.warning_no_expiry
    Warning.NO_ISSUE_DATE -> R.string.warning_no_issue_date
    Warning.ISSUED_BEFORE_SIGNER -> R.string.warning_issued_before_signer
    Warning.OUTLIVES_SIGNER -> R.string.warning_outlives_signer
    Warning.STALE_TRUST -> R.string.warning_stale_trust
    Warning.OTHER -> R.string.warning_other
}

/** The kind of a pass. */
@StringRes
fun PassKind.word(): Int = when (this) {
    PassKind.VACCINATION -> R.string.kind_vaccination
    PassKind.TEST -> R.string.kind_test
    PassKind.RECOVERY -> R.string.kind_recovery
    PassKind.VENUE -> R.string.kind_venue
    PassKind.OTHER -> R.string.kind_other
    PassKind.CLEARANCE -> R.string.kind_clearance
    PassKind.MARK -> R.string.kind_mark
}

/** What a pass of this format is, in a sentence. */
@StringRes
fun PassFormat.sentence(): Int = when (this) {
    PassFormat.EU_DCC -> R.string.format_eu_dcc
    PassFormat.HCERT -> R.string.format_hcert
    PassFormat.SHC -> R.string.format_shc
    PassFormat.ICVP -> R.string.format_icvp
    PassFormat.DDCC -> R.string.format_ddcc
    PassFormat.VDS_NC -> R.string.format_vds_nc
    PassFormat.DIVOC -> R.string.format_divoc
    PassFormat.ISRAEL_GREEN_PASS -> R.string.format_israel
    PassFormat.NATIVE -> R.string.format_carnet
}

/** What a field beyond the format's minimum appears to hold. */
@StringRes
fun PersonalData.words(): Int = when (this) {
    PersonalData.NATIONAL_ID -> R.string.personal_data_national_id
    PersonalData.TRAVEL_DOCUMENT -> R.string.personal_data_travel_document
    PersonalData.SEX -> R.string.personal_data_sex
    PersonalData.NATIONALITY -> R.string.personal_data_nationality
    PersonalData.ADDRESS -> R.string.personal_data_address
    PersonalData.CONTACT -> R.string.personal_data_contact
    PersonalData.BIOMETRIC -> R.string.personal_data_biometric
    PersonalData.ETHNICITY -> R.string.personal_data_ethnicity
    PersonalData.HEALTH -> R.string.personal_data_health
    PersonalData.UNKNOWN -> R.string.personal_data_unknown
}

/** How a scanned pass stands to those kept. */
@StringRes
fun Relation.words(): Int = when (this) {
    Relation.NEW -> R.string.relation_new
    Relation.DUPLICATE -> R.string.relation_duplicate
    Relation.NEWER -> R.string.relation_newer
    Relation.OLDER -> R.string.relation_older
}

/** What differs between a pass and a travel document. */
@StringRes
fun Clash.words(): Int = when (this) {
    Clash.NAME -> R.string.clash_name
    Clash.BIRTH_DATE -> R.string.clash_birth_date
    Clash.DOCUMENT_NUMBER -> R.string.clash_document_number
}
