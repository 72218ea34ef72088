package app.carnet.passes

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Passes
import app.carnet.bridge.Specimens
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** The list: searching, deleting with undo, and the specimens' beginning and end. */
class PassesViewModel(
    private val passes: Passes,
    private val specimens: Specimens,
    private val removals: Removals,
    private val onGate: () -> Unit,
) : ViewModel() {
    private val states = MutableStateFlow(PassesState())
    val state: StateFlow<PassesState> = states.asStateFlow()
    private var loading: Job? = null

    init {
        viewModelScope.launch {
            removals.removed.collect { removed ->
                states.update { it.copy(removed = removed) }
                load()
            }
        }
    }

    /** Reads the list again; what is on the screen stays until it is there. */
    fun load() {
        loading?.cancel()
        loading = viewModelScope.launch {
            val search = states.value.search.orEmpty()
            try {
                val overview = passes.overview(search)
                states.update { it.copy(overview = overview, error = null) }
            } catch (error: CarnetError) {
                states.update { it.copy(overview = null, error = error) }
            }
        }
    }

    /** Begins, changes or (null) ends the search. */
    fun search(words: String?) {
        val changed = words.orEmpty() != states.value.search.orEmpty()
        states.update { it.copy(search = words) }
        if (changed) load()
    }

    fun remove(id: String) = act {
        passes.remove(id)
        removals.put(id)
    }

    /** Brings back what was deleted last. */
    fun undo() {
        val id = states.value.removed ?: return
        act {
            passes.restore(id)
            removals.clear()
        }
    }

    /** The offer to undo has gone from the screen. */
    fun undoOver() = removals.clear()

    fun trySpecimens() = act {
        specimens.trySpecimens()
        onGate()
        load()
    }

    fun endSpecimens() = act {
        specimens.endSpecimens()
        onGate()
    }

    fun failureSeen() = states.update { it.copy(failure = null) }

    private fun act(call: suspend () -> Unit) {
        viewModelScope.launch {
            try {
                call()
            } catch (error: CarnetError) {
                states.update { it.copy(failure = error) }
            }
        }
    }
}
