package app.carnet.app

/** Packs on their way from a file or a moving code to the page that offers them. In memory only; what is not taken is let go. */
class Packs {
    private val waiting = HashMap<Long, PackSource>()
    private var last = 0L

    /** Holds a pack and gives the number to ask for it. */
    @Synchronized
    fun put(source: PackSource): Long {
        last += 1
        waiting[last] = source
        return last
    }

    /** Where a pack is; null where the process was restarted or the wallet locked in between. */
    @Synchronized
    fun source(number: Long): PackSource? = waiting[number]

    @Synchronized
    fun forget(number: Long) {
        waiting -= number
    }

    @Synchronized
    fun clear() = waiting.clear()
}

/** Where a pack is read from. */
sealed interface PackSource {
    /** A file that was picked, by its `content:` address. */
    class File(val uri: String) : PackSource

    /** What was read already. */
    class Bytes(val bytes: ByteArray) : PackSource
}
