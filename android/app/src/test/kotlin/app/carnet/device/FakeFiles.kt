package app.carnet.device

/** Files in memory, by address. An address that is not there cannot be opened. */
class FakeFiles(private val files: Map<String, ByteArray> = emptyMap()) : Files {
    override suspend fun read(uri: String, limit: Int): ByteArray {
        val bytes = files[uri] ?: throw FileTrouble(tooLarge = false)
        if (bytes.size > limit) throw FileTrouble(tooLarge = true)
        return bytes
    }

    override suspend fun name(uri: String): String = uri.substringAfterLast('/')

    /** Files that were written, by their addresses. */
    val written = mutableMapOf<String, String>()

    /** Nothing can be written. */
    var full = false

    override suspend fun write(uri: String, bytes: ByteArray): Boolean {
        if (!full) written[uri] = bytes.decodeToString()
        return !full
    }
}
