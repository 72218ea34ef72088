package app.carnet.device

import android.app.Application
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Intent
import android.net.Uri
import android.view.HapticFeedbackConstants
import android.view.View
import app.carnet.app.Shared
import java.io.ByteArrayInputStream
import java.io.File
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class DevicePartsTest {
    private val app: Application get() = RuntimeEnvironment.getApplication()
    private val address = "content://mail/attachment/7"

    private fun serve(bytes: ByteArray) = shadowOf(app.contentResolver).registerInputStream(Uri.parse(address), ByteArrayInputStream(bytes))

    @Test
    fun aFileIsReadUpToItsLimit() = runBlocking {
        serve(ByteArray(70_000) { it.toByte() })
        assertArrayEquals(ByteArray(70_000) { it.toByte() }, AndroidFiles(app).read(address))
        serve(ByteArray(70_000))
        assertTrue(assertThrows(FileTrouble::class.java) { runBlocking { AndroidFiles(app).read(address, limit = 69_999) } }.tooLarge)
        assertEquals("7", AndroidFiles(app).name(address))
    }

    @Test
    fun theAppsOwnFilesAreNotRead() {
        val own = File(app.filesDir, "wallet").apply { writeText("secret") }
        for (uri in listOf(Uri.fromFile(own).toString(), own.path, "", "content://nobody/1")) {
            assertFalse(uri, assertThrows(FileTrouble::class.java) { runBlocking { AndroidFiles(app).read(uri) } }.tooLarge)
        }
    }

    @Test
    fun aSecretOnTheClipboardIsMarked() {
        val clipboard = AndroidClipboardText(app)
        assertNull(clipboard.text())
        clipboard.putSecret("Recovery code", "7QKD")
        assertEquals("7QKD", clipboard.text())
        val manager = app.getSystemService(ClipboardManager::class.java)!!
        assertTrue(manager.primaryClipDescription!!.extras!!.getBoolean(ClipDescription.EXTRA_IS_SENSITIVE))
    }

    @Test
    fun hapticsAskTheView() {
        val asked = mutableListOf<Int>()
        val view = object : View(app) {
            override fun performHapticFeedback(kind: Int): Boolean = asked.add(kind)
        }
        AndroidHaptics().success(view)
        AndroidHaptics().refusal(view)
        assertEquals(listOf(HapticFeedbackConstants.CONFIRM, HapticFeedbackConstants.REJECT), asked)
    }

    @Test
    fun theLanguageIsTheSystemsToKeep() {
        val languages = AndroidLanguages(app)
        assertEquals("", languages.current)
        assertFalse(languages.set("zh-Hans"))
        assertEquals("zh-Hans", languages.current)
        languages.set("")
        assertEquals("", languages.current)
    }

    @Test
    fun factsComeFromThePackage() = runBlocking {
        val facts = AndroidAppFacts(app).read()
        assertEquals(listOf("CAMERA", "POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED", "USE_BIOMETRIC"), facts.permissions.map { it.removePrefix("android.permission.") }.sorted())
        assertTrue(AndroidAppFacts(app).licences().contains(" — Apache-2.0"))
    }

    @Test
    fun sharesAreRead() {
        val text = Intent(Intent.ACTION_SEND).putExtra(Intent.EXTRA_TEXT, "HC1:A").shared()
        assertEquals("HC1:A", (text.single() as Shared.Text).text)
        val file = Intent(Intent.ACTION_SEND).putExtra(Intent.EXTRA_STREAM, Uri.parse(address)).putExtra(Intent.EXTRA_TEXT, "caption").shared()
        assertEquals(address, (file.single() as Shared.File).uri)
        val two = arrayListOf(Uri.parse(address), Uri.parse("content://mail/attachment/8"))
        assertEquals(2, Intent(Intent.ACTION_SEND_MULTIPLE).putParcelableArrayListExtra(Intent.EXTRA_STREAM, two).shared().size)
        assertEquals(address, (Intent(Intent.ACTION_VIEW, Uri.parse(address)).shared().single() as Shared.File).uri)
    }

    /** Of each the system would offer this app: what the manifest takes in. */
    @Test
    fun filesOfEveryKindComeIn() {
        fun taken(action: String, type: String, address: String? = null): Boolean {
            val intent = Intent(action).addCategory(Intent.CATEGORY_DEFAULT)
            if (address == null) intent.type = type else intent.setDataAndType(Uri.parse(address), type)
            return app.packageManager.queryIntentActivities(intent, 0).any { it.activityInfo.packageName == app.packageName }
        }
        val types = listOf(
            "text/plain", "text/html", "image/png", "application/pdf", "message/rfc822", "application/smart-health-card",
            "application/vnd.apple.pkpass", "application/octet-stream", "application/zip",
        )
        for (type in types) {
            assertTrue(type, taken(Intent.ACTION_SEND, type))
            assertTrue(type, taken(Intent.ACTION_SEND_MULTIPLE, type))
        }
        assertFalse("video/mp4", taken(Intent.ACTION_SEND, "video/mp4"))
        for (name in listOf("card.smart-health-card", "a.b.smart-health-card", "card.pkpass", "mail.eml")) {
            assertTrue(name, taken(Intent.ACTION_VIEW, "application/octet-stream", "content://files.example/download/$name"))
        }
        assertFalse("an unknown file", taken(Intent.ACTION_VIEW, "application/octet-stream", "content://files.example/download/game.bin"))
        assertTrue(taken(Intent.ACTION_VIEW, "application/vnd.apple.pkpass", address))
    }

    @Test
    fun whatIsNoShareIsNone() {
        assertTrue(Intent(Intent.ACTION_MAIN).shared().isEmpty())
        assertTrue(Intent(Intent.ACTION_VIEW, Uri.parse("file:///data/data/app.carnet/files/wallet")).shared().isEmpty())
        assertTrue(Intent(Intent.ACTION_SEND).shared().isEmpty())
    }
}
