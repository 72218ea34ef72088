package app.carnet.preview

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.app.Imports
import app.carnet.bridge.CarnetError
import app.carnet.bridge.OwnPasses
import app.carnet.bridge.Reading
import app.carnet.bridge.RequestTrouble
import app.carnet.bridge.Scan
import app.carnet.passes.Removals
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** The texts of one import, looked at and kept one by one or together. */
class PreviewViewModel(
    private val reading: Reading,
    private val own: OwnPasses,
    private val imports: Imports,
    private val removals: Removals,
    private val batch: Long,
) : ViewModel() {
    private class Entry(val text: String, val scan: Scan, var mark: Mark = Mark.WAITS)

    private val states = MutableStateFlow<PreviewState>(PreviewState.Loading)
    val state: StateFlow<PreviewState> = states.asStateFlow()
    private var entries: List<Entry> = emptyList()
    private var open: Entry? = null
    private var keptId: String? = null

    /** The text goes on to another page. */
    private var passedOn = false

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
                states.value = entries.firstOrNull { it.scan is Scan.Batch }?.let { receive(it) } ?: asked() ?: open?.let(::one) ?: several()
            } catch (error: CarnetError) {
                states.value = PreviewState.Failed(error)
            }
        }
    }

    /** Passes that were waited for are kept at once: whoever enrolled has asked for them. */
    private suspend fun receive(batch: Entry): PreviewState {
        val id = own.receive(batch.text.encodeToByteArray())
        imports.forget(this.batch)
        return PreviewState.Received(id)
    }

    /** A request is a page of its own; an answer is of no use to whoever asked nobody. */
    private fun asked(): PreviewState? = when (entries.firstOrNull()?.scan) {
        Scan.Request -> {
            passedOn = true
            PreviewState.Asked
        }
        Scan.Answer -> PreviewState.Failed(CarnetError.Request(RequestTrouble.NOT_NOW, ""))
        else -> null
    }

    /** Answers the invitation that is looked at. */
    fun enrol() {
        val now = states.value as? PreviewState.One ?: return
        val entry = open?.takeIf { it.scan is Scan.Invitation } ?: return
        if (now.busy) return
        states.value = now.copy(busy = true, problem = null)
        viewModelScope.launch {
            states.value = try {
                PreviewState.Answered(own.enrol(entry.text).id).also { imports.forget(batch) }
            } catch (error: CarnetError) {
                now.copy(busy = false, problem = error)
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

    /** Back from what a pass says too much to the pass, from one pass to the list; false where there is neither. */
    fun back(): Boolean {
        (states.value as? PreviewState.Minimum)?.let {
            states.value = it.one
            return true
        }
        if (states.value !is PreviewState.One || entries.size < 2) return false
        open = null
        states.value = several()
        return true
    }

    /**
     * Keeps the pass that is looked at; [replace]: in place of the older one. One that says more than it has to is kept only after
     * [keepAllTheSame].
     */
    fun keep(replace: Boolean = false) {
        val now = states.value as? PreviewState.One ?: return
        val pass = now.scan as? Scan.Pass ?: return
        if (now.busy) return
        if (pass.asksFirst()) states.value = PreviewState.Minimum(now.copy(problem = null), pass, replace) else keep(now, replace)
    }

    /** The traveller has seen what the pass says beyond the minimum, and keeps it. */
    fun keepAllTheSame() {
        val now = states.value as? PreviewState.Minimum ?: return
        keep(now.one, now.replace)
    }

    /** Lets go of the pass that is looked at. */
    fun discard() {
        val entry = open ?: return
        if (states.value.one()?.busy != false) return
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

    private fun keep(now: PreviewState.One, replace: Boolean) {
        val entry = open ?: return
        if (now.busy) return
        val busy = now.copy(busy = true, problem = null)
        states.update { if (it is PreviewState.Minimum) it.copy(one = busy) else busy }
        viewModelScope.launch {
            try {
                keep(entry, (entry.scan as? Scan.Pass)?.relatedId.takeIf { replace })
                next()
            } catch (error: CarnetError) {
                states.value = now.copy(busy = false, problem = error)
            }
        }
    }

    private suspend fun keep(entry: Entry, replacing: String? = null) {
        keptId = reading.keep(entry.text, replacing)
        entry.mark = Mark.KEPT
        replacing?.let { removals.put(it, replaced = true) }
    }

    private fun next() {
        open = null
        val list = several()
        if (entries.size == 1 || list.finished) finish() else states.value = list
    }

    private fun toLookAt(): Int = entries.count { it.mark == Mark.WAITS && it.scan is Scan.Pass && it.scan.keepable && it.scan.detail.excess.isNotEmpty() }

    private fun PreviewState.one(): PreviewState.One? = this as? PreviewState.One ?: (this as? PreviewState.Minimum)?.one

    private fun several() = PreviewState.Several(entries.map { FoundPass(it.scan, it.mark) })

    private fun one(entry: Entry) = PreviewState.One(entry.scan, entries.indexOf(entry) + 1, entries.size, entry.mark)

    /** Lines of a mail around a code, and other codes on a paper, are no news where there is a pass among them. */
    private fun worthShowing(all: List<Entry>): List<Entry> =
        all.filter { it.scan is Scan.Pass }.ifEmpty { all.filter { it.scan.isExchange() }.ifEmpty { all }.take(1) }

    private fun Scan.isExchange(): Boolean = this is Scan.Invitation || this is Scan.Batch || this is Scan.Request || this is Scan.Answer

    override fun onCleared() {
        if (!passedOn) imports.forget(batch)
    }
}
