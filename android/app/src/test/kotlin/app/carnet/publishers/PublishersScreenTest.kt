package app.carnet.publishers

import app.carnet.app.Destination
import app.carnet.bridge.CarnetError
import app.carnet.device.FakeCameras
import app.carnet.support.ComposeRule
import app.carnet.support.HostWallet
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.Routes
import app.carnet.support.SamplePasses
import app.carnet.support.SamplePublishers
import app.carnet.support.Screen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class PublishersScreenTest {
    @get:Rule val compose = ComposeRule()

    @get:Rule val wallet = HostWallet()

    private val states = mapOf(
        "loading" to PublishersState.Loading,
        "failed" to PublishersState.Failed(CarnetError.Locked()),
        "empty" to PublishersState.Listed(emptyList(), 0, SamplePasses.NOW),
        "one" to PublishersState.Listed(listOf(SamplePublishers.ministry), 0, SamplePasses.NOW),
        "listed" to PublishersState.Listed(SamplePublishers.all, 2, SamplePasses.NOW),
    )

    @Test
    fun everyState() = states.forEach { (name, state) ->
        val looks = if (name in setOf("empty", "listed")) Look.usual else listOf(Look.LIGHT)
        Pictures.of("publishers-$name", looks) { PublishersScreen(state, hasCamera = true, PublishersActions({}, {}, {}, {}, {}, {})) }
    }

    @Test
    fun theWholeList() = Pictures.of("publishers-listed", listOf(Look.TALL, Look.TALL_ARABIC, Look.TALL_LARGE)) {
        PublishersScreen(states.getValue("listed"), hasCamera = true, PublishersActions({}, {}, {}, {}, {}, {}))
    }

    @Test
    fun aPublisherSpeaksAsOneSentenceAndLeadsToItsPage() {
        val taken = wallet.takes(wallet.packs.first)
        wallet.takes(wallet.packs.contradicting)
        val routes = Routes(wallet.carnet)
        routes.open { PublishersRoute(it.deps, it.go) }
        val sentence = Screen.spoken().single { it.startsWith("${taken.name}, ") }
        assertTrue(sentence, "for DEVELOPMENT only" in sentence && "Added by you" in sentence && sentence.endsWith("Up to date"))
        Screen.click(sentence)
        assertEquals(Destination.Publisher(taken.id), routes.go.destination)
        Screen.click("See who says what")
        assertEquals(Destination.Conflicts, routes.go.destination)
        Screen.click("Scan a moving code")
        assertEquals(Destination.Camera, routes.go.destination)
    }

    @Test
    fun withoutACameraNothingIsScanned() {
        Routes(wallet.carnet, FakeCameras(present = false)).open { PublishersRoute(it.deps, it.go) }
        assertFalse(Screen.says("Scan a moving code"))
        assertTrue(Screen.says("Add or update from a file"))
    }
}
