package app.carnet.journeys

import android.Manifest
import android.content.ClipData
import android.content.ClipboardManager
import android.content.Intent
import android.content.pm.PackageManager
import android.graphics.Bitmap
import android.graphics.Color
import android.net.Uri
import android.os.StrictMode
import app.carnet.R
import app.carnet.bridge.FieldName
import app.carnet.bridge.FieldType
import app.carnet.bridge.Gate
import app.carnet.bridge.PassFormat
import app.carnet.bridge.Verdict
import app.carnet.support.App
import app.carnet.support.ComposeRule
import app.carnet.support.HostApplication
import app.carnet.support.PublishedHealthCard
import app.carnet.support.PublishedPass
import app.carnet.support.PublishedYellowCard
import app.carnet.support.RealPass
import app.carnet.support.Screen
import app.carnet.support.Traveller.activates
import app.carnet.support.Traveller.awaits
import app.carnet.support.Traveller.does
import app.carnet.support.Traveller.hears
import app.carnet.support.Traveller.types
import app.carnet.support.Traveller.word
import app.carnet.support.Traveller.writes
import java.io.ByteArrayOutputStream
import java.io.File
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** What a traveller does, with the app, its one Activity and the real core; everything is done through the accessibility tree. */
@RunWith(RobolectricTestRunner::class)
@Config(application = HostApplication::class, qualifiers = "w411dp-h891dp-xhdpi")
class JourneyTest {
    @get:Rule val compose = ComposeRule()
    private lateinit var app: App

    private val process get() = RuntimeEnvironment.getApplication() as HostApplication
    private val carnet get() = process.dependencies.carnet

    @After fun close() = app.closes()

    /** The first start, up to the empty list; Austria's signer is trusted. */
    private fun begins(intent: Intent? = null) {
        process.phone.clock.now = RealPass.time
        app = App(intent)
        awaits(R.string.welcome_title)
        activates(R.string.welcome_start)
        writes(R.string.first_pin_label, PIN)
        activates(R.string.first_pin_understood)
        activates(R.string.action_continue)
        writes(R.string.first_pin_repeat_label, PIN)
        activates(R.string.first_pin_create)
        if (intent == null) awaits(R.string.passes_empty_title)
        runBlocking { carnet.addTrust("Austria", RealPass.certificate) }
    }

    private fun keepsTheRealPass() {
        app.receives(sharedText(RealPass.text))
        awaits(R.string.preview_keep)
        activates(R.string.preview_keep)
        awaits(R.string.detail_show)
    }

    private fun unlocks() {
        awaits(R.string.unlock_title)
        types(PIN, R.string.unlock_action)
    }

    private fun opensThePass() {
        if (hears(R.string.detail_fields)) return
        awaits(HOLDER)
        val card = Screen.nodes().last { node -> Screen.texts(node).any { RESULT in it } }
        activates(Screen.texts(card).first { RESULT in it })
        awaits(R.string.detail_fields)
    }

    private fun showsTheCode() {
        opensThePass()
        activates(R.string.detail_show)
        awaits(R.string.show_before_text)
        activates(R.string.show_action)
        awaits(R.string.show_hand_over)
    }

    /** These words among what is said as one. */
    private fun awaitsWithin(words: Int, vararg arguments: Any) = Screen.awaits { Screen.spoken().any { word(words, *arguments) in it } }

    private fun sharedText(text: String) = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)

    private fun sharedPicture(bytes: ByteArray): Intent {
        val uri = Uri.parse("content://app.photos/1")
        shadowOf(process.contentResolver).registerInputStreamSupplier(uri) { bytes.inputStream() }
        return Intent(Intent.ACTION_SEND).setType("image/png").putExtra(Intent.EXTRA_STREAM, uri)
    }

    private fun blankPicture(): ByteArray {
        val bytes = ByteArrayOutputStream()
        Bitmap.createBitmap(64, 64, Bitmap.Config.ARGB_8888).apply { eraseColor(Color.WHITE) }.compress(Bitmap.CompressFormat.PNG, 100, bytes)
        return bytes.toByteArray()
    }

    /** The texts of the codes in a picture, as a camera before the screen would read them. */
    private fun codesIn(picture: Bitmap): List<String> {
        val luma = ByteArray(picture.width * picture.height) { at ->
            val colour = picture.getPixel(at % picture.width, at / picture.width)
            (((colour shr 16 and 255) * 299 + (colour shr 8 and 255) * 587 + (colour and 255) * 114) / 1000).toByte()
        }
        return runBlocking { carnet.textsInFrame(picture.width, picture.height, picture.width, luma) }
    }

    /** What the command line says of a text, with Austria's signer alone and at the time of the pass. */
    private fun commandLineSays(text: String): String {
        val certificate = process.folder.resolve("austria.der").apply { writeBytes(RealPass.certificate) }
        val code = process.folder.resolve("code.txt").apply { writeText(text) }
        val command = listOf("target/host/carnet", "check", "--json", "--trust", certificate.path, "--at", RealPass.time.toString(), code.path)
        return ProcessBuilder(command).directory(File("").absoluteFile).start().inputStream.reader().readText()
    }

    @Test fun `first start, share, preview, keep, restart, unlock, show, and an inspector accepts the code`() {
        begins()
        keepsTheRealPass()
        app.dies(restored = false)
        unlocks()
        showsTheCode()
        val texts = codesIn(Screen.shoot("journey-show", app.activity))
        assertEquals(listOf(RealPass.text), texts)
        assertTrue(commandLineSays(texts.single()).contains("\"verdict\":\"valid\""))
        assertEquals(Verdict.VALID, runBlocking { carnet.verify(texts.single()) }.verdict)
        assertEquals(1, runBlocking { carnet.history() }.size)
    }

    @Test fun `a pass in a shared picture is found, looked at and kept`() {
        begins()
        app.receives(sharedPicture(RealPass.picture))
        awaits(R.string.preview_keep)
        assertTrue(hears(R.string.verdict_valid))
        activates(R.string.preview_keep)
        awaits(R.string.detail_show)
    }

    @Test fun `a pass in three codes is collected over shares in any order, twice the same counting once`() {
        begins()
        app.receives(sharedText(PublishedHealthCard.parts[2]))
        awaitsWithin(R.string.part_progress, 1, 3)
        app.receives(sharedText(PublishedHealthCard.parts[0]))
        awaitsWithin(R.string.part_progress, 2, 3)
        app.receives(sharedText(PublishedHealthCard.parts[0]))
        awaitsWithin(R.string.part_again)
        app.receives(sharedText(PublishedHealthCard.parts[1]))
        awaits(R.string.preview_keep)
        activates(R.string.preview_keep)
        if (!hears(R.string.detail_show)) activates(R.string.minimum_keep)
        awaits(R.string.detail_show)
        assertEquals(PassFormat.SHC, runBlocking { carnet.overview() }.people.single().cards.single().format)
    }

    @Test fun `a yellow card is shown as the paper is, for life, and its national number is named before it is kept`() {
        begins()
        app.receives(sharedText(PublishedYellowCard.text))
        awaits(R.string.preview_keep)
        awaitsWithin(R.string.yellow_card_title)
        activates(R.string.preview_keep)
        awaits(R.string.minimum_title)
        assertTrue(Screen.spoken().any { "International Health Regulations (2005), Annex 6" in it })
        assertTrue(runBlocking { carnet.overview() }.people.isEmpty())
        activates(R.string.minimum_keep)
        awaits(R.string.detail_show)
        val end = runBlocking { carnet.detail(carnet.overview().people.single().cards.single().id) }.fields.single { it.name == FieldName.VALID_UNTIL }
        assertEquals(FieldType.FOR_LIFE, end.type)
    }

    @Test fun `a code that only points into a database names the host and opens nothing`() {
        begins()
        app.receives(sharedText("https://health.example.org/q/9f2c81d07a4e4b0f8c1d"))
        awaits(R.string.look_up_title)
        assertTrue(Screen.spoken().any { "health.example.org" in it })
        assertTrue(shadowOf(process).nextStartedActivity == null)
        activates(R.string.preview_nothing_again)
        awaits(R.string.add_title)
    }

    @Test fun `a health card's file is opened from another app`() {
        begins()
        val uri = Uri.parse("content://app.files/pass.smart-health-card")
        shadowOf(process.contentResolver).registerInputStreamSupplier(uri) { PublishedHealthCard.file.inputStream() }
        app.receives(Intent(Intent.ACTION_VIEW).setDataAndType(uri, "application/smart-health-card"))
        awaits(R.string.preview_keep)
    }

    @Test fun `several files at once are looked at together`() {
        begins()
        val files = listOf(RealPass.picture, SECOND.toByteArray()).mapIndexed { index, bytes ->
            Uri.parse("content://app.mail/$index").also { uri -> shadowOf(process.contentResolver).registerInputStreamSupplier(uri) { bytes.inputStream() } }
        }
        app.receives(Intent(Intent.ACTION_SEND_MULTIPLE).setType("*/*").putParcelableArrayListExtra(Intent.EXTRA_STREAM, ArrayList(files)))
        awaits(R.string.preview_several_title)
    }

    @Test fun `a pass is listed apart from its person, and back`() {
        begins()
        keepsTheRealPass()
        runBlocking {
            val one = carnet.overview().people.single().id
            carnet.merge(one, carnet.keep(SECOND))
        }
        app.back()
        awaitsWithin(R.string.people_by_hand)
        does(word(R.string.people_split)) { texts -> texts.any { RESULT in it } }
        awaits(R.string.people_split_title)
        activates(R.string.people_split_confirm)
        awaits(R.string.people_split_done)
        assertEquals(2, runBlocking { carnet.overview() }.people.size)
        activates(R.string.action_undo)
        Screen.awaits { runBlocking { carnet.overview() }.people.size == 1 }
    }

    @Test fun `a pass shared before the first start waits for the wallet`() {
        begins(sharedText(RealPass.text))
        awaits(R.string.preview_keep)
        activates(R.string.preview_discard)
        awaits(R.string.add_title)
        app.back()
        awaits(R.string.passes_empty_title)
    }

    @Test fun `a real pass shared while specimens are open ends them and waits for the wallet`() {
        process.phone.clock.now = RealPass.time
        app = App()
        awaits(R.string.welcome_title)
        activates(R.string.welcome_specimens)
        awaits(R.string.specimens_end)
        app.receives(sharedText(RealPass.text))
        awaits(R.string.welcome_title)
        assertEquals(Gate.NoWallet, runBlocking { carnet.gate() })
    }

    @Test fun `a picture without a code is said to have none`() {
        begins()
        app.receives(sharedPicture(blankPicture()))
        awaits(R.string.add_problem_title)
    }

    @Test fun `handed over, the wallet locks on back, on home, and opens to the PIN alone`() {
        begins()
        keepsTheRealPass()
        showsTheCode()
        activates(R.string.show_hand_over)
        awaits(R.string.hand_over_locked)
        activates(R.string.hand_over_leave)
        writes(R.string.pin_label, "000000")
        activates(R.string.hand_over_pin_action)
        val wrong = process.resources.getQuantityString(R.plurals.error_wrong_pin_tries, 4, 4)
        Screen.awaits { Screen.spoken().any { wrong in it } }
        writes(R.string.pin_label, PIN)
        activates(R.string.hand_over_pin_action)
        awaits(R.string.show_hand_over)

        activates(R.string.show_hand_over)
        awaits(R.string.hand_over_locked)
        app.back()
        unlocks()
        awaits(HOLDER)
        showsTheCode()
        activates(R.string.show_hand_over)
        awaits(R.string.hand_over_locked)
        app.leaves()
        app.returns()
        awaits(R.string.unlock_title)
        assertFalse(Screen.spoken().any { HOLDER in it })
    }

    @Test fun `wrong PINs wait, and the right one opens when the wait is over`() {
        begins()
        app.dies(restored = false)
        awaits(R.string.unlock_title)
        repeat(5) {
            types("000000", R.string.unlock_action)
            Screen.awaits { !Screen.says(word(R.string.unlock_action)) || Screen.spoken().none { it == "000000" } }
        }
        awaits(R.string.unlock_wait_title)
        process.phone.clock.sinceBoot += 31_000
        app.dies(restored = false)
        unlocks()
        awaits(R.string.passes_empty_title)
    }

    @Test fun `a rotation keeps the place, and a death of the process keeps it behind the PIN`() {
        begins()
        keepsTheRealPass()
        opensThePass()
        app.rotates()
        awaits(R.string.detail_fields)
        app.dies(restored = true)
        unlocks()
        awaits(R.string.detail_fields)
    }

    @Test fun `a damaged wallet is said to be damaged and stays as it is`() {
        begins()
        val file = process.folder.resolve("wallet/carnet.db")
        app.dies(restored = false) {
            process.folder.resolve("wallet").listFiles()!!.filter { it.name != "carnet.db" }.forEach { it.delete() }
            file.writeBytes(ByteArray(5000) { 7 })
        }
        awaits(R.string.error_damaged_wallet_title)
        assertArrayEquals(ByteArray(5000) { 7 }, file.readBytes())
    }

    @Test fun `without a camera a pass is added another way`() {
        begins()
        activates(R.string.passes_add)
        awaits(R.string.add_title)
        assertFalse(hears(R.string.add_scan))
        clipboard(RealPass.text)
        activates(R.string.add_paste)
        awaits(R.string.preview_keep)
    }

    @Test fun `a camera that is not allowed says so and leads back to the other ways`() {
        shadowOf(process.packageManager).setSystemFeature(PackageManager.FEATURE_CAMERA_ANY, true)
        begins()
        activates(R.string.passes_add)
        awaits(R.string.add_title)
        activates(R.string.add_scan)
        awaits(R.string.camera_ask_title)
        activates(R.string.camera_ask_allow)
        val asked = shadowOf(app.activity).lastRequestedPermission
        assertArrayEquals(arrayOf(Manifest.permission.CAMERA), asked.requestedPermissions)
        app.activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(PackageManager.PERMISSION_DENIED))
        Screen.idle()
        awaits(R.string.camera_denied_title)
        activates(R.string.camera_other_add)
        awaits(R.string.add_title)
    }

    /** The core's clock and keystore call it slow work, as [app.carnet.support.TestClock] says: on the main thread that is the end of it. */
    @Test fun `nothing of the core runs on the main thread`() {
        val before = StrictMode.getThreadPolicy()
        StrictMode.setThreadPolicy(StrictMode.ThreadPolicy.Builder().detectCustomSlowCalls().penaltyDeath().build())
        try {
            assertThrows(RuntimeException::class.java) { StrictMode.noteSlowCall("the policy is in force") }
            begins()
            keepsTheRealPass()
            app.dies(restored = true)
            unlocks()
            showsTheCode()
        } finally {
            StrictMode.setThreadPolicy(before)
        }
    }

    private fun clipboard(text: String) =
        process.getSystemService(ClipboardManager::class.java)!!.setPrimaryClip(ClipData.newPlainText("", text))

    @Test fun `on a full disk nothing is kept, it is said, and what was kept is still there`() {
        begins()
        keepsTheRealPass()
        app.receives(sharedText(SECOND))
        awaits(R.string.preview_keep)
        fileSizeLimit("4096")
        try {
            activates(R.string.preview_keep)
            awaits(R.string.error_not_written_title)
        } finally {
            fileSizeLimit("unlimited")
        }
        assertEquals(1, runBlocking { carnet.overview() }.people.sumOf { it.cards.size })
        activates(R.string.preview_keep)
        Screen.awaits { runBlocking { carnet.overview() }.people.sumOf { it.cards.size } == 2 }
    }

    /** The most bytes this process may write into one file: writes past it fail, as on a full disk. */
    private fun fileSizeLimit(limit: String) {
        val command = listOf("prlimit", "--pid", ProcessHandle.current().pid().toString(), "--fsize=$limit:")
        assertEquals(0, ProcessBuilder(command).inheritIO().start().waitFor())
    }

    private companion object {
        const val PIN = "271828"
        const val HOLDER = "Gabriele Musterfrau-Gößinger"

        /** Said on its card. */
        const val RESULT = "Comirnaty"

        /** Another case of the same test data. */
        val SECOND = PublishedPass("IT/2DCode/raw/2.json").text
    }
}
