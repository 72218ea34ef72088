package app.carnet.words

import android.icu.text.Collator
import android.icu.text.ListFormatter
import android.icu.text.TimeZoneNames
import android.icu.util.ULocale
import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.LegKind
import app.carnet.bridge.LocalMoment
import app.carnet.bridge.PassReminder
import app.carnet.bridge.PassReminderCode
import app.carnet.bridge.TripCard
import app.carnet.bridge.TripColour
import app.carnet.bridge.TripLeg
import app.carnet.bridge.TripPlan
import app.carnet.bridge.TripReminder
import app.carnet.bridge.TripReminderCode
import app.carnet.bridge.TripTrouble
import java.text.Normalizer
import java.util.Locale

/** A colour in a word or three. */
@StringRes
fun TripColour.word(): Int = when (this) {
    TripColour.GREEN -> R.string.trip_green
    TripColour.YELLOW -> R.string.trip_yellow
    TripColour.UNKNOWN -> R.string.trip_unknown
    TripColour.RED -> R.string.trip_red
}

/** What a colour means for a whole trip, and what to do. */
@StringRes
fun TripColour.sentence(): Int = when (this) {
    TripColour.GREEN -> R.string.trip_green_text
    TripColour.YELLOW -> R.string.trip_yellow_text
    TripColour.UNKNOWN -> R.string.trip_unknown_text
    TripColour.RED -> R.string.trip_red_text
}

/** Why it is no trip, and what to do. */
@StringRes
fun TripTrouble.words(): Int = when (this) {
    TripTrouble.NAME -> R.string.trip_trouble_name
    TripTrouble.COUNTRY -> R.string.trip_trouble_country
    TripTrouble.MOMENT -> R.string.trip_trouble_moment
    TripTrouble.NO_STOP -> R.string.trip_trouble_no_stop
    TripTrouble.TOO_MANY_STOPS -> R.string.trip_trouble_too_many_stops
    TripTrouble.ARRIVES_TOO_EARLY -> R.string.trip_trouble_arrives_too_early
    TripTrouble.LEAVES_TOO_EARLY -> R.string.trip_trouble_leaves_too_early
    TripTrouble.NO_DEPARTURE -> R.string.trip_trouble_no_departure
    TripTrouble.ENDS_IN_TRANSIT -> R.string.trip_trouble_ends_in_transit
    TripTrouble.REGION -> R.string.trip_trouble_region
    TripTrouble.TOO_LONG -> R.string.trip_trouble_too_long
    TripTrouble.TOO_MANY -> R.string.trip_trouble_too_many
}

/** What a leg is, and where. */
@Composable
fun TripLeg.title(): String {
    val what = when (kind) {
        LegKind.DEPARTURE -> R.string.leg_departure
        LegKind.TRANSIT -> R.string.leg_transit
        LegKind.STAY -> R.string.leg_stay
    }
    return stringResource(what, country(country))
}

/** When one is there, in local time. */
@Composable
fun TripLeg.dates(plan: TripPlan): String {
    val stop = stop?.let(plan.stops::getOrNull) ?: return localMoment(plan.leaves)
    val leaves = stop.leaves ?: return localMoment(stop.arrives)
    return span(localMoment(stop.arrives), localMoment(leaves))
}

/** The zone of the place where a leg is. */
fun TripLeg.zone(plan: TripPlan): String = (stop?.let(plan.stops::getOrNull)?.arrives ?: plan.leaves).zone

/** From and until; one where both are the same. */
@Composable
fun span(from: String, until: String): String = if (from == until) from else stringResource(R.string.trip_dates, from, until)

/** A moment as it was typed: with the time of day where there is one. */
@Composable
fun localMoment(moment: LocalMoment): String = isoDate(if (moment.time.isEmpty()) moment.date else "${moment.date}T${moment.time}")

/** Every country on the way as a list in this language. */
@Composable
fun countries(codes: List<String>): String {
    val locale = locale()
    return ListFormatter.getInstance(locale).format(codes.map { country(it, locale) })
}

/** The days of a trip in a list. */
@Composable
fun TripCard.dates(): String = span(isoDate(starts), isoDate(ends))

/** The languages of the app at the moment, BCP 47, the best first. */
@Composable
fun languages(): List<String> = LocalConfiguration.current.locales.let { all -> List(all.size()) { all[it].toLanguageTag() } }

/** A country's code and its name. */
class NamedCountry(val code: String, val name: String)

/** [codes] by their names, in the order of this language. */
internal fun named(codes: List<String>, locale: Locale): List<NamedCountry> {
    val order = Collator.getInstance(locale)
    return codes.map { NamedCountry(it, country(it, locale)) }.sortedWith { one, other -> order.compare(one.name, other.name) }
}

/** Those with what is [sought] in their name, or as their code; accents and case do not matter. */
internal fun List<NamedCountry>.sought(sought: String): List<NamedCountry> {
    val plain = plain(sought.trim())
    return if (plain.isEmpty()) this else filter { plain in plain(it.name) || plain == it.code.lowercase() }
}

private fun plain(text: String) = Normalizer.normalize(text, Normalizer.Form.NFD).replace(Regex("\\p{Mn}"), "").lowercase()

/** A zone's place in this language: `New York`. */
@Composable
fun zoneName(zone: String): String = zoneName(zone, locale())

internal fun zoneName(zone: String, locale: Locale): String =
    TimeZoneNames.getInstance(ULocale.forLocale(locale)).getExemplarLocationName(zone) ?: zone

/** What there is to be reminded of. [plan]: for the zones of its places; where it is none, times are the phone's. */
@Composable
fun TripReminder.words(plan: TripPlan?): String {
    val where = if (country.isEmpty()) tripName else country(country)
    val zone = plan?.let { of -> of.stops.firstOrNull { it.country == country }?.arrives?.zone ?: of.leaves.zone }
    return when (code) {
        TripReminderCode.TEST_WINDOW_OPENS -> stringResource(R.string.reminder_test_window_opens, where)
        TripReminderCode.DOSE_BY -> stringResource(R.string.reminder_dose_by, where, noonDay(moment ?: at))
        TripReminderCode.ENDS_DURING_STAY -> stringResource(R.string.reminder_ends_during_stay, where, zone?.let { instant(moment ?: at, it) } ?: instant(moment ?: at))
        TripReminderCode.DUTY -> stringResource(R.string.reminder_duty, where)
        TripReminderCode.RENEW_RULES -> stringResource(R.string.reminder_renew_rules, where)
    }
}

/** What there is to be reminded of about a pass. */
@Composable
fun PassReminder.words(): String = when (code) {
    PassReminderCode.EXPIRES -> stringResource(R.string.reminder_expires, card.title, instantDay(moment ?: at))
    PassReminderCode.BOOSTER_DUE ->
        moment?.let { stringResource(R.string.reminder_booster_due_by, card.title, noonDay(it)) } ?: stringResource(R.string.reminder_booster_due, card.title)
}
