package app.carnet.device

import android.content.Intent
import android.net.Uri
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class SharingTest {
    private val app = RuntimeEnvironment.getApplication()

    private fun shared(name: String, bytes: ByteArray): Intent {
        val chooser = checkNotNull(runBlocking { AndroidSharing(app, Dispatchers.Unconfined).intent(name, bytes) })
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        return chooser.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java)!!
    }

    @Test
    fun theChosenAppReadsTheLastFileAndNothingElse() {
        shared("first.carnetpack", byteArrayOf(1))
        val send = shared("next.carnetpack", byteArrayOf(1, 2, 3))
        val address = send.getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java)!!
        assertTrue(address.toString().startsWith("content://app.carnet.shared/") && address.lastPathSegment == "next.carnetpack")
        assertTrue(send.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION != 0)
        assertArrayEquals(byteArrayOf(1, 2, 3), app.contentResolver.openInputStream(address)!!.readBytes())
        assertEquals(listOf("next.carnetpack"), app.cacheDir.resolve("shared").list()!!.toList())
    }

    @Test
    fun aPublishersNameMakesAFilesName() {
        assertEquals("Utopia-Ministry-of-Health-SPECIMEN.carnetpack", packFileName("Utopia Ministry of Health (SPECIMEN)"))
        assertEquals("وزارة-الصحة.carnetpack", packFileName("وزارة الصحة"))
        assertEquals("publisher.carnetpack", packFileName("../.."))
        assertTrue(packFileName("x".repeat(200)).length < 64)
    }
}
