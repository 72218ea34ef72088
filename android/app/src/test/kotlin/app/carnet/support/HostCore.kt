package app.carnet.support

import android.os.Looper
import android.os.StrictMode
import app.carnet.bridge.RustCarnet
import kotlinx.coroutines.Dispatchers
import uniffi.carnet.DeviceClock
import uniffi.carnet.DeviceVault
import uniffi.carnet.VaultTrouble
import java.io.File
import java.time.Instant
import java.time.OffsetDateTime
import java.util.Base64

/** A phone for the real core on this machine: a folder, clocks that can be set, a keystore in memory that outlives the app. */
class HostPhone(private val folder: File) {
    val clock = TestClock()
    val keystore = TestKeystore()

    /** The core as a new process finds it. Close it before the next one: a wallet is open in one process alone. */
    fun core() = uniffi.carnet.Carnet(folder.path, clock, keystore)

    /** A core behind the app's own interface. */
    fun carnet(): RustCarnet {
        val core = core()
        return RustCarnet(Dispatchers.IO) { core }
    }
}

class TestClock(@Volatile var now: Instant = Instant.parse("2026-11-20T12:00:00Z")) : DeviceClock {
    @Volatile var sinceBoot: Long = 1_000_000
    @Volatile var boots: Int = 1
    @Volatile var fails: Boolean = false

    override fun unixSeconds(): Long {
        slow()
        return if (fails) error("a clock that fails on purpose") else now.epochSecond
    }

    override fun bootMillis(): ULong = sinceBoot.toULong()

    override fun bootName(): String = boots.toString()
}

class TestKeystore : DeviceVault {
    @Volatile var entry: ByteArray? = null
    @Volatile var denies: Boolean = false

    override fun load(): ByteArray? = answer { entry?.clone() }

    override fun save(entry: ByteArray) = answer { this.entry = entry.clone() }

    override fun erase() = answer { entry = null }

    private fun <T> answer(use: () -> T): T {
        slow()
        return if (denies) throw VaultTrouble.Denied() else use()
    }
}

/** What the core asks of a device is slow work to Android's StrictMode, where a policy watches the thread. */
private fun slow() {
    if (Looper.myLooper() != null) StrictMode.noteSlowCall("the wallet")
}

/** A case of the EU's published test data: a pass, its picture, its signer's certificate, and a time at which it counts. */
class PublishedPass(case: String) {
    private val case = File("../../tests/vectors/eu-dcc/dgc-testdata/$case").readText()

    val text = value("PREFIX")
    val picture: ByteArray = Base64.getDecoder().decode(value("2DCODE"))
    val certificate: ByteArray = Base64.getDecoder().decode(value("CERTIFICATE"))
    val time: Instant = OffsetDateTime.parse(value("VALIDATIONCLOCK")).toInstant()

    private fun value(name: String) = Regex("\"$name\"\\s*:\\s*\"([^\"]+)\"").find(case)!!.groupValues[1]
}

/** An example that the SMART Health Cards specification publishes: a file of it by the end of its name. */
object PublishedHealthCard {
    private val folder = File("../../tests/vectors/shc/health-cards-examples/examples")

    /** The codes of the one pass that needs three. */
    val parts = List(3) { file("example-02-f-qr-code-numeric-value-$it.txt").decodeToString().trim() }

    val whole = file("example-00-f-qr-code-numeric-value-0.txt").decodeToString().trim()

    /** The file that a portal hands out. */
    val file = file("example-00-e-file.smart-health-card")

    private fun file(name: String) = folder.resolve(name).readBytes()
}

/** An International Certificate of Vaccination or Prophylaxis from WHO's test data. */
object PublishedYellowCard {
    val text = File("../../tests/vectors/who/gdhcn-validator/DVCTestQR.txt").readText().trim()
}

/** The pass the journeys are made with. */
val RealPass = PublishedPass("AT/2DCode/raw/1.json")
