package app.carnet.reminders

import app.carnet.app.FakePreferences
import app.carnet.bridge.Carnet
import app.carnet.bridge.FakeCarnet
import app.carnet.bridge.Offer
import app.carnet.bridge.Publisher
import app.carnet.bridge.TripPlan
import app.carnet.device.FakeNotices
import app.carnet.device.Notice
import app.carnet.device.NoticeCode
import app.carnet.support.SamplePublishers
import app.carnet.support.SampleReminders
import app.carnet.support.SampleTrips
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

class RemindingTest {
    private val wallet = FakeCarnet("482913", open = true)
    private val preferences = FakePreferences()
    private val notices = FakeNotices()
    private val reminding = Reminding(wallet, preferences, notices, CoroutineScope(Dispatchers.Unconfined))
    private val carnet = RemindingCarnet(wallet, reminding::changed) { reminding.switch(false) }

    private fun comes() {
        wallet.planned.coming = SampleTrips.reminders
        wallet.coming = SampleReminders.ofPasses
    }

    private val expected = SampleTrips.reminders.map { Notice(it.at, NoticeCode.valueOf(it.code.name)) } +
        SampleReminders.ofPasses.map { Notice(it.at, NoticeCode.valueOf(it.code.name)) }

    @Test
    fun offUntilItIsSwitchedOn() = runBlocking {
        comes()
        carnet.unlock("482913")
        reminding.refresh()
        assertNull(notices.scheduled)
        reminding.switch(true)
        assertEquals(expected, notices.scheduled)
        assertTrue(preferences.remind)
    }

    @Test
    fun switchedOffNothingStays() = runBlocking {
        comes()
        reminding.switch(true)
        reminding.switch(false)
        assertNull(notices.scheduled)
        assertFalse(preferences.remind)
        carnet.remove("d2")
        assertNull("and nothing comes back", notices.scheduled)
    }

    @Test
    fun anErasedWalletRemindsOfNothing() = runBlocking {
        comes()
        reminding.switch(true)
        carnet.erase()
        assertNull(notices.scheduled)
        assertEquals(1, notices.cancelled)
        assertFalse("whoever comes next is asked again", preferences.remind)
    }

    @Test
    fun aLockedWalletAndSpecimensLeaveWhatIsThere() = runBlocking {
        comes()
        reminding.switch(true)
        wallet.planned.coming = emptyList()
        wallet.lock()
        reminding.refresh()
        assertEquals(expected, notices.scheduled)
        wallet.trySpecimens()
        reminding.refresh()
        assertEquals(expected, notices.scheduled)
    }

    /** After the wallet was opened, and after each change of passes, trips and of those who say what counts. */
    @Test
    fun everyChangeIsTakenUp() = runBlocking {
        reminding.switch(true)
        wallet.recoveryCode = "code"
        val taking = RemindingCarnet(object : Carnet by wallet {
            override suspend fun keepTrip(plan: TripPlan): String = "t"

            override suspend fun changeTrip(id: String, plan: TripPlan) = Unit

            override suspend fun removeTrip(id: String) = Unit

            override suspend fun take(offer: Offer, words: List<String>): Publisher = SamplePublishers.ministry

            override suspend fun removePublisher(id: String) = Unit
        }, reminding::changed) {}
        val offer = object : Offer {
            override val publisher = SamplePublishers.ministry
            override val asked = emptyList<Int>()
        }
        val changes: Map<String, suspend () -> Unit> = mapOf(
            "unlock" to { taking.unlock("482913") },
            "recover" to { taking.recover("code") },
            "keep" to { taking.keep("HC1:A", null) },
            "remove" to { taking.remove("d2") },
            "restore" to { taking.restore("d2") },
            "merge" to { taking.merge("d2", "t1") },
            "split" to { taking.split("t1") },
            "automatically" to { taking.groupAutomatically("t1") },
            "trust" to { taking.addTrust("list", ByteArray(3)) },
            "no trust" to { taking.removeTrust("list") },
            "take" to { taking.take(offer, emptyList()) },
            "no publisher" to { taking.removePublisher("p") },
            "trip" to { taking.keepTrip(SampleTrips.plan) },
            "another trip" to { taking.changeTrip("t", SampleTrips.plan) },
            "no trip" to { taking.removeTrip("t") },
        )
        var at = 1_800_000_000L
        for ((name, change) in changes) {
            at += 1
            wallet.coming = listOf(SampleReminders.ofPasses.first().copy(at = at))
            change()
            assertEquals(name, listOf(at), notices.scheduled?.map { it.at })
        }
    }
}
