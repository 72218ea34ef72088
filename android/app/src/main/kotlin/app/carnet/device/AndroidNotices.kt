package app.carnet.device

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import androidx.annotation.StringRes
import app.carnet.R
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/**
 * [Notices] over the system's alarm clock. One alarm is set, for the earliest; [NoticeReceiver] posts what is due and sets the
 * next from [NoticeFile]. Alarms are inexact, which needs no permission. [opens]: what a tap opens.
 */
class AndroidNotices(
    context: Context,
    private val opens: Intent,
    private val dispatcher: CoroutineDispatcher = Dispatchers.IO,
    private val now: () -> Long = { System.currentTimeMillis() / MILLIS },
) : Notices {
    private val app = context.applicationContext
    private val manager = app.getSystemService(NotificationManager::class.java)!!
    private val alarms = app.getSystemService(AlarmManager::class.java)!!
    private val file = NoticeFile(app.noBackupFilesDir.resolve(FILE))

    override val allowed: Boolean
        get() = manager.areNotificationsEnabled() && manager.getNotificationChannel(CHANNEL)?.importance != NotificationManager.IMPORTANCE_NONE

    override suspend fun schedule(notices: List<Notice>) = withContext(dispatcher) { locked { set(notices.toCome(now())) } }

    override suspend fun cancel() = withContext(dispatcher) {
        locked { set(emptyList()) }
        manager.cancelAll()
    }

    /** The alarm rang: posts what is due, one for each kind, and sets the next. */
    fun ring() = locked {
        val waiting = file.read()
        val due = waiting.filter { it.at <= now() }.map { it.code }.distinct()
        set(waiting.toCome(now()))
        due.forEach(::post)
    }

    /** The phone was started: the system forgot the alarm. What was due meanwhile is let go. */
    fun rearm() = locked { set(file.read().toCome(now())) }

    private fun set(notices: List<Notice>) {
        file.write(notices)
        val ring = PendingIntent.getBroadcast(app, 0, Intent(app, NoticeReceiver::class.java).setAction(RING), PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
        if (notices.isEmpty()) alarms.cancel(ring) else alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, notices.first().at * MILLIS, ring)
    }

    private fun post(code: NoticeCode) {
        val channel = NotificationChannel(CHANNEL, app.getString(R.string.reminder_title), NotificationManager.IMPORTANCE_DEFAULT)
        channel.description = app.getString(R.string.notice_channel_text)
        channel.lockscreenVisibility = Notification.VISIBILITY_PUBLIC
        manager.createNotificationChannel(channel)
        val text = app.getString(code.words())
        val notification = Notification.Builder(app, CHANNEL)
            .setSmallIcon(R.drawable.ic_notice)
            .setContentTitle(app.getString(R.string.notice_title))
            .setContentText(text)
            .setStyle(Notification.BigTextStyle().bigText(text))
            .setContentIntent(PendingIntent.getActivity(app, 0, opens, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT))
            .setCategory(Notification.CATEGORY_REMINDER)
            .setVisibility(Notification.VISIBILITY_PUBLIC)
            // To no watch and no other device.
            .setLocalOnly(true)
            .setAutoCancel(true)
            .build()
        manager.notify(code.ordinal, notification)
    }

    private inline fun locked(what: () -> Unit) = synchronized(Lock, what)

    /** One for the process: the receiver and the screens each have an [AndroidNotices]. */
    private object Lock

    companion object {
        /** What the alarm says to [NoticeReceiver]. */
        const val RING = "app.carnet.RING"
        internal const val CHANNEL = "reminders"
        internal const val FILE = "reminders"
        private const val MILLIS = 1000
    }
}

@StringRes
internal fun NoticeCode.words(): Int = when (this) {
    NoticeCode.TEST_WINDOW_OPENS -> R.string.notice_test_window_opens
    NoticeCode.DOSE_BY -> R.string.notice_dose_by
    NoticeCode.ENDS_DURING_STAY -> R.string.notice_ends_during_stay
    NoticeCode.DUTY -> R.string.notice_duty
    NoticeCode.RENEW_RULES -> R.string.notice_renew_rules
    NoticeCode.EXPIRES -> R.string.notice_expires
    NoticeCode.BOOSTER_DUE -> R.string.notice_booster_due
}
