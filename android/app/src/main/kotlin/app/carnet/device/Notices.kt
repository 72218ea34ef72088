package app.carnet.device

/** What a notification is about. Its words stand on the lock screen and name nobody, no place and no pass. */
enum class NoticeCode { TEST_WINDOW_OPENS, DOSE_BY, ENDS_DURING_STAY, DUTY, RENEW_RULES, EXPIRES, BOOSTER_DUE }

/** When to notify, in seconds since 1970 UTC, and of what kind: all that leaves the encrypted store. */
data class Notice(val at: Long, val code: NoticeCode)

/** Notifications at set times, which come without the app. */
interface Notices {
    /** Whether the system shows those of this app. */
    val allowed: Boolean

    /** From now on these and no others. Those whose time has come already are left out, and all after the [MOST_NOTICES] first. */
    suspend fun schedule(notices: List<Notice>)

    /** None from now on; nothing of them is kept, and what was posted goes. */
    suspend fun cancel()
}

/** Notices that wait at a time: as on iOS, which lets an app have 64, so that both phones remind alike. */
const val MOST_NOTICES = 60

/** What is scheduled at [now]: what is still to come, each once, in the order of time, up to [MOST_NOTICES]. */
internal fun List<Notice>.toCome(now: Long): List<Notice> = filter { it.at > now }.distinct().sortedBy { it.at }.take(MOST_NOTICES)
