package app.carnet.device

import android.content.Context
import android.content.Intent
import androidx.core.content.FileProvider
import java.io.File
import java.io.IOException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** Handing a file to another app that the traveller chooses. */
interface Sharing {
    /** What opens the system's share sheet with a file of these bytes; null where the phone has no room for it. */
    suspend fun intent(name: String, bytes: ByteArray): Intent?
}

/**
 * [Sharing] through a folder of the cache that holds the last shared file alone. Only the app that the traveller chooses can
 * read it, and nothing but what a publisher made public, and the public keys of an answer, is ever written there.
 */
class AndroidSharing(context: Context, private val dispatcher: CoroutineDispatcher = Dispatchers.IO) : Sharing {
    private val app = context.applicationContext

    override suspend fun intent(name: String, bytes: ByteArray): Intent? = withContext(dispatcher) {
        val folder = app.cacheDir.resolve(FOLDER)
        val file = File(folder, name)
        try {
            folder.deleteRecursively()
            folder.mkdirs()
            file.writeBytes(bytes)
        } catch (_: IOException) {
            return@withContext null
        }
        val send = Intent(Intent.ACTION_SEND)
            .setType("application/octet-stream")
            .putExtra(Intent.EXTRA_STREAM, FileProvider.getUriForFile(app, "${app.packageName}.shared", file))
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        Intent.createChooser(send, null)
    }

    private companion object {
        /** As in res/xml/shared_files.xml. */
        const val FOLDER = "shared"
    }
}

/** A file's name from a publisher's: letters and digits of any script, the rest as hyphens. */
fun packFileName(publisher: String): String {
    val name = publisher.map { if (it.isLetterOrDigit()) it else '-' }.joinToString("").trim('-').replace(Regex("-+"), "-").take(LONGEST_NAME)
    return "${name.ifEmpty { "publisher" }}.carnetpack"
}

/** Letters; file systems take 255 bytes, and a letter takes up to four. */
private const val LONGEST_NAME = 48
