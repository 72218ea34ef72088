package app.carnet.bridge

import uniffi.carnet.TripDuty as CoreDuty
import uniffi.carnet.TripRemedy as CoreRemedy

/** The core's part of [Trips]. */
internal class RustTrips(private val core: CoreCalls) : Trips {
    override suspend fun trips(): List<TripCard> = core.call { trips().map { it.toCard() } }

    override suspend fun nextTrip(): TripCard? = core.call { nextTrip()?.toCard() }

    override suspend fun trip(id: String, languages: List<String>): Trip = core.call { trip(id, languages).toTrip() }

    override suspend fun keepTrip(plan: TripPlan): String = core.call { keepTrip(plan.toCore()) }

    override suspend fun changeTrip(id: String, plan: TripPlan) = core.call { changeTrip(id, plan.toCore()) }

    override suspend fun removeTrip(id: String) = core.call { removeTrip(id) }

    override suspend fun tripReminders(): List<TripReminder> = core.call { tripReminders().map { it.toReminder() } }

    override suspend fun countries(): List<String> = core.call { uniffi.carnet.countries() }

    override suspend fun timeZones(country: String): List<String> = core.call { uniffi.carnet.timeZones(country) }
}

private fun uniffi.carnet.TripCard.toCard() = TripCard(id, name, countries, startsDay, endsDay, forgottenAfter, TripColour.valueOf(colour.name))

private fun uniffi.carnet.LocalMoment.toMoment() = LocalMoment(date, time, zone)

private fun LocalMoment.toCore() = uniffi.carnet.LocalMoment(date, time, zone)

private fun uniffi.carnet.TripPlan.toPlan() =
    TripPlan(
        name = name,
        country = country,
        region = region,
        leaves = leaves.toMoment(),
        stops = stops.map { TripStop(it.country, it.region, it.arrives.toMoment(), it.leaves?.toMoment(), it.transit) },
        companions = companions.map { TripCompanion(it.name, it.birthDate, it.pass) },
        keep = keep,
    )

private fun TripPlan.toCore() =
    uniffi.carnet.TripPlan(
        name = name,
        country = country,
        region = region,
        leaves = leaves.toCore(),
        stops = stops.map { uniffi.carnet.TripStop(it.country, it.region, it.arrives.toCore(), it.leaves?.toCore(), it.transit) },
        companions = companions.map { uniffi.carnet.TripCompanion(it.name, it.birthDate, it.pass) },
        keep = keep,
    )

private fun uniffi.carnet.Trip.toTrip() = Trip(id, plan.toPlan(), TripColour.valueOf(colour.name), legs.map { it.toLeg() }, standsUntil, forgottenAfter)

private fun uniffi.carnet.TripLeg.toLeg() =
    TripLeg(LegKind.valueOf(kind.name), stop?.toInt(), country, asks, TripColour.valueOf(colour.name), findings.map { it.toFinding() })

private fun uniffi.carnet.TripFinding.toFinding() = TripFinding(traveller, TripColour.valueOf(colour.name), rulings.map { it.toRuling() })

private fun uniffi.carnet.TripRuling.toRuling() =
    TripRuling(
        colour = TripColour.valueOf(colour.name),
        counts = counts,
        source = source?.let { RuleSource(it.name, it.development, it.issued) },
        reasons = reasons.map { it.toReason() },
        remedies = remedies.map { it.toRemedy() },
        passes = passes,
        standsUntil = standsUntil,
    )

private fun uniffi.carnet.TripReason.toReason() =
    TripReason(
        code = TripReasonCode.valueOf(code.name),
        rule = rule?.let { RuleQuote(it.id, it.version, it.words) },
        pass = pass,
        verdict = verdict?.let { Verdict.valueOf(it.name) },
        at = at,
        duty = duty?.toDuty(),
        words = words,
    )

private fun CoreDuty.toDuty(): TripDuty =
    when (this) {
        is CoreDuty.Test -> TripDuty.Test(hours.toInt())
        is CoreDuty.Quarantine -> TripDuty.Quarantine(days.toInt())
        CoreDuty.Registration -> TripDuty.Registration
    }

private fun CoreRemedy.toRemedy(): TripRemedy =
    when (this) {
        is CoreRemedy.Test -> TripRemedy.Test(TripTest.valueOf(test.name), after, hours.toInt())
        is CoreRemedy.Dose -> TripRemedy.Dose(from, by)
        is CoreRemedy.ArriveFrom -> TripRemedy.ArriveFrom(date)
        is CoreRemedy.Required -> TripRemedy.Required(RequiredThing.valueOf(thing.name), after, by)
        CoreRemedy.Nothing -> TripRemedy.Nothing
    }

private fun uniffi.carnet.TripReminder.toReminder() =
    TripReminder(at, TripReminderCode.valueOf(code.name), trip, tripName, country, traveller, moment)
