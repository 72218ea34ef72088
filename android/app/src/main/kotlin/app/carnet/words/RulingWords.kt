package app.carnet.words

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.RequiredThing
import app.carnet.bridge.RuleQuote
import app.carnet.bridge.RuleSource
import app.carnet.bridge.TripDuty
import app.carnet.bridge.TripReason
import app.carnet.bridge.TripReasonCode
import app.carnet.bridge.TripRemedy
import app.carnet.bridge.TripTest
import app.carnet.bridge.Verdict

/** Whose word it is. */
@Composable
fun sourceName(source: RuleSource?): String = when {
    source == null -> stringResource(R.string.leg_source_nobody)
    source.name.isEmpty() -> stringResource(R.string.leg_source_file)
    else -> source.name
}

/** A rule by its id, as its publisher names it. */
@Composable
fun RuleQuote.title(): String =
    if (version.isEmpty()) stringResource(R.string.leg_rule, id) else stringResource(R.string.leg_rule_version, id, version)

/** A reason in a sentence; moments are those of [zone]. */
@Composable
fun TripReason.sentence(zone: String): String = when (code) {
    TripReasonCode.ACCEPTED -> stringResource(R.string.trip_reason_accepted)
    TripReasonCode.RECOGNISED -> stringResource(R.string.trip_reason_recognised)
    TripReasonCode.CONDITIONS -> stringResource(R.string.trip_reason_conditions, words)
    TripReasonCode.MET -> stringResource(R.string.trip_reason_met)
    TripReasonCode.NOT_ASKED -> stringResource(R.string.trip_reason_not_asked)
    TripReasonCode.LIFTED -> lifted(duty)
    TripReasonCode.RULE_REFUSES -> stringResource(R.string.trip_reason_rule_refuses)
    TripReasonCode.INVALIDATED -> stringResource(R.string.trip_reason_invalidated)
    TripReasonCode.MISSING -> stringResource(R.string.trip_reason_missing)
    TripReasonCode.PASS -> stringResource(R.string.trip_reason_pass, stringResource((verdict ?: Verdict.UNKNOWN).word()))
    TripReasonCode.PASS_ENDED -> dated(R.string.trip_reason_pass_ended, zone)
    TripReasonCode.PASS_BEGINS -> dated(R.string.trip_reason_pass_begins, zone)
    TripReasonCode.DUTY -> owed(duty)
    TripReasonCode.ENDS_DURING_STAY -> dated(R.string.trip_reason_ends_during_stay, zone)
    TripReasonCode.COUNTS_FROM -> dated(R.string.trip_reason_counts_from, zone)
    TripReasonCode.NO_RULES -> stringResource(R.string.trip_reason_no_rules)
    TripReasonCode.NO_TRANSIT_RULES -> stringResource(R.string.trip_reason_no_transit_rules)
    TripReasonCode.STALE_RULES ->
        if (at == null) stringResource(R.string.trip_reason_stale_rules_undated) else dated(R.string.trip_reason_stale_rules, zone)
    TripReasonCode.CLOCK -> stringResource(R.string.trip_reason_clock)
    TripReasonCode.NO_PASS -> stringResource(R.string.trip_reason_no_pass)
    TripReasonCode.NOT_SPOKEN_OF -> stringResource(R.string.trip_reason_not_spoken_of)
    TripReasonCode.NOT_RECOGNISED -> stringResource(R.string.trip_reason_not_recognised)
    TripReasonCode.RULE_OPEN -> stringResource(R.string.trip_reason_rule_open)
    TripReasonCode.REQUIREMENT_OPEN -> stringResource(R.string.trip_reason_requirement_open)
    TripReasonCode.PUBLISHERS_DISAGREE -> stringResource(R.string.trip_reason_publishers_disagree)
    TripReasonCode.OTHER -> stringResource(R.string.trip_reason_other)
}

/** When a quarantine ends at the latest; null where there is none. */
@Composable
fun TripReason.ends(zone: String): String? =
    if (duty is TripDuty.Quarantine && at != null) dated(R.string.trip_reason_duty_quarantine_ends, zone) else null

@Composable
private fun TripReason.dated(text: Int, zone: String) = stringResource(text, at?.let { instant(it, zone) }.orEmpty())

@Composable
private fun lifted(duty: TripDuty?): String = stringResource(
    when (duty) {
        is TripDuty.Test -> R.string.trip_reason_lifted_test
        is TripDuty.Quarantine -> R.string.trip_reason_lifted_quarantine
        TripDuty.Registration -> R.string.trip_reason_lifted_registration
        null -> R.string.trip_reason_other
    },
)

@Composable
private fun owed(duty: TripDuty?): String = when (duty) {
    is TripDuty.Test -> pluralStringResource(R.plurals.trip_reason_duty_test, duty.hours, duty.hours)
    is TripDuty.Quarantine -> pluralStringResource(R.plurals.trip_reason_duty_quarantine, duty.days, duty.days)
    TripDuty.Registration -> stringResource(R.string.trip_reason_duty_registration)
    null -> stringResource(R.string.trip_reason_other)
}

/** What would make it green; moments are those of [zone]. */
@Composable
fun TripRemedy.words(zone: String): String = when (this) {
    is TripRemedy.Test -> pluralStringResource(
        when (test) {
            TripTest.NAAT -> R.plurals.trip_remedy_test_naat
            TripTest.ANTIGEN -> R.plurals.trip_remedy_test_antigen
        },
        hours, hours, instant(after, zone),
    )
    is TripRemedy.Dose -> stringResource(R.string.trip_remedy_dose, noonDay(from), noonDay(by))
    is TripRemedy.ArriveFrom -> stringResource(R.string.trip_remedy_arrive_from, noonDay(date))
    is TripRemedy.Required -> when (thing) {
        RequiredThing.VACCINATION -> by?.let { stringResource(R.string.trip_remedy_vaccination_by, noonDay(it)) } ?: stringResource(R.string.trip_remedy_vaccination)
        RequiredThing.TEST -> test(after?.let { instant(it, zone) }, by?.let { instant(it, zone) })
        RequiredThing.OTHER -> by?.let { stringResource(R.string.trip_remedy_other_by, instant(it, zone)) } ?: stringResource(R.string.trip_remedy_other)
    }
    TripRemedy.Nothing -> stringResource(R.string.trip_remedy_nothing)
}

@Composable
private fun test(after: String?, by: String?): String = when {
    after != null && by != null -> stringResource(R.string.trip_remedy_negative_test_between, after, by)
    after != null -> stringResource(R.string.trip_remedy_negative_test_after, after)
    by != null -> stringResource(R.string.trip_remedy_negative_test_by, by)
    else -> stringResource(R.string.trip_remedy_negative_test)
}
