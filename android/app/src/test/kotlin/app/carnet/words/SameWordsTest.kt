package app.carnet.words

import android.content.res.Configuration
import android.content.res.Resources
import android.icu.util.TimeZone
import app.carnet.R
import app.carnet.bridge.Detail
import app.carnet.parts.validity
import app.carnet.support.HostPhone
import app.carnet.support.PublishedPass
import java.io.File
import java.time.Instant
import java.util.Locale
import kotlinx.coroutines.runBlocking
import org.json.JSONArray
import org.json.JSONObject
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** What both shells say of the same wallet, language by language: iOS's test of the same name reads the same file. */
@RunWith(RobolectricTestRunner::class)
class SameWordsTest {
    @get:Rule val folder = TemporaryFolder()

    private val expected = JSONObject(File("../../tests/bindings/same-words.json").readText())
    private val times = expected.getJSONArray("times").let { all -> List(all.length()) { all.getLong(it) } }
    private val counts = expected.getJSONArray("counts").let { all -> List(all.length()) { all.getInt(it) } }

    private fun details(): List<Detail> = runBlocking {
        val phone = HostPhone(folder.root.resolve("wallet"))
        val carnet = phone.carnet()
        phone.clock.now = Instant.ofEpochSecond(times.first())
        carnet.create("271828")
        carnet.addTrust("Austria", PublishedPass(expected.getString("trusted")).certificate)
        val passes = expected.getJSONArray("passes")
        repeat(passes.length()) { carnet.keep(PublishedPass(passes.getString(it)).text) }
        times.flatMap { time ->
            phone.clock.now = Instant.ofEpochSecond(time)
            carnet.overview("").people.flatMap { person -> person.cards.map { carnet.detail(it.id) } }
        }
    }

    @Test
    fun theSameWalletIsToldInTheSameWords() {
        val details = details()
        val languages = expected.getJSONObject("languages")
        assertEquals(setOf("en", "fr", "es", "ar", "zh-Hans", "ru"), languages.keys().asSequence().toSet())
        val faults = languages.keys().asSequence().flatMap { language ->
            val locale = Locale.forLanguageTag(language)
            val there = languages.getJSONObject(language)
            val counted = there.getJSONObject("counts")
            val cards = there.getJSONArray("cards")
            assertEquals(language, cards.length(), details.size)
            differences(language, List(details.size) { told(cards.getJSONObject(it)) }, details.map { card(it, locale) }) +
                differences(language, texts(there.getJSONArray("moments")), moments(locale)) +
                differences(language, texts(counted.getJSONArray("minutes")), counted(R.plurals.minutes, locale)) +
                differences(language, texts(counted.getJSONArray("trust_keys")), counted(R.plurals.trust_keys, locale)) +
                differences(language, texts(counted.getJSONArray("error_wrong_pin_tries")), counted(R.plurals.error_wrong_pin_tries, locale))
        }
        assertEquals("", faults.joinToString("\n"))
    }

    private fun differences(language: String, there: List<Any>, here: List<Any>): List<String> =
        there.zip(here).map { (one, other) -> seen(one) to seen(other) }.filter { (one, other) -> one != other }.map { (one, other) -> "$language: iOS $one, Android $other" }

    /** Blanks of any width look the same: systems differ in which one stands between the hour and its half of the day. */
    private fun seen(told: Any): String = told.toString().replace(Regex("[\\u00a0\\u202f]"), " ")

    private fun card(detail: Detail, locale: Locale): Map<String, String?> {
        val words = resources(locale)
        val card = detail.card
        val dose = card.detail.split('/').mapNotNull(String::toIntOrNull)
        return mapOf(
            "kind" to words.getString(card.kind.word()),
            "title" to card.title,
            "detail" to if (dose.size == 2) words.getString(R.string.dose_of, dose[0], dose[1]) else card.detail,
            "date" to isoDate(card.eventDate, locale) { day, time -> words.getString(R.string.date_time, day, time) },
            "country" to country(card.country, locale),
            "verdict" to words.getString(detail.verdict.word()),
            "why" to words.getString(detail.reason?.words() ?: detail.verdict.sentence()),
            "validity" to validity(card)?.let { (text, day) -> words.getString(text, moment("yMMMd", day, locale, UTC)) },
        )
    }

    private fun moments(locale: Locale): List<String> =
        times.flatMap { time ->
            val (day, clock) = listOf("yMMMd", "jm").map { moment(it, time, locale, UTC) }
            listOf(resources(locale).getString(R.string.date_time, day, clock), day, clock)
        } + listOf("1974", "1974-08").map { isoDate(it, locale) { _, _ -> "" } }

    private fun counted(plural: Int, locale: Locale): List<String> = counts.map { resources(locale).getQuantityString(plural, it, it) }

    private fun resources(locale: Locale): Resources {
        val context = RuntimeEnvironment.getApplication()
        val configuration = Configuration(context.resources.configuration).apply { setLocale(locale) }
        return context.createConfigurationContext(configuration).resources
    }

    private fun told(card: JSONObject): Map<String, String?> =
        listOf("kind", "title", "detail", "date", "country", "verdict", "why", "validity").associateWith { card.optString(it).takeIf { _ -> card.has(it) } }

    private fun texts(all: JSONArray): List<String> = List(all.length()) { all.getString(it) }

    private companion object {
        val UTC: TimeZone = TimeZone.getTimeZone("UTC")
    }
}
