package app.carnet.reminders

import app.carnet.app.Preferences
import app.carnet.bridge.Carnet
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Gate
import app.carnet.bridge.PassReminder
import app.carnet.bridge.PassReminderCode
import app.carnet.bridge.TripReminder
import app.carnet.bridge.TripReminderCode
import app.carnet.device.Notice
import app.carnet.device.NoticeCode
import app.carnet.device.Notices
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

/** Keeps what the system will notify of the same as what the wallet knows, while the traveller wants to be reminded. */
class Reminding(private val carnet: Carnet, private val preferences: Preferences, private val notices: Notices, scope: CoroutineScope) {
    private val asked = Channel<Unit>(Channel.CONFLATED)
    private val one = Mutex()

    init {
        scope.launch { for (change in asked) refresh() }
    }

    /** Whether the traveller wants it. */
    val on: Boolean get() = preferences.remind

    /** The wallet was opened, or something in it changed: soon, once for several changes. */
    fun changed() {
        if (on) asked.trySend(Unit)
    }

    /** On or off; off leaves nothing behind. */
    suspend fun switch(on: Boolean) {
        preferences.remind = on
        if (on) refresh() else one.withLock { notices.cancel() }
    }

    /** Everything that is scheduled, anew. Not while the wallet is shut, nor for specimens: what is there stays. */
    suspend fun refresh() = one.withLock {
        try {
            val gate = carnet.gate()
            if (!on || gate !is Gate.Open || gate.specimens) return
            val coming = carnet.tripReminders().map { it.notice() } + carnet.passReminders().map { it.notice() }
            // Judging takes a while: it may have been switched off meanwhile.
            if (on) notices.schedule(coming)
        } catch (_: CarnetError) {
            // Locked in between: what is scheduled stays until the next unlock.
        }
    }
}

private fun TripReminder.notice() = Notice(
    at,
    when (code) {
        TripReminderCode.TEST_WINDOW_OPENS -> NoticeCode.TEST_WINDOW_OPENS
        TripReminderCode.DOSE_BY -> NoticeCode.DOSE_BY
        TripReminderCode.ENDS_DURING_STAY -> NoticeCode.ENDS_DURING_STAY
        TripReminderCode.DUTY -> NoticeCode.DUTY
        TripReminderCode.RENEW_RULES -> NoticeCode.RENEW_RULES
    },
)

private fun PassReminder.notice() = Notice(
    at,
    when (code) {
        PassReminderCode.EXPIRES -> NoticeCode.EXPIRES
        PassReminderCode.BOOSTER_DUE -> NoticeCode.BOOSTER_DUE
    },
)
