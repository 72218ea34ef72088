package app.carnet.device

import android.app.AlarmManager
import android.app.Application
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.content.ComponentName
import android.content.Intent
import android.os.Looper
import app.carnet.app.MainActivity
import app.carnet.support.SamplePasses
import app.carnet.support.SampleTrips
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** Notifications with the framework's own alarm clock and notification service. */
@RunWith(RobolectricTestRunner::class)
class AndroidNoticesTest {
    private val app: Application get() = RuntimeEnvironment.getApplication()
    private val alarms get() = shadowOf(app.getSystemService(AlarmManager::class.java)!!)
    private val posts get() = shadowOf(app.getSystemService(NotificationManager::class.java)!!)
    private val file get() = app.noBackupFilesDir.resolve(AndroidNotices.FILE)
    private var clock = NOW
    private val notices by lazy { AndroidNotices(app, MainActivity.reminders(app), Dispatchers.Unconfined) { clock } }

    private fun schedule(vararg all: Notice) = runBlocking { notices.schedule(all.toList()) }

    @Test
    fun theMomentAndTheCodeAreAllThatIsWrittenDown() {
        schedule(Notice(NOW + 200, NoticeCode.DUTY), Notice(NOW + 100, NoticeCode.DOSE_BY), Notice(NOW + 200, NoticeCode.DUTY))
        assertEquals("${NOW + 100} DOSE_BY\n${NOW + 200} DUTY", file.readText())
        val alarm = alarms.scheduledAlarms.single()
        assertEquals((NOW + 100) * 1000, alarm.triggerAtMs)
        assertEquals(AlarmManager.RTC_WAKEUP, alarm.type)
        assertTrue("allowed while the phone sleeps, and not exact", alarm.isAllowWhileIdle && alarm.windowLengthMs != 0L)
        val intent = shadowOf(alarm.operation!!).savedIntent
        assertEquals(ComponentName(app, NoticeReceiver::class.java), intent.component)
        assertNull(intent.extras)
        assertTrue(shadowOf(alarm.operation!!).isImmutable)
    }

    @Test
    fun whatWasThereBeforeIsReplaced() {
        schedule(Notice(NOW + 100, NoticeCode.DOSE_BY))
        schedule(Notice(NOW + 300, NoticeCode.EXPIRES))
        assertEquals("${NOW + 300} EXPIRES", file.readText())
        assertEquals((NOW + 300) * 1000, alarms.scheduledAlarms.single().triggerAtMs)
    }

    @Test
    fun onlyTheEarliestSixtyWait() {
        schedule(*Array(80) { Notice(NOW + 80 - it, NoticeCode.DUTY) })
        val lines = file.readLines()
        assertEquals(60, lines.size)
        assertEquals("${NOW + 60} DUTY", lines.last())
    }

    @Test
    fun whatIsPastIsNotPosted() {
        schedule(Notice(NOW, NoticeCode.EXPIRES), Notice(NOW - 10, NoticeCode.DUTY))
        assertFalse(file.exists())
        assertTrue(alarms.scheduledAlarms.isEmpty())
        notices.ring()
        assertEquals(0, posts.size())
    }

    @Test
    fun theAlarmPostsWhatIsDueAndSetsTheNext() {
        schedule(Notice(NOW + 100, NoticeCode.DUTY), Notice(NOW + 110, NoticeCode.DUTY), Notice(NOW + 120, NoticeCode.EXPIRES), Notice(NOW + 900, NoticeCode.DOSE_BY))
        clock = NOW + 120
        notices.ring()
        assertEquals("one of each kind", 2, posts.size())
        assertEquals("${NOW + 900} DOSE_BY", file.readText())
        assertEquals((NOW + 900) * 1000, alarms.scheduledAlarms.single().triggerAtMs)
        notices.ring()
        assertEquals(2, posts.size())
    }

    /** All that a notification says, in every language, stands in the resources and has no place for a name. */
    @Test
    fun aNotificationNamesNobodyAndNoPlace() {
        val names = listOf(SampleTrips.plan.name, "Osaka", "Japan", "Austria", SamplePasses.dose.name, SamplePasses.dose.title)
        for (language in listOf("en", "fr", "es", "ar", "b+zh+Hans", "ru")) {
            RuntimeEnvironment.setQualifiers(language)
            for (code in NoticeCode.entries) {
                schedule(Notice(clock + 1, code))
                clock += 1
                notices.ring()
                val posted = posts.getNotification(code.ordinal)
                val said = listOf(Notification.EXTRA_TITLE, Notification.EXTRA_TEXT, Notification.EXTRA_BIG_TEXT).mapNotNull { posted.extras.getCharSequence(it)?.toString() }
                assertEquals(listOf("notice_title", "notice_" + code.name.lowercase(), "notice_" + code.name.lowercase()).map(::word), said)
                assertTrue("$language $code", said.none { text -> '%' in text || names.any { it in text } })
                assertEquals(Notification.VISIBILITY_PUBLIC, posted.visibility)
                assertTrue("it stays on this phone", posted.flags and Notification.FLAG_LOCAL_ONLY != 0)
                val opens = shadowOf(posted.contentIntent)
                assertTrue(opens.isImmutable && opens.savedIntent.extras == null)
                assertEquals(MainActivity::class.java.name, opens.savedIntent.component!!.className)
            }
        }
    }

    private fun word(name: String): String = app.getString(app.resources.getIdentifier(name, "string", app.packageName))

    /** As the system does it: by the manifest's receiver. Its clock is the system's. */
    @Test
    fun theReceiverPosts() {
        val now = System.currentTimeMillis() / 1000
        clock = now - 100
        schedule(Notice(now - 1, NoticeCode.DUTY), Notice(now + 5_000, NoticeCode.EXPIRES))
        alarms.scheduledAlarms.single().operation!!.send()
        shadowOf(Looper.getMainLooper()).idle()
        assertEquals(1, posts.size())
        assertEquals("${now + 5_000} EXPIRES", file.readText())
    }

    @Test
    fun theStartOfThePhoneSetsTheAlarmAgain() {
        val now = System.currentTimeMillis() / 1000
        clock = now - 100
        schedule(Notice(now - 1, NoticeCode.DUTY), Notice(now + 5_000, NoticeCode.EXPIRES))
        app.getSystemService(AlarmManager::class.java)!!.cancel(alarms.scheduledAlarms.single().operation!!)
        NoticeReceiver().onReceive(app, Intent(Intent.ACTION_BOOT_COMPLETED))
        assertEquals((now + 5_000) * 1000, alarms.scheduledAlarms.single().triggerAtMs)
        assertEquals("what was due while it was off is let go", 0, posts.size())
        NoticeReceiver().onReceive(app, Intent("another.app.SAYS"))
        assertEquals(0, posts.size())
    }

    @Test
    fun onlyTheSystemReachesTheReceiver() {
        val receiver = app.packageManager.getReceiverInfo(ComponentName(app, NoticeReceiver::class.java), 0)
        assertFalse(receiver.exported)
        assertFalse("the file is not there before the phone was unlocked", receiver.directBootAware)
    }

    @Test
    fun cancellingLeavesNothing() {
        schedule(Notice(NOW + 1, NoticeCode.DUTY), Notice(NOW + 100, NoticeCode.DUTY))
        clock = NOW + 1
        notices.ring()
        runBlocking { notices.cancel() }
        assertFalse(file.exists())
        assertTrue(alarms.scheduledAlarms.isEmpty())
        assertEquals(0, posts.size())
    }

    @Test
    fun aDamagedFileIsReadAsFarAsItGoes() {
        file.parentFile!!.mkdirs()
        file.writeText("x DUTY\n${NOW + 5} NOTHING\n\n${NOW + 7} DUTY\n99999999999999999999 DUTY\n${NOW + 9}")
        notices.rearm()
        assertEquals("${NOW + 7} DUTY", file.readText())
    }

    @Test
    fun theSystemSaysWhetherItShowsThem() {
        assertTrue(notices.allowed)
        posts.setNotificationsEnabled(false)
        assertFalse(notices.allowed)
        posts.setNotificationsEnabled(true)
        app.getSystemService(NotificationManager::class.java)!!
            .createNotificationChannel(NotificationChannel(AndroidNotices.CHANNEL, "off", NotificationManager.IMPORTANCE_NONE))
        assertFalse("the traveller switched the channel off", notices.allowed)
    }

    private companion object {
        const val NOW = 1_800_000_000L
    }
}
