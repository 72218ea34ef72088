package app.carnet.device

import android.content.ContentResolver
import android.content.Context
import android.net.Uri
import android.provider.OpenableColumns
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.ByteArrayOutputStream
import java.io.IOException

/** Files that the traveller chose, by the address the system gave. Nothing else of the phone can be read or written. */
interface Files {
    /** All bytes of a file, at most [limit]. Throws [FileTrouble] and nothing else. */
    suspend fun read(uri: String, limit: Int = LARGEST_FILE): ByteArray

    /** The name people see, empty where there is none. */
    suspend fun name(uri: String): String

    /** Writes a new file where the traveller chose; false where that fails. */
    suspend fun write(uri: String, bytes: ByteArray): Boolean
}

/** A file that was not read; [tooLarge]: it is past the limit. */
class FileTrouble(val tooLarge: Boolean) : Exception(if (tooLarge) "file too large" else "file not opened")

/** The largest document the core's decoder takes. */
const val LARGEST_FILE: Int = 32 shl 20

/** [Files] over the content resolver. Only `content:` addresses: a `file:` one could name this app's own files. */
class AndroidFiles(context: Context, private val dispatcher: CoroutineDispatcher = Dispatchers.IO) : Files {
    private val resolver: ContentResolver = context.applicationContext.contentResolver

    override suspend fun read(uri: String, limit: Int): ByteArray = withContext(dispatcher) {
        val address = Uri.parse(uri)
        if (address.scheme != ContentResolver.SCHEME_CONTENT) throw FileTrouble(tooLarge = false)
        try {
            bytes(address, limit)
        } catch (_: IOException) {
            throw FileTrouble(tooLarge = false)
        } catch (_: RuntimeException) { // SecurityException and whatever else the other app's provider throws
            throw FileTrouble(tooLarge = false)
        }
    }

    override suspend fun name(uri: String): String = withContext(dispatcher) {
        val address = Uri.parse(uri)
        try {
            displayName(address) ?: address.lastPathSegment.orEmpty()
        } catch (_: RuntimeException) {
            ""
        }
    }

    override suspend fun write(uri: String, bytes: ByteArray): Boolean = withContext(dispatcher) {
        val address = Uri.parse(uri)
        if (address.scheme != ContentResolver.SCHEME_CONTENT) return@withContext false
        try {
            val stream = resolver.openOutputStream(address, "wt") ?: return@withContext false
            stream.use { it.write(bytes) }
            true
        } catch (_: IOException) {
            false
        } catch (_: RuntimeException) { // SecurityException and whatever else the other app's provider throws
            false
        }
    }

    private fun displayName(address: Uri): String? =
        resolver.query(address, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)?.use { row ->
            if (row.moveToFirst() && !row.isNull(0)) row.getString(0) else null
        }

    private fun bytes(address: Uri, limit: Int): ByteArray {
        val stream = resolver.openInputStream(address) ?: throw FileTrouble(tooLarge = false)
        return stream.use { input ->
            val out = ByteArrayOutputStream()
            val piece = ByteArray(PIECE)
            while (true) {
                val read = input.read(piece)
                if (read < 0) break
                if (out.size() + read > limit) throw FileTrouble(tooLarge = true)
                out.write(piece, 0, read)
            }
            out.toByteArray()
        }
    }

    private companion object {
        const val PIECE = 64 shl 10
    }
}
