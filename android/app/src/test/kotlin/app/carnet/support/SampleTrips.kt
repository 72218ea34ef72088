package app.carnet.support

import app.carnet.bridge.LegKind
import app.carnet.bridge.LocalMoment
import app.carnet.bridge.RequiredThing
import app.carnet.bridge.RuleQuote
import app.carnet.bridge.RuleSource
import app.carnet.bridge.Trip
import app.carnet.bridge.TripCard
import app.carnet.bridge.TripColour
import app.carnet.bridge.TripCompanion
import app.carnet.bridge.TripDuty
import app.carnet.bridge.TripFinding
import app.carnet.bridge.TripLeg
import app.carnet.bridge.TripPlan
import app.carnet.bridge.TripReason
import app.carnet.bridge.TripReasonCode
import app.carnet.bridge.TripRemedy
import app.carnet.bridge.TripReminder
import app.carnet.bridge.TripReminderCode
import app.carnet.bridge.TripRuling
import app.carnet.bridge.TripStop
import app.carnet.bridge.TripTest

/** Trips of people who do not exist, for pictures. */
object SampleTrips {
    private const val NOW = SamplePasses.NOW
    private const val DAY = 86_400L

    val plan = TripPlan(
        "Spring in Osaka", "AT", "", LocalMoment("2022-03-28", "", "Europe/Vienna"),
        listOf(
            TripStop("AE", "", LocalMoment("2022-03-28", "23:15", "Asia/Dubai"), LocalMoment("2022-03-29", "02:40", "Asia/Dubai"), transit = true),
            TripStop("JP", "", LocalMoment("2022-03-29", "17:00", "Asia/Tokyo"), LocalMoment("2022-04-20", "", "Asia/Tokyo"), transit = false),
            TripStop("AT", "", LocalMoment("2022-04-21", "", "Europe/Vienna"), null, transit = false),
        ),
        emptyList(), keep = false,
    )
    val family = plan.copy(
        companions = listOf(TripCompanion("Anna Maria Eriksson", "1974-08-12", "d2"), TripCompanion("Noor Eriksson", "2019-05-01", "")),
        keep = true,
    )

    private val ministry = RuleSource("Utopia Ministry of Health", development = false, NOW - 20 * DAY)
    private val development = RuleSource("Carnet project’s copy of the EU’s rules", development = true, NOW - 2 * DAY)
    private val rule = RuleQuote("VR-JP-0003", "1.0.2", "The last dose must be at least 14 days and at most 270 days ago.")

    private fun ruling(colour: TripColour, vararg reasons: TripReason, source: RuleSource? = ministry, remedies: List<TripRemedy> = emptyList(), counts: Boolean = true) =
        TripRuling(colour, counts, source, reasons.toList(), remedies, if (colour == TripColour.GREEN) listOf("d2") else emptyList(), if (colour == TripColour.GREEN) NOW + 150 * DAY else null)

    val accepted = ruling(TripColour.GREEN, TripReason(TripReasonCode.ACCEPTED, pass = "d2"))
    val refused = ruling(
        TripColour.RED, TripReason(TripReasonCode.RULE_REFUSES, rule, "d2"),
        remedies = listOf(TripRemedy.Test(TripTest.NAAT, NOW + 124 * DAY, 72), TripRemedy.Dose(NOW + 10 * DAY, NOW + 110 * DAY)),
    )
    val duty = ruling(
        TripColour.YELLOW, TripReason(TripReasonCode.DUTY, rule, duty = TripDuty.Quarantine(5), at = NOW + 132 * DAY),
        source = development, remedies = listOf(TripRemedy.Required(RequiredThing.TEST, NOW + 124 * DAY, NOW + 127 * DAY), TripRemedy.ArriveFrom(NOW + 140 * DAY)),
    )
    val nobody = ruling(TripColour.UNKNOWN, TripReason(TripReasonCode.NO_TRANSIT_RULES), source = null)
    val stale = ruling(TripColour.UNKNOWN, TripReason(TripReasonCode.STALE_RULES, at = NOW - 4 * DAY), source = RuleSource("", development = false, null), counts = false)

    private fun leg(kind: LegKind, stop: Int?, country: String, colour: TripColour, vararg rulings: TripRuling, asks: String = country) =
        TripLeg(kind, stop, country, asks, colour, listOf(TripFinding("Anna Maria Eriksson", colour, rulings.toList())))

    private val legs = listOf(
        leg(LegKind.DEPARTURE, null, "AT", TripColour.YELLOW, duty, asks = "JP"),
        leg(LegKind.TRANSIT, 0, "AE", TripColour.UNKNOWN, nobody, asks = "JP"),
        leg(LegKind.STAY, 1, "JP", TripColour.RED, refused, duty, stale),
        leg(LegKind.STAY, 2, "AT", TripColour.GREEN, accepted),
    )
    val trip = Trip("t1", plan, TripColour.RED, legs, NOW + 4 * DAY, NOW + 180 * DAY)
    val together = Trip(
        "t2", family, TripColour.YELLOW,
        legs.filter { it.colour == TripColour.YELLOW || it.colour == TripColour.GREEN }.map {
            it.copy(findings = it.findings + TripFinding("Noor Eriksson", TripColour.GREEN, listOf(accepted.copy(reasons = listOf(TripReason(TripReasonCode.NOT_ASKED)), passes = emptyList()))))
        },
        null, null,
    )

    val reminders = listOf(
        TripReminder(NOW + 30 * DAY, TripReminderCode.RENEW_RULES, "t1", plan.name, "", "", null),
        TripReminder(NOW + 100 * DAY, TripReminderCode.DOSE_BY, "t1", plan.name, "JP", "Anna Maria Eriksson", NOW + 110 * DAY),
        TripReminder(NOW + 124 * DAY, TripReminderCode.TEST_WINDOW_OPENS, "t1", plan.name, "JP", "", null),
        TripReminder(NOW + 126 * DAY, TripReminderCode.DUTY, "t1", plan.name, "JP", "", null),
        TripReminder(NOW + 130 * DAY, TripReminderCode.ENDS_DURING_STAY, "t1", plan.name, "JP", "", NOW + 140 * DAY),
    )

    val card = TripCard("t1", plan.name, listOf("AT", "AE", "JP", "AT"), "2022-03-28", "2022-04-21", NOW + 180 * DAY, TripColour.RED)
    val cards = listOf(
        TripCard("t0", "Conference", listOf("AT", "FR"), "2022-01-10", "2022-01-10", null, TripColour.GREEN),
        card,
        TripCard("t2", "To the grandparents", listOf("AT", "CA"), "2022-06-01", "2022-06-30", NOW + 230 * DAY, TripColour.YELLOW),
        TripCard("t3", "Ferry", listOf("GB", "IE"), "2022-08-01", "2022-08-09", NOW + 270 * DAY, TripColour.UNKNOWN),
    )
}
