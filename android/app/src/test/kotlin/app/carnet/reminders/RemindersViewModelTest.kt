package app.carnet.reminders

import app.carnet.app.FakePreferences
import app.carnet.bridge.Carnet
import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.bridge.Trip
import app.carnet.device.FakeNotices
import app.carnet.support.MainDispatcherRule
import app.carnet.support.SampleReminders
import app.carnet.support.SampleTrips
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class RemindersViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val wallet = FakeCarnet("482913", open = true)
    private val judged = mutableListOf<String>()
    private val carnet = object : Carnet by wallet {
        override suspend fun trip(id: String, languages: List<String>): Trip = SampleTrips.trip.also { judged += id }
    }
    private val preferences = FakePreferences()
    private val notices = FakeNotices()
    private val model = RemindersViewModel(carnet, Reminding(carnet, preferences, notices, CoroutineScope(Dispatchers.Unconfined)))
    private val listed get() = model.state.value as RemindersState.Listed

    @Test
    fun bothKindsAreListedByTheirTime() {
        wallet.planned.coming = SampleTrips.reminders
        wallet.coming = SampleReminders.ofPasses
        model.load(allowed = false)
        assertEquals((SampleTrips.reminders.map { it.at } + SampleReminders.ofPasses.map { it.at }).sorted(), listed.coming.map { it.at })
        assertEquals("a trip is judged only where the words need its zones", listOf("t1"), judged)
        assertFalse("nobody asked for notifications", listed.on || listed.refused)
    }

    @Test
    fun allowedItIsOn() {
        model.load(allowed = false)
        model.asked(allowed = true)
        assertTrue(listed.on && !listed.refused && preferences.remind)
        model.off()
        assertFalse(listed.on || preferences.remind)
        assertNull(notices.scheduled)
    }

    @Test
    fun refusedItSaysSoUntilTheSystemsSettingsAllowIt() {
        model.load(allowed = false)
        model.asked(allowed = false)
        assertTrue(listed.refused && !listed.on && !preferences.remind)
        model.load(allowed = false)
        assertTrue(listed.refused)
        model.load(allowed = true)
        assertTrue("it was wanted", listed.on && !listed.refused)
        assertTrue(preferences.remind)
    }

    @Test
    fun takenAwayInTheSystemsSettingsItSaysSo() {
        preferences.remind = true
        model.load(allowed = false)
        assertTrue(listed.on && listed.refused)
    }

    @Test
    fun aLockedWalletSaysSo() {
        runBlocking { wallet.lock() }
        model.load(allowed = true)
        assertTrue((model.state.value as RemindersState.Failed).error is CarnetError.Locked)
    }
}
