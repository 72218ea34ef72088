package app.carnet.publisher

import app.carnet.app.Destination
import app.carnet.bridge.CarnetError
import app.carnet.support.ComposeRule
import app.carnet.support.HostWallet
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.Routes
import app.carnet.support.SamplePasses
import app.carnet.support.SamplePublishers
import app.carnet.support.Screen
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class PublisherScreenTest {
    @get:Rule val compose = ComposeRule()

    @get:Rule val wallet = HostWallet()

    private val there = PublisherState.There(SamplePublishers.ministry, SamplePasses.NOW)
    private val states = mapOf(
        "loading" to PublisherState.Loading,
        "failed" to PublisherState.Failed(CarnetError.NoSuchPublisher()),
        "there" to there,
        "development" to there.copy(publisher = SamplePublishers.development),
        "stale" to there.copy(publisher = SamplePublishers.stale),
        "expired" to there.copy(publisher = SamplePublishers.expired),
        "not-removed" to there.copy(problem = CarnetError.NotWritten("full")),
        "removing" to there.copy(removing = true),
    )

    private fun draw(name: String, looks: List<Look>) = Pictures.of("publisher-$name", looks) {
        PublisherScreen(states.getValue(name), hasCamera = true, PublisherActions({}, {}, {}, {}, {}, {}, {}))
    }

    @Test
    fun everyState() = states.keys.forEach { draw(it, if (it in setOf("there", "development")) Look.usual else listOf(Look.LIGHT)) }

    @Test
    fun theWholePage() = draw("there", listOf(Look.TALL, Look.TALL_ARABIC, Look.TALL_LARGE))

    @Test
    fun itsWordsAreThereAndRemovingLeadsBack() {
        val taken = wallet.takes(wallet.packs.first)
        val routes = Routes(wallet.carnet)
        routes.open { PublisherRoute(it.deps, it.go, taken.id) }
        taken.words.forEachIndexed { index, word -> assertTrue(Screen.says("${index + 1}. $word")) }
        Screen.click("Show to another phone")
        assertEquals(Destination.ShowPack(taken.id), routes.go.destination)
        Screen.click("Remove this publisher")
        Screen.click("Remove")
        assertEquals(listOf("to", "gate", "back"), routes.go.asked)
        assertTrue(runBlocking { wallet.carnet.publishers() }.none { it.id == taken.id })
    }
}
