package app.carnet.app

import android.os.Bundle
import android.view.WindowManager
import app.carnet.R
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Motion
import app.carnet.support.Screen
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config

/** The Activity, its back stack and its lock, over a wallet in memory. */
@RunWith(RobolectricTestRunner::class)
@Config(application = FakeApplication::class, qualifiers = "w411dp-h891dp-xhdpi")
class MainActivityTest {
    @get:Rule val compose = ComposeRule()
    private val app get() = RuntimeEnvironment.getApplication() as FakeApplication
    private lateinit var host: ActivityController<MainActivity>

    @Before fun still() = Motion.remove()

    @After fun close() {
        if (::host.isInitialized) host.close()
    }

    private fun start(saved: Bundle? = null) {
        val built = Robolectric.buildActivity(MainActivity::class.java)
        host = if (saved == null) built.setup() else built.setup(saved)
        Screen.idle()
    }

    private fun word(id: Int) = app.getString(id)

    private fun says(id: Int) = Screen.says(word(id))

    private fun click(id: Int) = Screen.click(word(id))

    private fun back() {
        host.get().onBackPressedDispatcher.onBackPressed()
        Screen.idle()
    }

    private fun flag(flag: Int) = host.get().window.attributes.flags and flag != 0

    private fun toCode() {
        Screen.click("Comirnaty")
        click(R.string.detail_show)
        click(R.string.show_action)
    }

    @Test
    fun aTappedNotificationLeadsToTheReminders() {
        start()
        Screen.click("Comirnaty")
        host.newIntent(MainActivity.reminders(app))
        Screen.idle()
        assertTrue(says(R.string.reminder_empty_title))
        back()
        assertTrue(Screen.says("COVID-19"))
    }

    @Test
    fun aTappedNotificationLeadsToThePinFirst() {
        app.carnet.open = false
        host = Robolectric.buildActivity(MainActivity::class.java, MainActivity.reminders(app)).setup()
        Screen.idle()
        assertTrue(says(R.string.unlock_title) && !says(R.string.reminder_title))
    }

    @Test
    fun aNotificationTappedBySomebodyElseLocks() {
        start()
        toCode()
        click(R.string.show_hand_over)
        host.newIntent(MainActivity.reminders(app))
        Screen.idle()
        assertTrue(says(R.string.unlock_title))
        assertFalse(app.carnet.open)
    }

    @Test
    fun thereAndBack() {
        start()
        Screen.click("Comirnaty")
        assertTrue(says(R.string.detail_fields))
        back()
        assertFalse(says(R.string.detail_fields))
        assertTrue(Screen.says("COVID-19"))
    }

    @Test
    fun thereAndBackWithAnimations() {
        Motion.restore()
        thereAndBack()
        toCode()
        assertTrue(says(R.string.show_hand_over))
        back()
        back()
        assertTrue(Screen.says("COVID-19"))
    }

    @Test
    fun aRotationChangesNothing() {
        start()
        toCode()
        host.recreate()
        Screen.idle()
        assertTrue(says(R.string.show_hand_over))
        assertEquals("it was shown once", 1, app.carnet.shown.size)
    }

    @Test
    fun afterProcessDeathTheWayIsFoundAgainBehindTheLock() {
        start()
        Screen.click("Comirnaty")
        val saved = Bundle()
        host.pause().stop().saveInstanceState(saved).destroy()
        app.carnet.open = false
        start(saved)
        assertTrue(says(R.string.unlock_title))
        "482913".forEach { Screen.click(it.toString()) }
        click(R.string.unlock_action)
        assertTrue(says(R.string.detail_fields))
    }

    @Test
    fun backLocksAPhoneThatWasHandedOver() {
        start()
        toCode()
        click(R.string.show_hand_over)
        assertTrue(says(R.string.hand_over_locked))
        back()
        assertFalse(app.carnet.open)
        assertTrue(says(R.string.unlock_title))
    }

    @Test
    fun leavingLocksAPhoneThatWasHandedOver() {
        start()
        toCode()
        click(R.string.show_hand_over)
        host.userLeaving()
        Screen.idle()
        assertFalse(app.carnet.open)
    }

    @Test
    fun thePinLeadsBackToTheWallet() {
        start()
        toCode()
        click(R.string.show_hand_over)
        click(R.string.hand_over_leave)
        Screen.type(Screen.saying(word(R.string.pin_label)), "482913")
        click(R.string.hand_over_pin_action)
        assertTrue(app.carnet.open)
        assertTrue(says(R.string.show_hand_over))
        assertEquals("one showing is one line of the history", 1, app.carnet.shown.size)
    }

    @Test
    fun theCodeIsBrightAndOnlyTheCode() {
        start()
        assertFalse(flag(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON))
        toCode()
        assertTrue(flag(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON))
        assertEquals(WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_FULL, host.get().window.attributes.screenBrightness)
        back()
        assertFalse(flag(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON))
        assertEquals(WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_NONE, host.get().window.attributes.screenBrightness)
    }

    @Test
    fun screenshotsAreTheTravellersChoice() {
        start()
        assertTrue(flag(WindowManager.LayoutParams.FLAG_SECURE))
        app.dependencies.preferences.secureScreen = false
        Screen.idle()
        assertFalse(flag(WindowManager.LayoutParams.FLAG_SECURE))
    }

    @Test
    fun whatIsDeletedComesBack() {
        start()
        Screen.click("Comirnaty")
        click(R.string.action_delete)
        click(R.string.action_delete)
        assertEquals(2, app.carnet.cards.size)
        click(R.string.action_undo)
        assertEquals(3, app.carnet.cards.size)
        assertTrue(Screen.says("Comirnaty"))
    }

    @Test
    fun onAWideWindowThePassStandsBesideTheList() {
        Look.TABLET.use()
        start()
        assertTrue(says(R.string.passes_choose))
        Screen.shoot("app-two-panes-nothing", host.get())
        Screen.click("COVID-19")
        assertTrue(says(R.string.detail_fields))
        assertTrue("the list is still there", Screen.says("Comirnaty"))
        Screen.shoot("app-two-panes", host.get())
        back()
        assertTrue(says(R.string.passes_choose))
    }
}
