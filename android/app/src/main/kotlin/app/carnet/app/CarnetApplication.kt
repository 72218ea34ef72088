package app.carnet.app

import android.app.Application
import android.content.Context
import app.carnet.bridge.Carnet
import app.carnet.bridge.RustCarnet
import app.carnet.device.AndroidAppFacts
import app.carnet.device.AndroidBiometrics
import app.carnet.device.AndroidCameras
import app.carnet.device.AndroidClipboardText
import app.carnet.device.AndroidFiles
import app.carnet.device.AndroidHaptics
import app.carnet.device.AndroidLanguages
import app.carnet.device.AndroidNotices
import app.carnet.device.AndroidSharing
import app.carnet.device.Device
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob

/** The process: makes [Dependencies] once. */
open class CarnetApplication : Application() {
    private val background = CoroutineScope(SupervisorJob() + Dispatchers.IO)

    val dependencies: Dependencies by lazy { makeDependencies() }

    override fun attachBaseContext(base: Context) = super.attachBaseContext(AndroidLanguages.wrap(base))

    /** Everything over the real device. Tests override parts of it. */
    protected open fun makeDependencies(): Dependencies = Dependencies(
        carnet = makeCarnet(),
        preferences = StoredPreferences(background) { getSharedPreferences("preferences", MODE_PRIVATE) },
        imports = Imports(),
        device = makeDevice(),
        background = background,
        now = { System.currentTimeMillis() / 1000 },
    )

    protected open fun makeCarnet(): Carnet = RustCarnet(this)

    protected open fun makeDevice(): Device = Device(
        biometrics = AndroidBiometrics(this),
        files = AndroidFiles(this),
        sharing = AndroidSharing(this),
        clipboard = AndroidClipboardText(this),
        cameras = AndroidCameras(this),
        haptics = AndroidHaptics(),
        languages = AndroidLanguages(this),
        facts = AndroidAppFacts(this),
        notices = AndroidNotices(this, MainActivity.reminders(this)),
    )
}
