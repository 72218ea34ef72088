package app.carnet.app

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** What another app shared with this one. Held in memory only. */
sealed interface Shared {
    class Text(val text: String) : Shared

    /** A file by its `content:` address. */
    class File(val uri: String) : Shared
}

/** Texts on their way from a camera, a file or a share to the preview. Never written anywhere; gone when the process is. */
class Imports {
    private val batches = LinkedHashMap<Long, List<String>>()
    private var last = 0L
    private val waiting = MutableStateFlow<List<Shared>>(emptyList())

    /** What was shared and nobody has read yet. */
    val shared: StateFlow<List<Shared>> = waiting.asStateFlow()

    /** Holds texts for the preview and gives the number to ask for them. */
    @Synchronized
    fun put(texts: List<String>): Long {
        last += 1
        batches[last] = texts
        return last
    }

    /** The texts of a batch; null where the process was restarted in between. */
    @Synchronized
    fun texts(batch: Long): List<String>? = batches[batch]

    @Synchronized
    fun forget(batch: Long) {
        batches -= batch
    }

    /** Something was shared. An empty list changes nothing. */
    fun share(content: List<Shared>) {
        if (content.isNotEmpty()) waiting.value = content
    }

    /** Takes what was shared; the next call finds nothing. */
    @Synchronized
    fun takeShared(): List<Shared> = waiting.value.also { waiting.value = emptyList() }

    /** The wallet was locked: nothing read from a pass stays. What was shared and not read yet waits on. */
    @Synchronized
    fun clear() = batches.clear()
}
