package app.carnet.bridge

import android.content.Context
import android.os.SystemClock
import android.provider.Settings
import io.crates.keyring.Keyring
import kotlinx.coroutines.Dispatchers
import uniffi.carnet.DeviceClock

/** The wallet of this app, in the folder that no backup takes, its key in Android's Keystore. Nothing is loaded before the first call. */
fun RustCarnet(context: Context): Carnet {
    val app = context.applicationContext
    val core by lazy {
        System.loadLibrary(LIBRARY)
        Keyring.initializeNdkContext(app)
        uniffi.carnet.Carnet(app.noBackupFilesDir.resolve(FOLDER).path, AndroidClock(app), null)
    }
    return RustCarnet(Dispatchers.IO) { core }
}

/** The core's library, as UniFFI's loader calls it too. */
private const val LIBRARY = "carnet_ffi"

/** The wallet's folder. */
private const val FOLDER = "wallet"

/** Wall time, and boot time that counts through sleep. A start of the device is named by Android's own count. */
class AndroidClock(private val context: Context) : DeviceClock {
    override fun unixSeconds(): Long = System.currentTimeMillis() / MILLIS

    override fun bootMillis(): ULong = SystemClock.elapsedRealtime().toULong()

    override fun bootName(): String = Settings.Global.getInt(context.contentResolver, Settings.Global.BOOT_COUNT, 0).toString()

    private companion object {
        const val MILLIS = 1000
    }
}
