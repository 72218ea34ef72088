package app.carnet.reminders

import android.Manifest.permission.POST_NOTIFICATIONS
import android.content.pm.PackageManager
import android.provider.Settings
import androidx.activity.ComponentActivity
import app.carnet.app.Destination
import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import app.carnet.support.Routes
import app.carnet.support.SampleReminders
import app.carnet.support.SampleTrips
import app.carnet.support.Screen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class RemindersScreenTest {
    @get:Rule val compose = ComposeRule()

    private val coming = (SampleTrips.reminders.map { Coming.OfTrip(it, SampleTrips.plan) } + SampleReminders.ofPasses.map(Coming::OfPass)).sortedBy { it.at }
    private val states = mapOf(
        "loading" to RemindersState.Loading,
        "failed" to RemindersState.Failed(CarnetError.Locked()),
        "empty" to RemindersState.Listed(emptyList()),
        "empty-refused" to RemindersState.Listed(emptyList(), refused = true),
        "off" to RemindersState.Listed(coming),
        "on" to RemindersState.Listed(coming, on = true),
        "refused" to RemindersState.Listed(coming, refused = true),
        "specimens" to RemindersState.Listed(emptyList(), specimens = true),
    )

    private fun draw(name: String, looks: List<Look>) = Pictures.of("reminders-$name", looks) { RemindersScreen(states.getValue(name), RemindersActions()) }

    @Test
    fun everyState() = states.keys.forEach { draw(it, if (it in setOf("empty", "on", "refused")) Look.usual else listOf(Look.LIGHT)) }

    @Test
    fun theWholeList() = draw("on", listOf(Look.TALL, Look.TALL_ARABIC, Look.TALL_LARGE))

    private val wallet = FakeCarnet("482913", open = true)
    private val routes = Routes(wallet)

    private fun open() = routes.open { RemindersRoute(it.deps, it.go) }

    private fun switch() = Screen.click(Screen.nodes().first { "Remind me" in Screen.texts(it) })

    private fun answers(granted: Boolean, host: ComponentActivity) {
        val asked = shadowOf(host).lastRequestedPermission
        assertEquals(listOf(POST_NOTIFICATIONS), asked.requestedPermissions.toList())
        routes.notices.allowed = granted
        @Suppress("DEPRECATION")
        host.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(if (granted) PackageManager.PERMISSION_GRANTED else PackageManager.PERMISSION_DENIED))
        Screen.idle()
    }

    @Test
    fun switchingItOnAsksTheSystem() {
        wallet.coming = SampleReminders.ofPasses
        val host = open()
        assertEquals("nothing is asked before", null, shadowOf(host.get()).lastRequestedPermission)
        switch()
        assertFalse("not before the answer", routes.preferences.remind)
        answers(granted = true, host.get())
        assertTrue(routes.preferences.remind)
        assertEquals(2, routes.notices.scheduled?.size)
        switch()
        assertFalse(routes.preferences.remind)
        assertEquals(null, routes.notices.scheduled)
    }

    @Test
    fun refusedItSaysHowToAllowIt() {
        val host = open()
        switch()
        answers(granted = false, host.get())
        assertTrue(Screen.says("Notifications are not allowed") && !routes.preferences.remind)
        Screen.click("Open settings")
        assertEquals(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, shadowOf(host.get()).nextStartedActivity.action)
        routes.notices.allowed = true
        host.pause().resume()
        Screen.idle()
        assertTrue("allowed there, it is on", routes.preferences.remind && !Screen.says("Notifications are not allowed"))
    }

    @Test
    fun whatComesUpLeadsToItsTripOrPass() {
        wallet.coming = SampleReminders.ofPasses
        wallet.planned.coming = SampleTrips.reminders.filter { it.moment == null }
        open()
        Screen.click(Screen.nodes().first { node -> Screen.texts(node).any { "there is something to do" in it } })
        assertEquals(Destination.Trip("t1"), routes.go.destination)
        Screen.click(Screen.nodes().first { node -> Screen.texts(node).any { "ends on" in it } })
        assertEquals(Destination.Detail(SampleReminders.ofPasses.last().card.id), routes.go.destination)
    }
}
