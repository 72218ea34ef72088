package app.carnet.device

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import app.carnet.app.MainActivity

/** Wakes the app for a moment: when a reminder is due, and when the phone was started. It never touches the wallet; no other app reaches it. */
class NoticeReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val notices = AndroidNotices(context, MainActivity.reminders(context))
        when (intent.action) {
            AndroidNotices.RING -> notices.ring()
            Intent.ACTION_BOOT_COMPLETED -> notices.rearm()
        }
    }
}
