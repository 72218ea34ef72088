package app.carnet.support

import android.content.Intent
import android.os.Bundle
import android.os.Parcel
import app.carnet.app.CarnetApplication
import app.carnet.app.MainActivity
import app.carnet.bridge.Carnet
import app.carnet.bridge.RustCarnet
import app.carnet.device.AndroidNotices
import app.carnet.device.Device
import java.io.File
import java.nio.file.Files
import kotlinx.coroutines.Dispatchers
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.android.controller.ActivityController

/** The app over the real Rust core of this machine. Its process can be killed and started again within one test. */
class HostApplication : CarnetApplication() {
    val folder: File = Files.createTempDirectory("carnet").toFile()
    val phone = HostPhone(folder.resolve("wallet"))
    @Volatile private var core = phone.core()

    override fun makeCarnet(): Carnet = RustCarnet(Dispatchers.IO) { core }

    /** The phone's own, but for the clock of the notifications, which is the wallet's. */
    override fun makeDevice(): Device = super.makeDevice().run {
        val notices = AndroidNotices(this@HostApplication, MainActivity.reminders(this@HostApplication)) { phone.clock.now.epochSecond }
        Device(biometrics, files, sharing, clipboard, cameras, haptics, languages, facts, notices)
    }

    /** What was in memory is gone; [meanwhile] something may happen to the files. */
    fun die(meanwhile: () -> Unit = {}) {
        core.close()
        dependencies.forget()
        meanwhile()
        core = phone.core()
    }

    override fun onTerminate() {
        super.onTerminate()
        core.close()
        folder.deleteRecursively()
    }
}

/** The app as the traveller has it in hand. */
class App(intent: Intent? = null) {
    val process = RuntimeEnvironment.getApplication() as HostApplication
    private var controller: ActivityController<MainActivity> = Robolectric.buildActivity(MainActivity::class.java, intent).setup().also { Screen.idle() }

    val activity: MainActivity get() = controller.get()

    /** Another app shares something with this one. */
    fun receives(intent: Intent) {
        controller.newIntent(intent)
        Screen.idle()
    }

    fun rotates() {
        controller.recreate()
        Screen.idle()
    }

    /** Home, or another task. */
    fun leaves() {
        controller.userLeaving().pause().stop()
        Screen.idle()
    }

    fun returns() {
        controller.restart().start().resume()
        Screen.idle()
    }

    fun back() {
        activity.onBackPressedDispatcher.onBackPressed()
        Screen.idle()
    }

    /** The system takes the process away; [restored] tells whether the task is still in the list of recent ones. */
    fun dies(restored: Boolean, meanwhile: () -> Unit = {}) {
        val saved = Bundle()
        controller.pause().stop().saveInstanceState(saved).destroy()
        process.die(meanwhile)
        controller = if (restored) {
            Robolectric.buildActivity(MainActivity::class.java, activity.intent).setup(throughAParcel(saved))
        } else {
            Robolectric.buildActivity(MainActivity::class.java, Intent(Intent.ACTION_MAIN)).setup()
        }
        Screen.idle()
    }

    fun closes() = controller.close()

    private fun throughAParcel(bundle: Bundle): Bundle {
        val parcel = Parcel.obtain()
        parcel.writeBundle(bundle)
        parcel.setDataPosition(0)
        return checkNotNull(parcel.readBundle(MainActivity::class.java.classLoader)).also { parcel.recycle() }
    }
}
