package app.carnet.tripedit

import app.carnet.bridge.LocalMoment
import app.carnet.bridge.TripCompanion
import app.carnet.bridge.TripPlan
import app.carnet.bridge.TripStop

/** A part of a trip that has a country and days: the start, or a stop from 0. */
sealed interface Part {
    data object Start : Part

    data class Stop(val at: Int) : Part
}

/** One of the two days of a stop; a start has only [LEAVES]. */
enum class End { ARRIVES, LEAVES }

internal val NoMoment = LocalMoment("", "", "")

internal val NewPlan = TripPlan("", "", "", NoMoment, listOf(TripStop("", "", NoMoment, null, transit = false)), emptyList(), keep = false)

internal fun TripPlan.country(part: Part): String = when (part) {
    Part.Start -> country
    is Part.Stop -> stops.getOrNull(part.at)?.country.orEmpty()
}

internal fun TripPlan.region(part: Part): String = when (part) {
    Part.Start -> region
    is Part.Stop -> stops.getOrNull(part.at)?.region.orEmpty()
}

internal fun TripPlan.moment(part: Part, end: End): LocalMoment? = when (part) {
    Part.Start -> leaves
    is Part.Stop -> stops.getOrNull(part.at)?.let { if (end == End.ARRIVES) it.arrives else it.leaves }
}

/** The zone that the days of a part are in. */
internal fun TripPlan.zone(part: Part): String = when (part) {
    Part.Start -> leaves.zone
    is Part.Stop -> stops.getOrNull(part.at)?.arrives?.zone.orEmpty()
}

/** Another country: its parts and zones are others too. */
internal fun TripPlan.withCountry(part: Part, code: String, zone: String): TripPlan = when (part) {
    Part.Start -> copy(country = code, region = if (code == country) region else "")
    is Part.Stop -> withStop(part.at) { it.copy(country = code, region = if (code == it.country) it.region else "") }
}.withZone(part, zone)

internal fun TripPlan.withRegion(part: Part, region: String): TripPlan = when (part) {
    Part.Start -> copy(region = region)
    is Part.Stop -> withStop(part.at) { it.copy(region = region) }
}

internal fun TripPlan.withZone(part: Part, zone: String): TripPlan = when (part) {
    Part.Start -> copy(leaves = leaves.copy(zone = zone))
    is Part.Stop -> withStop(part.at) { it.copy(arrives = it.arrives.copy(zone = zone), leaves = it.leaves?.copy(zone = zone)) }
}

/** Another day; empty: none. */
internal fun TripPlan.withDay(part: Part, end: End, date: String): TripPlan = withMoment(part, end) { moment ->
    if (date.isEmpty()) null else (moment ?: NoMoment.copy(zone = zone(part))).copy(date = date)
}

/** Another time of day; empty: only the day. */
internal fun TripPlan.withTime(part: Part, end: End, time: String): TripPlan = withMoment(part, end) { it?.copy(time = time) }

internal fun TripPlan.withStop(at: Int, change: (TripStop) -> TripStop): TripPlan =
    copy(stops = stops.mapIndexed { index, stop -> if (index == at) change(stop) else stop })

internal fun TripPlan.withAnotherStop(): TripPlan = copy(stops = stops + TripStop("", "", NoMoment, null, transit = false))

internal fun TripPlan.withoutStop(at: Int): TripPlan = copy(stops = stops.filterIndexed { index, _ -> index != at })

/** Back to the start, where the traveller arrives on the day on which the stop before is left. */
internal fun TripPlan.withWayBack(): TripPlan {
    val day = stops.lastOrNull()?.leaves?.date.orEmpty()
    return copy(stops = stops + TripStop(country, region, LocalMoment(day, "", leaves.zone), null, transit = false))
}

/** Whether the start can be added as the last stop. */
internal val TripPlan.canGoBack: Boolean get() = country.isNotEmpty() && stops.lastOrNull()?.let { it.country.isNotEmpty() && it.country != country } == true

internal fun TripPlan.withCompanion(at: Int, change: (TripCompanion) -> TripCompanion?): TripPlan =
    copy(companions = companions.mapIndexedNotNull { index, one -> if (index == at) change(one) else one })

private fun TripPlan.withMoment(part: Part, end: End, change: (LocalMoment?) -> LocalMoment?): TripPlan = when (part) {
    Part.Start -> copy(leaves = change(leaves) ?: leaves.copy(date = "", time = ""))
    is Part.Stop -> withStop(part.at) { stop ->
        if (end == End.LEAVES) stop.copy(leaves = change(stop.leaves)) else stop.copy(arrives = change(stop.arrives) ?: stop.arrives.copy(date = "", time = ""))
    }
}
