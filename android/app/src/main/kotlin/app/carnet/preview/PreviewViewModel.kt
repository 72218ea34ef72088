package app.carnet.preview

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.app.Imports
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Reading
import app.carnet.bridge.Scan
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** The texts of one import, looked at and kept one by one or together. */
class PreviewViewModel(private val reading: Reading, private val imports: Imports, private val batch: Long) : ViewModel() {
    private class Entry(val text: String, val scan: Scan, var mark: Mark = Mark.WAITS)

    private val states = MutableStateFlow<PreviewState>(PreviewState.Loading)
    val state: StateFlow<PreviewState> = states.asStateFlow()
    private var entries: List<Entry> = emptyList()
    private var open: Entry? = null
    private var keptId: String? = null

    init {
        load()
    }

    /** Reads the texts (again). */
    fun load() {
        val texts = imports.texts(batch)
        if (texts.isNullOrEmpty()) {
            states.value = PreviewState.Gone
            return
        }
        states.value = PreviewState.Loading
        viewModelScope.launch {
            try {
                entries = worthShowing(texts.map { Entry(it, reading.preview(it)) })
                open = entries.singleOrNull()
                states.value = open?.let(::one) ?: several()
            } catch (error: CarnetError) {
                states.value = PreviewState.Failed(error)
            }
        }
    }

    /** Opens one of several. */
    fun look(index: Int) {
        val entry = entries.getOrNull(index) ?: return
        if (states.value !is PreviewState.Several) return
        open = entry
        states.value = one(entry)
    }

    /** Back from one to the list; false where there is none. */
    fun toList(): Boolean {
        if (states.value !is PreviewState.One || entries.size < 2) return false
        open = null
        states.value = several()
        return true
    }

    /** Keeps the pass that is looked at. */
    fun keep() {
        val entry = open ?: return
        val now = states.value as? PreviewState.One ?: return
        if (now.busy) return
        states.value = now.copy(busy = true, problem = null)
        viewModelScope.launch {
            try {
                keep(entry)
                next()
            } catch (error: CarnetError) {
                states.value = now.copy(busy = false, problem = error)
            }
        }
    }

    /** Lets go of the pass that is looked at. */
    fun discard() {
        val entry = open ?: return
        if ((states.value as? PreviewState.One)?.busy != false) return
        entry.mark = Mark.DISCARDED
        next()
    }

    /** Keeps every pass that needs no look of its own. */
    fun keepAll() {
        val now = states.value as? PreviewState.Several ?: return
        if (now.busy) return
        states.value = now.copy(busy = true, problem = null)
        viewModelScope.launch {
            val problem = try {
                entries.filter { it.mark == Mark.WAITS && it.scan.isPlain() }.forEach { keep(it) }
                null
            } catch (error: CarnetError) {
                error
            }
            val after = several().copy(problem = problem, toLookAt = toLookAt())
            if (problem == null && after.finished) finish() else states.value = after
        }
    }

    /** Leaves the list; what was not kept is let go. */
    fun finish() {
        imports.forget(batch)
        states.value = PreviewState.Done(keptId, entries.count { it.mark == Mark.KEPT })
    }

    private suspend fun keep(entry: Entry) {
        keptId = reading.keep(entry.text)
        entry.mark = Mark.KEPT
    }

    private fun next() {
        open = null
        val list = several()
        if (entries.size == 1 || list.finished) finish() else states.value = list
    }

    private fun toLookAt(): Int = entries.count { it.mark == Mark.WAITS && it.scan is Scan.Pass && it.scan.keepable && it.scan.detail.excess.isNotEmpty() }

    private fun several() = PreviewState.Several(entries.map { FoundPass(it.scan, it.mark) })

    private fun one(entry: Entry) = PreviewState.One(entry.scan, entries.indexOf(entry) + 1, entries.size, entry.mark)

    /** Lines of a mail around a code, and other codes on a paper, are no news where there is a pass among them. */
    private fun worthShowing(all: List<Entry>): List<Entry> = all.filter { it.scan is Scan.Pass }.ifEmpty { all.take(1) }

    override fun onCleared() {
        imports.forget(batch)
    }
}
