package app.carnet.why

import app.carnet.bridge.CarnetError
import app.carnet.bridge.RequiredThing
import app.carnet.bridge.TripDuty
import app.carnet.bridge.TripReason
import app.carnet.bridge.TripReasonCode
import app.carnet.bridge.TripRemedy
import app.carnet.bridge.TripTest
import app.carnet.bridge.Verdict
import app.carnet.support.ComposeRule
import app.carnet.support.HostWallet
import app.carnet.support.Itineraries
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.Routes
import app.carnet.support.SamplePasses
import app.carnet.support.SampleTrips
import app.carnet.support.Screen
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class WhyScreenTest {
    @get:Rule val compose = ComposeRule()

    @get:Rule val wallet = HostWallet()

    private val cards = mapOf("d2" to SamplePasses.dose)
    private fun leg(at: Int) = WhyState.There(SampleTrips.plan, SampleTrips.trip.legs[at], cards)

    private val states = mapOf(
        "loading" to WhyState.Loading,
        "failed" to WhyState.Failed(CarnetError.NoSuchTrip()),
        "duty" to leg(0),
        "nobody" to leg(1),
        "refused" to leg(2),
        "accepted" to leg(3),
        "no-pass" to leg(1).let { it.copy(leg = it.leg.copy(findings = emptyList())) },
        "family" to WhyState.There(SampleTrips.family, SampleTrips.together.legs[1], cards),
    )

    private fun draw(name: String, looks: List<Look>) = Pictures.of("why-$name", looks) { WhyScreen(states.getValue(name), WhyActions({}, {}, {})) }

    @Test
    fun everyState() = states.keys.forEach { draw(it, if (it in setOf("nobody", "duty")) Look.usual else listOf(Look.LIGHT)) }

    @Test
    fun theWholePage() = draw("refused", listOf(Look.TALL, Look.TALL_ARABIC, Look.TALL_LARGE))

    /** Each code, each duty and each remedy, of one ruling. */
    @Test
    fun everyReasonAndRemedyHasItsOwnSentence() {
        val duties = listOf(TripDuty.Test(72), TripDuty.Quarantine(10), TripDuty.Registration)
        val dutiful = setOf(TripReasonCode.DUTY, TripReasonCode.LIFTED)
        val reasons = TripReasonCode.entries.filter { it !in dutiful }.map { TripReason(it, verdict = Verdict.REVOKED, at = SamplePasses.NOW, words = "Mind") } +
            dutiful.flatMap { code -> duties.map { TripReason(code, duty = it) } } + TripReason(TripReasonCode.STALE_RULES)
        val now = SamplePasses.NOW
        val required = listOf(null to null, now to null, null to now, now to now).map { (after, by) -> TripRemedy.Required(RequiredThing.TEST, after, by) } +
            listOf(RequiredThing.VACCINATION, RequiredThing.OTHER).flatMap { thing -> listOf(null, now).map { TripRemedy.Required(thing, null, it) } }
        val remedies = required + TripTest.entries.map { TripRemedy.Test(it, now, 72) } + TripRemedy.Dose(now, now) + TripRemedy.ArriveFrom(now) + TripRemedy.Nothing
        val ruling = SampleTrips.duty.copy(reasons = reasons, remedies = remedies)
        val leg = SampleTrips.trip.legs[0].let { it.copy(findings = listOf(it.findings[0].copy(rulings = listOf(ruling)))) }
        val host = Routes(wallet.carnet).open { WhyScreen(WhyState.There(SampleTrips.plan, leg, emptyMap()), WhyActions({}, {}, {})) }
        val said = Screen.spoken().filterNot { it == "Accepted with a duty" } // of the leg, and of the ruling
        assertEquals(said.size, said.toSet().size)
        assertTrue(said.toString(), said.size >= reasons.size + remedies.size)
        host.close()
    }

    @Test
    fun nobodySpeaksOfACountryWithoutRules() {
        val id = runBlocking { wallet.carnet.keepTrip(Itineraries.withNoor) }
        Routes(wallet.carnet).open { WhyRoute(it.deps, it.go, id, 1) }
        assertTrue(Screen.spoken().toString(), Screen.says("Nobody you trust"))
        assertTrue(Screen.spoken().any { "speaks of this country" in it })
    }

    @Test
    fun aLegThatIsGoneIsSaidToBeGone() {
        val id = runBlocking { wallet.carnet.keepTrip(Itineraries.away) }
        Routes(wallet.carnet).open { WhyRoute(it.deps, it.go, id, 9) }
        assertTrue(Screen.says("Trip not found"))
    }
}
