package app.carnet.words

import app.carnet.bridge.TripColour
import app.carnet.bridge.TripTrouble
import java.util.Locale
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class TripWordsTest {
    private fun distinct(what: String, ids: List<Int>) {
        val texts = ids.map { RuntimeEnvironment.getApplication().getString(it) }
        assertTrue(what, texts.all(String::isNotBlank))
        assertEquals(what, texts.size, texts.toSet().size)
    }

    @Test
    fun everyColourAndTroubleHasItsOwnWords() {
        distinct("colours", TripColour.entries.map { it.word() })
        distinct("what colours mean", TripColour.entries.map { it.sentence() })
        distinct("troubles", TripTrouble.entries.map { it.words() })
    }

    @Test
    fun countriesAreSoughtInTheTravellersLanguage() {
        val codes = listOf("AT", "CI", "JP", "US")
        assertEquals(listOf("CI"), named(codes, Locale.FRENCH).sought("cote").map { it.code })
        assertEquals(listOf("AT"), named(codes, Locale.GERMAN).sought("ÖSTER").map { it.code })
        assertEquals(listOf("JP"), named(codes, Locale.SIMPLIFIED_CHINESE).sought("日").map { it.code })
        assertEquals(listOf("US"), named(codes, Locale.ENGLISH).sought(" us ").map { it.code }.filter { it == "US" })
        assertTrue(named(codes, Locale.ENGLISH).sought("zzz").isEmpty())
    }

    @Test
    fun countriesStandInTheOrderOfTheirNames() {
        assertEquals(listOf("AT", "EG"), named(listOf("EG", "AT"), Locale.ENGLISH).map { it.code })
        assertEquals("in German Egypt comes first", listOf("EG", "AT"), named(listOf("AT", "EG"), Locale.GERMAN).map { it.code })
    }

    @Test
    fun zonesAreNamedAfterAPlace() {
        assertEquals("Chicago", zoneName("America/Chicago", Locale.ENGLISH))
        assertEquals("Vienne", zoneName("Europe/Vienna", Locale.FRENCH))
    }
}
