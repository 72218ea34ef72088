package app.carnet.app

import app.carnet.bridge.BiometricKey
import app.carnet.bridge.Carnet
import app.carnet.bridge.FakeCarnet
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

/** The app over a wallet in memory, open and with three passes, on a phone without fingerprints. */
class FakeApplication : CarnetApplication() {
    val carnet = FakeCarnet("482913", open = true)

    override fun makeCarnet(): Carnet = carnet

    override fun makeDevice() = Device(
        biometrics = object : Biometrics {
            override val available = false

            override fun key(prompt: PromptWords): BiometricKey = error("no biometrics")
        },
        files = FakeFiles(),
        sharing = FakeSharing(),
        clipboard = FakeClipboardText(),
        cameras = FakeCameras(),
        haptics = FakeHaptics(),
        languages = FakeLanguages(),
        facts = FakeAppFacts(Facts("0.1.0", 1, 1, emptyList())),
        notices = FakeNotices(),
    )
}
