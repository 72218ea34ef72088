package app.carnet.publishers

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Publishers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** The list of publishers. [now]: seconds since 1970 UTC. */
class PublishersViewModel(private val publishers: Publishers, private val now: () -> Long) : ViewModel() {
    private val states = MutableStateFlow<PublishersState>(PublishersState.Loading)
    val state: StateFlow<PublishersState> = states.asStateFlow()

    /** Reads them, again whenever the page comes in front: another page may have changed them. */
    fun load() {
        viewModelScope.launch {
            states.value = try {
                PublishersState.Listed(publishers.publishers(), publishers.conflicts().size, now())
            } catch (error: CarnetError) {
                PublishersState.Failed(error)
            }
        }
    }
}
