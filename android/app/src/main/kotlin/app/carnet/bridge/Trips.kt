package app.carnet.bridge

/** Trips as they are typed, kept and judged. Nothing is computed from where anybody was: only from these and the passes. */
interface Trips {
    /** Every trip, in the order of their start, with its colour now. */
    suspend fun trips(): List<TripCard>

    /** The trip that is on, or the next to come. */
    suspend fun nextTrip(): TripCard?

    /** One trip, judged now. Rules are quoted in the first of these [languages] (BCP 47) that they have. */
    suspend fun trip(id: String, languages: List<String>): Trip

    /** Keeps a trip and gives its id. Throws [CarnetError.NoTrip]. */
    suspend fun keepTrip(plan: TripPlan): String

    /** Puts another plan in a trip's place. */
    suspend fun changeTrip(id: String, plan: TripPlan)

    /** Forgets a trip. */
    suspend fun removeTrip(id: String)

    /** What to be reminded of, over all trips, in the order of time. */
    suspend fun tripReminders(): List<TripReminder>

    /** Where a trip can go: ISO 3166-1 alpha-2. */
    suspend fun countries(): List<String>

    /** The time zones of a country by their IANA names, that of its capital first. */
    suspend fun timeZones(country: String): List<String>
}

/** What passes are worth, best last. */
enum class TripColour { RED, UNKNOWN, YELLOW, GREEN }

/** A trip in a list. [countries]: the start first. [starts] and [ends]: days there, `YYYY-MM-DD`. */
data class TripCard(
    val id: String,
    val name: String,
    val countries: List<String>,
    val starts: String,
    val ends: String,
    /** From when it is forgotten, in seconds since 1970 UTC; null: it is kept. */
    val forgottenAfter: Long?,
    val colour: TripColour,
) {
    override fun toString() = "TripCard"
}

/** A moment in local time. [date]: `YYYY-MM-DD`; [time]: `HH:MM`, empty where only the day is known. */
data class LocalMoment(val date: String, val time: String, val zone: String) {
    override fun toString() = "LocalMoment"
}

/** A stop. [leaves]: only the last one may have none. [transit]: the country is not entered. */
data class TripStop(val country: String, val region: String, val arrives: LocalMoment, val leaves: LocalMoment?, val transit: Boolean) {
    override fun toString() = "TripStop"
}

/** Somebody who goes. [pass]: any of theirs; empty for somebody without one. */
data class TripCompanion(val name: String, val birthDate: String, val pass: String) {
    override fun toString() = "TripCompanion"
}

/** A trip as it is typed. [companions] empty: everybody whose passes are kept. */
data class TripPlan(
    val name: String,
    val country: String,
    val region: String,
    val leaves: LocalMoment,
    val stops: List<TripStop>,
    val companions: List<TripCompanion>,
    val keep: Boolean,
) {
    override fun toString() = "TripPlan"
}

/** A judged trip. [colour]: that of the worst leg. Times are seconds since 1970 UTC. */
data class Trip(
    val id: String,
    val plan: TripPlan,
    val colour: TripColour,
    val legs: List<TripLeg>,
    val standsUntil: Long?,
    val forgottenAfter: Long?,
) {
    override fun toString() = "Trip"
}

enum class LegKind { DEPARTURE, TRANSIT, STAY }

/** A part of a trip. [stop]: from 0; null of the departure. [asks]: the country whose rules are asked. */
data class TripLeg(
    val kind: LegKind,
    val stop: Int?,
    val country: String,
    val asks: String,
    val colour: TripColour,
    /** One a traveller. */
    val findings: List<TripFinding>,
) {
    override fun toString() = "TripLeg"
}

/** What the passes of one traveller are worth on one leg. */
data class TripFinding(val traveller: String, val colour: TripColour, val rulings: List<TripRuling>) {
    override fun toString() = "TripFinding"
}

/** What one publisher asks, and how it is met. [counts]: the leg's colour rests on it. [passes]: ids of those that meet it. */
data class TripRuling(
    val colour: TripColour,
    val counts: Boolean,
    val source: RuleSource?,
    val reasons: List<TripReason>,
    val remedies: List<TripRemedy>,
    val passes: List<String>,
    val standsUntil: Long?,
) {
    override fun toString() = "TripRuling"
}

/** Whose word it is. [name] is empty for a file. */
data class RuleSource(val name: String, val development: Boolean, val issued: Long?)

/** One reason. What goes with which code is told where the core defines it. */
data class TripReason(
    val code: TripReasonCode,
    val rule: RuleQuote? = null,
    val pass: String = "",
    val verdict: Verdict? = null,
    val at: Long? = null,
    val duty: TripDuty? = null,
    val words: String = "",
) {
    override fun toString() = "TripReason"
}

/** A rule with its words as published. */
data class RuleQuote(val id: String, val version: String, val words: String)

enum class TripReasonCode {
    ACCEPTED, RECOGNISED, CONDITIONS, MET, NOT_ASKED, LIFTED, RULE_REFUSES, INVALIDATED, MISSING, PASS, PASS_ENDED, PASS_BEGINS, DUTY,
    ENDS_DURING_STAY, COUNTS_FROM, NO_RULES, NO_TRANSIT_RULES, STALE_RULES, CLOCK, NO_PASS, NOT_SPOKEN_OF, NOT_RECOGNISED, RULE_OPEN,
    REQUIREMENT_OPEN, PUBLISHERS_DISAGREE, OTHER,
}

/** What has to be done. */
sealed interface TripDuty {
    /** Within so many hours after arriving. */
    data class Test(val hours: Int) : TripDuty

    /** So many days at most. */
    data class Quarantine(val days: Int) : TripDuty

    data object Registration : TripDuty
}

/** What would turn it green. Days are noon of them, UTC. */
sealed interface TripRemedy {
    /** [after]: the earliest sample that counts. [hours]: its age on arrival at most. */
    data class Test(val test: TripTest, val after: Long, val hours: Int) : TripRemedy

    /** In the days [from] to [by]. */
    data class Dose(val from: Long, val by: Long) : TripRemedy

    /** On this day or later. */
    data class ArriveFrom(val date: Long) : TripRemedy

    /** [by]: a day for a vaccination, a moment for the rest. */
    data class Required(val thing: RequiredThing, val after: Long?, val by: Long?) : TripRemedy

    data object Nothing : TripRemedy
}

enum class TripTest { NAAT, ANTIGEN }

enum class RequiredThing { VACCINATION, TEST, OTHER }

/** One thing to be reminded of. [country] and [traveller] are empty where it is about all of them. */
data class TripReminder(
    val at: Long,
    val code: TripReminderCode,
    val trip: String,
    val tripName: String,
    val country: String,
    val traveller: String,
    val moment: Long?,
) {
    override fun toString() = "TripReminder"
}

enum class TripReminderCode { TEST_WINDOW_OPENS, DOSE_BY, ENDS_DURING_STAY, DUTY, RENEW_RULES }

/** Why something is no trip. */
enum class TripTrouble {
    NAME, COUNTRY, MOMENT, NO_STOP, TOO_MANY_STOPS, ARRIVES_TOO_EARLY, LEAVES_TOO_EARLY, NO_DEPARTURE, ENDS_IN_TRANSIT, REGION, TOO_LONG, TOO_MANY,
}
