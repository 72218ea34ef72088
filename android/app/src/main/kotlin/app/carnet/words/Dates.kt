package app.carnet.words

import android.icu.text.DateFormat
import android.icu.util.TimeZone
import android.icu.util.ULocale
import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import java.time.DateTimeException
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.Year
import java.time.YearMonth
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.time.temporal.TemporalQueries
import java.util.Date
import java.util.Locale

private const val DAY = "yMMMd"
private const val TIME = "jm"
private const val SECONDS = "jms"

/** The language and region in which the app speaks at the moment. */
@Composable
fun locale(): Locale = LocalConfiguration.current.locales[0]

/** A date as a pass writes it (`1974`, `1974-08`, `1974-08-12`, or with a time), as this locale writes it; anything else as it stands. */
@Composable
fun isoDate(value: String): String {
    val dateTime = stringResource(R.string.date_time)
    return isoDate(value, locale()) { day, time -> dateTime.format(day, time) }
}

/** A point in time, seconds since 1970 UTC: day, hour and minute where the phone is. */
@Composable
fun instant(seconds: Long): String = stringResource(R.string.date_time, instantDay(seconds), clock(seconds))

/** A point in time, seconds since 1970 UTC: day, hour and minute in the zone of this IANA name. */
@Composable
fun instant(seconds: Long, zone: String): String {
    val there = TimeZone.getTimeZone(zone)
    return stringResource(R.string.date_time, moment(DAY, seconds, locale(), there), moment(TIME, seconds, locale(), there))
}

/** The day of a point in time at which it is noon, UTC. */
@Composable
fun noonDay(seconds: Long): String = moment(DAY, seconds, locale(), TimeZone.getTimeZone("UTC"))

/** The day of a point in time, where the phone is. */
@Composable
fun instantDay(seconds: Long): String = moment(DAY, seconds, locale(), TimeZone.getDefault())

/** Hour and minute of a point in time, where the phone is. */
@Composable
fun clock(seconds: Long): String = moment(TIME, seconds, locale(), TimeZone.getDefault())

/** Hour, minute and second of a point in time, where the phone is. */
@Composable
fun clockSeconds(seconds: Long): String = moment(SECONDS, seconds, locale(), TimeZone.getDefault())

/** Hour and minute at so many seconds of a day. */
@Composable
fun clockTime(seconds: Long): String = moment(TIME, seconds, locale(), TimeZone.getTimeZone("UTC"))

/** A country's name in this locale; what is no code stands for itself. */
@Composable
fun country(code: String): String = country(code, locale())

/** Seconds in one unit, rounded up: `45 seconds`, `3 minutes`, `1 hour`. */
@Composable
fun duration(seconds: Long): String {
    val (plural, count) = when {
        seconds < 60 -> R.plurals.seconds to seconds
        seconds < 3600 -> R.plurals.minutes to (seconds + 59) / 60
        else -> R.plurals.hours to (seconds + 3599) / 3600
    }
    return pluralStringResource(plural, count.toInt(), count.toInt())
}

/** [dateTime] puts a day and a time of day together. */
internal fun isoDate(value: String, locale: Locale, dateTime: (String, String) -> String): String = try {
    when {
        value.length == 4 -> written("y", Year.parse(value).atDay(1), locale)
        value.length == 7 -> written("yMMM", YearMonth.parse(value).atDay(1), locale)
        value.length == 10 -> written(DAY, LocalDate.parse(value), locale)
        value.length > 10 -> {
            val parsed = DateTimeFormatter.ISO_DATE_TIME.parse(value)
            val offset = parsed.query(TemporalQueries.offset()) ?: ZoneOffset.UTC
            val zone = TimeZone.getTimeZone("UTC").apply { rawOffset = offset.totalSeconds * 1000 }
            val seconds = LocalDateTime.from(parsed).toEpochSecond(offset)
            dateTime(moment(DAY, seconds, locale, zone), moment(TIME, seconds, locale, zone))
        }
        else -> value
    }
} catch (_: DateTimeException) {
    value
}

internal fun country(code: String, locale: Locale): String =
    if (code.length == 2 && code.all { it in 'A'..'Z' || it in 'a'..'z' }) Locale.Builder().setRegion(code).build().getDisplayCountry(locale) else code

private fun written(skeleton: String, date: LocalDate, locale: Locale): String =
    moment(skeleton, date.atStartOfDay().toEpochSecond(ZoneOffset.UTC), locale, TimeZone.getTimeZone("UTC"))

/** Always the Gregorian calendar, which travel documents use, in the locale's order, words and digits. */
internal fun moment(skeleton: String, seconds: Long, locale: Locale, zone: TimeZone): String {
    val gregorian = ULocale.forLocale(locale).setKeywordValue("calendar", "gregorian")
    val format = DateFormat.getInstanceForSkeleton(skeleton, gregorian)
    format.timeZone = zone
    return format.format(Date(seconds * 1000))
}
