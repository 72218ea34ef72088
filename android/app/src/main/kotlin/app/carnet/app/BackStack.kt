package app.carnet.app

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.lifecycle.ViewModel
import androidx.lifecycle.ViewModelStore

/** One visit of a place. The same place visited twice has two ids, and two view-models. */
data class Entry(val id: Long, val destination: Destination)

/** Where the traveller is and how they came here. Survives rotation as it is, and process death by [save] and [restore]. */
class BackStack : ViewModel() {
    private var last = 1L
    private val stores = HashMap<Long, ViewModelStore>()

    /** From the list of passes to where the traveller is; never empty. */
    var entries: List<Entry> by mutableStateOf(listOf(Entry(1, Destination.Passes)))
        private set

    val top: Entry get() = entries.last()

    /** Set once an Activity has taken it up; a new process begins with a new one. */
    var alive: Boolean = false

    /** Goes somewhere. From one pass's details to another's replaces them: the list stays one step back. */
    fun to(destination: Destination) {
        val here = top.destination
        when {
            here == destination -> Unit
            here is Destination.Detail && destination is Destination.Detail -> replace(destination)
            else -> entries = entries + entry(destination)
        }
    }

    /** One step back; false at the list. */
    fun back(): Boolean {
        if (entries.size == 1) return false
        entries = entries.dropLast(1)
        return true
    }

    fun replace(destination: Destination) {
        entries = if (entries.size == 1) entries + entry(destination) else entries.dropLast(1) + entry(destination)
    }

    /** Back to the list, and from there to [destination]; where that is there already, its visit goes on. */
    fun home(destination: Destination?) {
        val there = entries.getOrNull(1)?.takeIf { it.destination == destination }
        entries = entries.take(1) + listOfNotNull(there ?: destination?.let(::entry))
    }

    /** The wallet was locked: nothing read from it stays in memory, and places that should not be found again are left. */
    fun locked() {
        entries = entries.takeWhile { it.destination.outlivesLock }
        clearStores { false }
    }

    /** The view-models of one visit. */
    fun store(entry: Entry): ViewModelStore = stores.getOrPut(entry.id) { ViewModelStore() }

    /** Lets go of the view-models of visits that are over. */
    fun prune() {
        val ids = entries.map(Entry::id).toSet()
        clearStores { it in ids }
    }

    fun save(): ArrayList<String> = entries.mapTo(ArrayList()) { it.destination.code }

    fun restore(codes: List<String>) {
        val places = codes.mapNotNull(Destination::of).dropWhile { it == Destination.Passes }
        entries = entries.take(1) + places.map(::entry)
    }

    override fun onCleared() = clearStores { false }

    private fun entry(destination: Destination): Entry {
        last += 1
        return Entry(last, destination)
    }

    private fun clearStores(keep: (Long) -> Boolean) {
        val over = stores.filterKeys { !keep(it) }
        stores -= over.keys
        over.values.forEach(ViewModelStore::clear)
    }
}
