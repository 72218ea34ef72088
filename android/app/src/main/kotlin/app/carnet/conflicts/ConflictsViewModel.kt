package app.carnet.conflicts

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Publishers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** Keys of which publishers say different things. */
class ConflictsViewModel(private val publishers: Publishers) : ViewModel() {
    private val states = MutableStateFlow<ConflictsState>(ConflictsState.Loading)
    val state: StateFlow<ConflictsState> = states.asStateFlow()

    init {
        load()
    }

    fun load() {
        viewModelScope.launch {
            states.value = try {
                ConflictsState.Listed(publishers.conflicts())
            } catch (error: CarnetError) {
                ConflictsState.Failed(error)
            }
        }
    }
}
