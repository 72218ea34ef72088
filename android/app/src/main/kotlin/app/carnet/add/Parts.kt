package app.carnet.add

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Joined
import app.carnet.bridge.Reading
import app.carnet.bridge.Scan
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** How many codes of a pass are there. */
data class Progress(val have: Int, val need: Int) {
    val missing: Int get() = need - have
}

/** What became of texts that were read. */
class Taken(
    /** Whole passes, joined ones among them, and whatever else is no part: on to the preview. */
    val texts: List<String> = emptyList(),
    /** The last code of a pass was among them. */
    val completed: Boolean = false,
    /** A code was added to those collected. */
    val grew: Boolean = false,
    /** Nothing but codes that are there already. */
    val again: Boolean = false,
    /** Codes of another pass than the one that is collected; [Parts.begin] starts with them. */
    val other: List<String> = emptyList(),
)

/**
 * The codes of one pass, collected in any order over camera, pictures and files. What belongs together is the core's word. In
 * memory only, gone when the wallet locks.
 */
class Parts(private val reading: Reading) {
    private val now = MutableStateFlow<Progress?>(null)

    /** Null where nothing is being collected. */
    val progress: StateFlow<Progress?> = now.asStateFlow()
    private var collected: List<String> = emptyList()

    /** Rises when what was collected is forgotten: what was asked of the core before counts no more. */
    private var turn = 0

    /** Sorts what was read: parts are collected, all else is given back. */
    suspend fun take(texts: List<String>): Taken {
        val mine = turn
        val fresh = texts.distinct() - collected.toSet()
        if (fresh.isEmpty()) return if (texts.isEmpty()) Taken() else Taken(again = true)
        val (parts, whole) = fresh.partition { isPart(it) }
        if (parts.isEmpty()) return Taken(whole)
        return sort(parts, whole, mine)
    }

    /** What begins as an invitation and is none is told by the preview. */
    private suspend fun isPart(text: String): Boolean = try {
        reading.preview(text) is Scan.Part
    } catch (_: CarnetError.Native) {
        false
    }

    /** Collects the codes of another pass in place of those that are there. */
    suspend fun begin(parts: List<String>): Taken {
        clear()
        return take(parts)
    }

    /** Forgets what was collected. */
    fun clear() {
        turn += 1
        collected = emptyList()
        now.value = null
    }

    /** Each part joins the first pile it belongs to; the pile that was there before stands first. */
    private suspend fun sort(parts: List<String>, whole: List<String>, mine: Int): Taken {
        val piles = mutableListOf<Pile>()
        now.value?.let { piles += Pile(collected, Joined.Missing(it.have, it.need)) }
        val strays = parts.filterNot { part -> piles.any { it.takes(part) } || alone(part)?.let(piles::add) == true }
        val done = piles.mapNotNull { (it.joined as? Joined.Whole)?.text }
        if (mine != turn) return Taken(done + whole)
        val open = piles.filter { it.joined is Joined.Missing }
        val before = now.value
        val chosen = open.firstOrNull()
        collected = chosen?.texts.orEmpty()
        now.value = (chosen?.joined as? Joined.Missing)?.let { Progress(it.have, it.need) }
        return Taken(
            texts = done + whole + strays,
            completed = done.isNotEmpty(),
            grew = now.value != before,
            again = now.value == before && open.size == 1,
            other = open.getOrNull(1)?.texts.orEmpty(),
        )
    }

    /** A pile of one; null where the core makes nothing of it by itself. */
    private suspend fun alone(part: String): Pile? = reading.join(listOf(part)).takeIf { it != Joined.Apart }?.let { Pile(listOf(part), it) }

    private inner class Pile(var texts: List<String>, var joined: Joined) {
        suspend fun takes(part: String): Boolean {
            if (joined is Joined.Whole) return false
            val together = reading.join(texts + part)
            if (together == Joined.Apart) return false
            texts = texts + part
            joined = together
            return true
        }
    }
}
