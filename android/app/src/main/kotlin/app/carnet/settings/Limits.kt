package app.carnet.settings

/** Things an app can do only with a permission: what the system would have to see in the package for each. */
enum class Limit(vararg names: String) {
    NETWORK("INTERNET"),
    LOCATION("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "ACCESS_BACKGROUND_LOCATION"),
    FILES(
        "READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", "MANAGE_EXTERNAL_STORAGE", "READ_MEDIA_IMAGES", "READ_MEDIA_VIDEO",
        "READ_MEDIA_AUDIO", "READ_MEDIA_VISUAL_USER_SELECTED",
    ),
    CONTACTS("READ_CONTACTS", "WRITE_CONTACTS", "GET_ACCOUNTS", "READ_CALENDAR", "WRITE_CALENDAR"),
    MICROPHONE("RECORD_AUDIO"),
    PHONE("READ_PHONE_STATE", "READ_PHONE_NUMBERS", "CALL_PHONE", "READ_CALL_LOG", "READ_SMS", "SEND_SMS", "RECEIVE_SMS"),
    NEARBY("BLUETOOTH_SCAN", "BLUETOOTH_CONNECT", "BLUETOOTH_ADVERTISE", "BLUETOOTH", "BLUETOOTH_ADMIN", "NEARBY_WIFI_DEVICES", "UWB_RANGING", "NFC"),
    OTHER_APPS("QUERY_ALL_PACKAGES", "PACKAGE_USAGE_STATS", "GET_TASKS"),
    BACKGROUND("FOREGROUND_SERVICE", "WAKE_LOCK", "SCHEDULE_EXACT_ALARM"),
    ;

    private val permissions: Set<String> = names.map { SYSTEM + it }.toSet()

    /** True where none of the [requested] permissions would allow it. */
    fun holds(requested: List<String>): Boolean = requested.none { asked -> permissions.any { asked == it || asked.startsWith(it + "_") } }

    companion object {
        const val CAMERA = SYSTEM + "CAMERA"
        const val BIOMETRIC = SYSTEM + "USE_BIOMETRIC"
        const val NOTIFY = SYSTEM + "POST_NOTIFICATIONS"
        const val BOOT = SYSTEM + "RECEIVE_BOOT_COMPLETED"
    }
}

/** What the names of Android's own permissions begin with. */
internal const val SYSTEM = "android.permission."
