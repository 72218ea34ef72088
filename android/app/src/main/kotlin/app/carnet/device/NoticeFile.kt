package app.carnet.device

import android.util.AtomicFile
import java.io.File
import java.io.IOException

/**
 * The moments and kinds that wait, a line each: `1771326000 DOSE_BY`. Outside of the wallet, since they are needed while it is
 * locked; in the app's own folder that no backup takes, readable once the phone was unlocked after its start.
 */
internal class NoticeFile(file: File) {
    private val path = file
    private val file = AtomicFile(file)

    /** What stands there; a line that is none is passed over. */
    fun read(): List<Notice> = try {
        file.readFully().decodeToString().lines().mapNotNull(::notice)
    } catch (_: IOException) {
        emptyList()
    }

    /** All of it anew; nothing to keep leaves no file. Where it cannot be written the older one stays: the next unlock tries again. */
    fun write(notices: List<Notice>) {
        if (notices.isEmpty()) {
            file.delete()
            return
        }
        try {
            path.parentFile?.mkdirs()
            val out = file.startWrite()
            try {
                out.write(notices.joinToString("\n") { "${it.at} ${it.code.name}" }.encodeToByteArray())
                file.finishWrite(out)
            } catch (error: IOException) {
                file.failWrite(out)
                throw error
            }
        } catch (_: IOException) {
            return
        }
    }

    private fun notice(line: String): Notice? {
        val at = line.substringBefore(' ').toLongOrNull() ?: return null
        val code = NoticeCode.entries.firstOrNull { it.name == line.substringAfter(' ') } ?: return null
        return Notice(at, code)
    }
}
