package app.carnet.support

import app.carnet.bridge.MovingFrame
import app.carnet.bridge.Publisher
import app.carnet.bridge.RustCarnet
import java.io.File
import java.nio.file.Files
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.rules.ExternalResource
import uniffi.carnet.specimenPacks

/** Packs that the core makes of two invented publishers: the first of one, its next, and one of the other that contradicts it. */
class HostPacks(now: Long) {
    private val all = specimenPacks(now)
    val first: ByteArray = all[0]
    val next: ByteArray = all[1]
    val contradicting: ByteArray = all[2]
}

/** An open wallet of the real core whose calls run on the test's own thread, and packs to give it. */
class HostWallet : ExternalResource() {
    private lateinit var folder: File
    lateinit var phone: HostPhone
    lateinit var carnet: RustCarnet
    lateinit var packs: HostPacks

    override fun before() {
        folder = Files.createTempDirectory("carnet").toFile()
        phone = HostPhone(folder.resolve("wallet"))
        val core = phone.core()
        carnet = RustCarnet(Dispatchers.Unconfined) { core }
        packs = HostPacks(phone.clock.now.epochSecond)
        runBlocking { carnet.create("271828") }
    }

    override fun after() {
        folder.deleteRecursively()
    }

    /** Takes a pack with all that it asks for. */
    fun takes(pack: ByteArray): Publisher = runBlocking {
        val offer = carnet.offer(pack)
        carnet.take(offer, offer.asked.map { offer.publisher.words[it - 1] })
    }
}

/** A frame of a moving code as a camera before the screen sees it: brightness, four pixels a module. */
class SeenFrame(frame: MovingFrame) {
    val side = frame.size * SCALE
    val luma = ByteArray(side * side) { at -> if (frame.modules[at / side / SCALE * frame.size + at % side / SCALE] == DARK) 0 else -1 }

    private companion object {
        const val SCALE = 4
        const val DARK: Byte = 1
    }
}
