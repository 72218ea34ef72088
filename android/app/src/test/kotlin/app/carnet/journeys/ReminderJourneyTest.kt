package app.carnet.journeys

import android.Manifest.permission.POST_NOTIFICATIONS
import android.app.AlarmManager
import android.app.NotificationManager
import android.content.pm.PackageManager
import app.carnet.R
import app.carnet.device.AndroidNotices
import app.carnet.support.App
import app.carnet.support.ComposeRule
import app.carnet.support.Frames
import app.carnet.support.HostApplication
import app.carnet.support.Motion
import app.carnet.support.RealPass
import app.carnet.support.Screen
import app.carnet.support.Traveller.activates
import app.carnet.support.Traveller.awaits
import app.carnet.support.Traveller.hears
import app.carnet.support.Traveller.types
import java.time.Duration
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

/** Reminders and the history's length as a traveller meets them, with the real core, alarm clock and notification service. */
@RunWith(RobolectricTestRunner::class)
@Config(application = HostApplication::class, qualifiers = "w411dp-h2400dp-xhdpi")
class ReminderJourneyTest {
    @get:Rule val compose = ComposeRule()
    private lateinit var app: App

    private val process get() = RuntimeEnvironment.getApplication() as HostApplication
    private val carnet get() = process.dependencies.carnet
    private val file get() = process.noBackupFilesDir.resolve(AndroidNotices.FILE)
    private val posts get() = shadowOf(process.getSystemService(NotificationManager::class.java)!!)
    private val alarms get() = shadowOf(process.getSystemService(AlarmManager::class.java)!!)

    @Before fun opens() {
        Motion.remove()
        Frames.byTheClock()
        process.phone.clock.now = RealPass.time
        runBlocking {
            carnet.create(PIN)
            carnet.addTrust("Austria", RealPass.certificate)
            carnet.keep(RealPass.text)
        }
        app = App()
        awaits(R.string.passes_add)
    }

    @After fun close() = app.closes()

    private fun goesTo(page: Int) {
        activates(R.string.passes_menu)
        activates(page)
    }

    private fun allows(granted: Boolean) {
        posts.setNotificationsEnabled(granted)
        val asked = shadowOf(app.activity).lastRequestedPermission
        assertEquals(listOf(POST_NOTIFICATIONS), asked.requestedPermissions.toList())
        val answer = if (granted) PackageManager.PERMISSION_GRANTED else PackageManager.PERMISSION_DENIED
        @Suppress("DEPRECATION")
        app.activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(answer))
        Screen.idle()
    }

    private fun switchesOn() {
        posts.setNotificationsEnabled(false)
        goesTo(R.string.reminder_title)
        awaits(R.string.reminder_page_text)
        activates(R.string.reminder_switch)
        assertFalse(file.exists())
        allows(granted = true)
        Screen.awaits { file.exists() }
    }

    @Test fun `a pass that ends is on the page, and is notified of by its moment and kind alone`() {
        switchesOn()
        val coming = runBlocking { carnet.passReminders() }
        assertTrue(coming.isNotEmpty())
        assertEquals(coming.map { "${it.at} ${it.code}" }, file.readLines())
        assertEquals(coming.first().at * 1000, alarms.scheduledAlarms.single().triggerAtMs)
        app.dies(restored = false)
        assertTrue("the wallet is shut", hears(R.string.unlock_title))
        assertEquals("what waits outlives the process", coming.size, file.readLines().size)
        types(PIN, R.string.unlock_action)
        awaits(R.string.passes_add)
        runBlocking { carnet.remove(coming.first().card.id) }
        Screen.awaits { !file.exists() && alarms.scheduledAlarms.isEmpty() }
    }

    @Test fun `switched off and erased nothing stays`() {
        switchesOn()
        activates(R.string.reminder_switch)
        Screen.awaits { !file.exists() }
        posts.setNotificationsEnabled(true)
        activates(R.string.reminder_switch)
        Screen.awaits { file.exists() }
        runBlocking { carnet.erase() }
        assertFalse(file.exists())
        assertTrue(alarms.scheduledAlarms.isEmpty())
        assertFalse(process.dependencies.preferences.remind)
    }

    @Test fun `the history is shortened once it was asked`() {
        runBlocking { carnet.show(carnet.overview().people.single().cards.single().id) }
        process.phone.clock.now = process.phone.clock.now.plus(Duration.ofDays(40))
        goesTo(R.string.passes_history)
        awaits(R.string.history_keep)
        activates(R.string.history_keep)
        activates(R.string.history_keep_month)
        awaits(R.string.history_forget_title)
        assertEquals(1, runBlocking { carnet.history() }.size)
        activates(R.string.history_forget_confirm)
        awaits(R.string.history_empty_title)
        assertTrue(runBlocking { carnet.history() }.isEmpty())
        assertTrue(hears(R.string.history_keep_month))
    }

    private companion object {
        const val PIN = "271828"
    }
}
