package app.carnet.detail

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Passes
import app.carnet.bridge.Showing
import app.carnet.passes.Removals
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** One kept pass: all it says, and its end. */
class DetailViewModel(private val id: String, private val passes: Passes, private val showing: Showing, private val removals: Removals) : ViewModel() {
    private val states = MutableStateFlow(DetailState())
    val state: StateFlow<DetailState> = states.asStateFlow()

    init {
        load()
    }

    /** Reads it, again after a while: the verdict may have changed. */
    fun load() {
        viewModelScope.launch {
            try {
                val detail = passes.detail(id)
                val reveals = showing.reveals(id)
                states.update { it.copy(detail = detail, reveals = reveals, error = null) }
            } catch (error: CarnetError) {
                states.update { it.copy(detail = null, error = error) }
            }
        }
    }

    /** Deletes it; the list offers to undo that. */
    fun remove() {
        viewModelScope.launch {
            try {
                passes.remove(id)
                removals.put(id)
                states.update { it.copy(removed = true) }
            } catch (error: CarnetError) {
                states.update { it.copy(failure = error) }
            }
        }
    }
}
