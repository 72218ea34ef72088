package app.carnet.support

import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.lifecycle.ViewModelStore
import app.carnet.app.Dependencies
import app.carnet.app.FakePreferences
import app.carnet.app.Imports
import app.carnet.app.LocalVisit
import app.carnet.bridge.BiometricKey
import app.carnet.bridge.Carnet
import app.carnet.device.Biometrics
import app.carnet.device.Device
import app.carnet.device.Facts
import app.carnet.device.FakeAppFacts
import app.carnet.device.FakeCameras
import app.carnet.device.FakeClipboardText
import app.carnet.device.FakeFiles
import app.carnet.device.FakeHaptics
import app.carnet.device.FakeLanguages
import app.carnet.device.FakeNotices
import app.carnet.device.FakeSharing
import app.carnet.device.PromptWords
import app.carnet.theme.CarnetTheme
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.robolectric.Robolectric
import org.robolectric.android.controller.ActivityController

/** One screen with its view-model and a phone of fakes, outside of the app's navigation. */
class Routes(val carnet: Carnet, val cameras: FakeCameras = FakeCameras(), files: FakeFiles = FakeFiles()) {
    val clipboard = FakeClipboardText()
    val haptics = FakeHaptics()
    val sharing = FakeSharing()
    val go = RecordingNavigator()
    val preferences = FakePreferences()
    val imports = Imports()
    val notices = FakeNotices()
    private val biometrics = object : Biometrics {
        override val available = false

        override fun key(prompt: PromptWords): BiometricKey = error("no biometrics")
    }
    private val device = Device(
        biometrics, files, sharing, clipboard, cameras, haptics, FakeLanguages(),
        FakeAppFacts(Facts("0.1.0", 9_400_000, 82_000, listOf("android.permission.CAMERA"))), notices,
    )
    val deps = Dependencies(carnet, preferences, imports, device, CoroutineScope(Dispatchers.Unconfined)) { SamplePasses.NOW }

    fun open(route: @Composable (Routes) -> Unit): ActivityController<ComponentActivity> {
        Look.LIGHT.use()
        val store = ViewModelStore()
        val host = Robolectric.buildActivity(ComponentActivity::class.java).setup()
        host.get().setContent { CarnetTheme { CompositionLocalProvider(LocalVisit provides store) { route(this) } } }
        Screen.idle()
        return host
    }
}
