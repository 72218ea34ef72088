package app.carnet.words

import android.icu.util.TimeZone
import app.carnet.bridge.Clash
import app.carnet.bridge.ContentKind
import app.carnet.bridge.FieldName
import app.carnet.bridge.Freshness
import app.carnet.bridge.PackTrouble
import app.carnet.bridge.PassFormat
import app.carnet.bridge.PassKind
import app.carnet.bridge.PersonalData
import app.carnet.bridge.Reason
import app.carnet.bridge.Relation
import app.carnet.bridge.Verdict
import app.carnet.bridge.Warning
import app.carnet.support.SamplePasses
import java.util.Locale
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class WordsTest {
    private fun text(id: Int): String = RuntimeEnvironment.getApplication().getString(id)

    private fun distinct(what: String, ids: List<Int>) {
        val texts = ids.map(::text)
        assertTrue(what, texts.all(String::isNotBlank))
        assertEquals(what, texts.size, texts.toSet().size)
    }

    @Test
    fun everyEnumHasItsOwnWords() {
        distinct("verdicts", Verdict.entries.map { it.word() })
        distinct("verdict sentences", Verdict.entries.map { it.sentence() })
        distinct("reasons", Reason.entries.map { it.words() })
        distinct("warnings", Warning.entries.map { it.words() })
        distinct("kinds", PassKind.entries.map { it.word() })
        distinct("personal data", PersonalData.entries.map { it.words() })
        distinct("relations", Relation.entries.map { it.words() })
        distinct("clashes", Clash.entries.map { it.words() })
        distinct("troubles of packs", PackTrouble.entries.map { it.words() })
        distinct("contents of packs", ContentKind.entries.map { it.words() })
        distinct("freshness", Freshness.entries.map { it.words() })
        distinct("formats", PassFormat.entries.map { it.sentence() })
        assertTrue(FieldName.entries.map { text(it.word()) }.all(String::isNotBlank))
    }

    private fun isoDate(value: String, locale: Locale) = isoDate(value, locale) { day, time -> "$day, $time" }

    @Test
    fun datesAreWrittenAsFarAsTheyAreKnown() {
        assertEquals("1974", isoDate("1974", Locale.US))
        assertEquals("Aug 1974", isoDate("1974-08", Locale.US))
        assertEquals("Aug 12, 1974", isoDate("1974-08-12", Locale.US))
        assertEquals("12 août 1974", isoDate("1974-08-12", Locale.FRANCE))
        assertEquals("1974年8月12日", isoDate("1974-08-12", Locale.SIMPLIFIED_CHINESE))
        assertEquals("", isoDate("", Locale.US))
        assertEquals("12/08/1974", isoDate("12/08/1974", Locale.US))
        assertEquals("1974-13-45", isoDate("1974-13-45", Locale.US))
    }

    @Test
    fun aTimeIsThatOfItsOwnPlace() {
        assertTrue(isoDate("2021-11-21T22:30:00+05:00", Locale.UK).let { "21 Nov 2021" in it && "22:30" in it })
    }

    @Test
    fun theCalendarIsThatOfTravelDocuments() {
        val day = moment("yMMMd", SamplePasses.NOW, Locale.forLanguageTag("ar-SA"), TimeZone.getTimeZone("UTC"))
        assertTrue(day, "2021" in day || "٢٠٢١" in day)
        assertTrue(moment("yMMMd", SamplePasses.NOW, Locale.forLanguageTag("th-TH"), TimeZone.getTimeZone("UTC")).contains("2021"))
    }

    @Test
    fun countriesHaveNames() {
        assertEquals("Austria", country("AT", Locale.ENGLISH))
        assertEquals("Autriche", country("at", Locale.FRENCH))
        assertEquals("", country("", Locale.ENGLISH))
        assertEquals("1!", country("1!", Locale.ENGLISH))
    }
}
