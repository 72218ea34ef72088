package app.carnet.offer

import app.carnet.R
import app.carnet.app.Destination
import app.carnet.app.PackSource
import app.carnet.bridge.CarnetError
import app.carnet.bridge.PackTrouble
import app.carnet.support.ComposeRule
import app.carnet.support.HostWallet
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.Routes
import app.carnet.support.SamplePublishers
import app.carnet.support.Screen
import app.carnet.support.Traveller
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class OfferScreenTest {
    @get:Rule val compose = ComposeRule()

    @get:Rule val wallet = HostWallet()

    private val new = OfferState.New(SamplePublishers.ministry, listOf(3, 9))
    private val update = OfferState.Update(SamplePublishers.ministry, SamplePublishers.next)
    private val states = mapOf(
        "reading" to OfferState.Loading,
        "gone" to OfferState.Gone,
        "not-opened" to OfferState.NotOpened,
        "new" to new,
        "new-typed" to new.copy(typed = listOf("canyon", "wisdom")),
        "new-wrong" to new.copy(typed = listOf("zebra", "wisdom"), problem = CarnetError.WrongWords()),
        "new-development" to new.copy(publisher = SamplePublishers.development),
        "new-stale" to new.copy(publisher = SamplePublishers.stale),
        "update" to update,
        "update-same" to update.copy(after = SamplePublishers.ministry),
        "update-full" to update.copy(problem = CarnetError.NotWritten("full")),
    ) + PackTrouble.entries.associate { "refused-${it.name.lowercase().replace('_', '-')}" to OfferState.Refused(CarnetError.PackRefused(it, "")) }

    @Test
    fun everyState() = states.forEach { (name, state) ->
        val looks = if (name in setOf("new-wrong", "update", "refused-not-genuine")) Look.usual else listOf(Look.LIGHT)
        Pictures.of("offer-$name", looks) { OfferScreen(state, OfferActions({ _, _ -> }, {}, {})) }
    }

    @Test
    fun theWordsToTypeStandNowhereOnThePage() {
        val routes = Routes(wallet.carnet)
        val number = routes.deps.packs.put(PackSource.Bytes(wallet.packs.first))
        routes.open { OfferRoute(it.deps, it.go, number) }
        val offer = runBlocking { wallet.carnet.offer(wallet.packs.first) }
        val spoken = Screen.spoken().joinToString(" ").lowercase().split(Regex("[^a-z]+")).toSet()
        val shown = offer.publisher.words.filter { it in spoken }
        assertTrue("$shown", shown.all { it in WORDS_OF_THE_PAGE })
    }

    @Test
    fun twoWordsAddThePublisherAndItsPageIsOpened() {
        val routes = Routes(wallet.carnet)
        val number = routes.deps.packs.put(PackSource.Bytes(wallet.packs.first))
        routes.open { OfferRoute(it.deps, it.go, number) }
        val publisher = runBlocking { wallet.carnet.offer(wallet.packs.first) }.publisher
        val places = (1..12).filter { Traveller.hears(R.string.offer_word, it) }
        assertEquals(2, places.size)
        fun type(words: List<String>) = places.forEachIndexed { index, place ->
            Screen.type(Screen.saying(Traveller.word(R.string.offer_word, place)), words[index])
        }
        type(listOf("zebra", "zebra"))
        Screen.click("Add this publisher")
        assertTrue(Screen.spoken().any { "Those are not its words" in it })
        type(places.map { publisher.words[it - 1] })
        Screen.click("Add this publisher")
        assertEquals(listOf("gate", "replace"), routes.go.asked)
        assertEquals(Destination.Publisher(publisher.id), routes.go.destination)
    }

    private companion object {
        /** Words of the list that the page's own sentences use. */
        val WORDS_OF_THE_PAGE = setOf("add", "office", "own", "page", "letter", "type", "word", "sure", "here", "prove", "that", "sign", "only", "name", "pass", "this", "phone")
    }
}
