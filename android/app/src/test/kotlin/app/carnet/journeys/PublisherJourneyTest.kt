package app.carnet.journeys

import android.content.Intent
import android.net.Uri
import app.carnet.R
import app.carnet.bridge.Publisher
import app.carnet.support.App
import app.carnet.support.ComposeRule
import app.carnet.support.Frames
import app.carnet.support.HostApplication
import app.carnet.support.HostPacks
import app.carnet.support.Motion
import app.carnet.support.Screen
import app.carnet.support.Traveller.activates
import app.carnet.support.Traveller.awaits
import app.carnet.support.Traveller.hears
import app.carnet.support.Traveller.types
import app.carnet.support.Traveller.word
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Publishers as a traveller meets them, with the app's one Activity, the real core and packs that it made. */
@RunWith(RobolectricTestRunner::class)
@Config(application = HostApplication::class, qualifiers = "w411dp-h2400dp-xhdpi")
class PublisherJourneyTest {
    @get:Rule val compose = ComposeRule()
    private lateinit var app: App

    private val process get() = RuntimeEnvironment.getApplication() as HostApplication
    private val carnet get() = process.dependencies.carnet
    private val packs by lazy { HostPacks(process.phone.clock.now.epochSecond) }

    @Before fun opens() {
        Motion.remove()
        Frames.byTheClock()
        runBlocking { carnet.create(PIN) }
        app = App()
        awaits(R.string.passes_empty_title)
    }

    @After fun close() = app.closes()

    private fun file(pack: ByteArray): Intent {
        val uri = Uri.parse("content://app.files/utopia.carnetpack")
        shadowOf(process.contentResolver).registerInputStreamSupplier(uri) { pack.inputStream() }
        return Intent(Intent.ACTION_VIEW).setDataAndType(uri, "application/octet-stream")
    }

    private fun publisherOf(pack: ByteArray): Publisher = runBlocking { carnet.offer(pack).publisher }

    private fun typesWords(words: (place: Int) -> String) = (1..12).filter { hears(R.string.offer_word, it) }.also { assertEquals(2, it.size) }
        .forEach { Screen.type(Screen.saying(word(R.string.offer_word, it)), words(it)) }

    private fun adds(pack: ByteArray): Publisher {
        val publisher = publisherOf(pack)
        app.receives(file(pack))
        awaits(R.string.offer_new_title)
        typesWords { publisher.words[it - 1] }
        activates(R.string.offer_add)
        awaits(R.string.fingerprint_title)
        return publisher
    }

    private fun says(words: Int) = Screen.spoken().any { word(words) in it }

    @Test fun `a pack from another app is added by two of its words, and none but the right ones`() {
        val publisher = publisherOf(packs.first)
        app.receives(file(packs.first))
        awaits(R.string.offer_new_title)
        typesWords { "zebra" }
        activates(R.string.offer_add)
        Screen.awaits { says(R.string.error_wrong_words_title) }
        assertFalse(runBlocking { carnet.publishers() }.any { it.id == publisher.id })
        typesWords { publisher.words[it - 1] }
        activates(R.string.offer_add)
        awaits(R.string.fingerprint_title)
        publisher.words.forEachIndexed { index, word -> assertTrue(word(R.string.fingerprint_word, index + 1, word) in Screen.spoken()) }
        assertTrue("every screen says that its keys are no secret", hears(R.string.development_strip))
        app.back()
        awaits(R.string.add_title)
        assertTrue(hears(R.string.development_strip))
    }

    @Test fun `an update needs no words, and an older pack is refused`() {
        adds(packs.first)
        app.receives(file(packs.next))
        awaits(R.string.offer_update_text)
        activates(R.string.offer_update)
        awaits(R.string.fingerprint_title)
        app.receives(file(packs.first))
        Screen.awaits { says(R.string.pack_older) }
    }

    @Test fun `what was not renewed shows as stale, then as expired, and can be removed`() {
        val publisher = adds(packs.first)
        process.phone.clock.now = process.phone.clock.now.plusSeconds(30L * DAY)
        reopens()
        assertTrue(hears(R.string.publisher_stale))
        process.phone.clock.now = process.phone.clock.now.plusSeconds(60L * DAY)
        reopens()
        assertTrue(hears(R.string.publisher_expired))
        activates(R.string.publisher_remove)
        awaits(R.string.publisher_remove_text)
        activates(R.string.trust_remove_confirm)
        Screen.awaits { runBlocking { carnet.publishers() }.none { it.id == publisher.id } }
    }

    @Test fun `publishers that differ are found from the settings, each with its word`() {
        val names = listOf(packs.first, packs.contradicting).map { pack ->
            runBlocking {
                val offer = carnet.offer(pack)
                carnet.take(offer, offer.asked.map { offer.publisher.words[it - 1] }).name
            }
        }
        activates(R.string.passes_menu)
        activates(R.string.passes_settings)
        awaits(R.string.settings_trust_group)
        activates(R.string.settings_publishers)
        awaits(R.string.publishers_lead)
        activates(R.string.publishers_conflicts_text)
        awaits(R.string.conflicts_title)
        Screen.awaits { names.all { name -> Screen.spoken().any { name in it } } }
        app.back()
        awaits(R.string.publishers_lead)
        app.back()
        awaits(R.string.settings_trust_group)
    }

    @Test fun `a pack that waits is read again after the process died`() {
        app.receives(file(packs.first))
        awaits(R.string.offer_new_title)
        app.dies(restored = true)
        awaits(R.string.unlock_title)
        types(PIN, R.string.unlock_action)
        awaits(R.string.offer_new_title)
    }

    /** Away for long enough to be locked, and back to the same page. */
    private fun reopens() {
        app.dies(restored = true)
        awaits(R.string.unlock_title)
        types(PIN, R.string.unlock_action)
        if (hears(R.string.add_title)) app.back()
        awaits(R.string.fingerprint_title)
    }

    private companion object {
        const val PIN = "271828"
        const val DAY = 86_400
    }
}
