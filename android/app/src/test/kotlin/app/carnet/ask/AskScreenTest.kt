package app.carnet.ask

import app.carnet.bridge.FakeRequests
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.RequestTrouble
import app.carnet.bridge.SealedCode
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.Screen
import app.carnet.support.Routes
import app.carnet.support.Traveller.activates
import app.carnet.support.Traveller.awaits
import app.carnet.support.Traveller.hears
import app.carnet.support.Traveller.word
import app.carnet.R
import app.carnet.bridge.FakeCarnet
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class AskScreenTest {
    @get:Rule val compose = ComposeRule()

    private val asked = FakeRequests.ASKED.let { AskState.Deciding(it, it.usual()) }
    private val stranger = FakeRequests.STRANGER.let { asked ->
        AskState.Deciding(asked, asked.usual().dropLast(1) + FakeRequests.DOSE.usual(FakeRequests.whole))
    }
    private val frame = (FakeRequests.ANSWER.code as SealedCode.One).frame
    private val answered = AskState.Answered(FakeRequests.ANSWER, asked.asked, asked.parts, MovingFrame(frame.size, frame.modules))

    private val all = mapOf(
        "loading" to AskState.Loading,
        "failed" to AskState.Failed(FakeRequests.trouble(RequestTrouble.ALTERED)),
        "accredited" to asked,
        "stranger" to stranger,
        "warning" to stranger.copy(warning = true),
        "less" to asked.copy(choices = listOf(asked.choices[0].copy(claims = setOf("name")))),
        "over" to asked.copy(error = FakeRequests.trouble(RequestTrouble.OVER), asked = asked.asked.copy(answered = asked.asked.expires - 100)),
        "no-pass" to asked.asked.copy(asks = listOf(FakeRequests.CLEARANCE.copy(candidates = emptyList()))).let { AskState.Deciding(it, it.usual()) },
        "answered" to answered,
    )

    @Test
    fun everyState() = all.forEach { (name, state) ->
        val looks = when (name) {
            "accredited", "answered" -> Look.usual + Look.TALL
            "stranger" -> listOf(Look.LIGHT, Look.TALL, Look.TALL_ARABIC, Look.TALL_LARGE)
            else -> listOf(Look.LIGHT)
        }
        Pictures.of("ask-$name", looks) { AskScreen(state, AskActions()) }
    }

    @Test
    fun refusingShowsNothingAndNobodyIsTold() {
        val carnet = FakeCarnet(pin = "271828", open = true)
        val routes = Routes(carnet)
        val batch = routes.imports.put(listOf("CRQ1:REQUEST"))
        routes.open { AskRoute(it.deps, it.go, batch) }
        awaits(R.string.ask_refuse)
        assertTrue(hears(R.string.ask_beyond) || Screen.spoken().any { word(R.string.ask_beyond) in it })
        activates(R.string.ask_refuse)
        Screen.awaits { routes.go.asked == listOf("home") }
        assertTrue(carnet.requests.answers.isEmpty())
        assertEquals(null, routes.imports.texts(batch))
    }
}
