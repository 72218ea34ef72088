package app.carnet.publisher

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Publishers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** One publisher: what it says, and its end. [now]: seconds since 1970 UTC. */
class PublisherViewModel(private val id: String, private val publishers: Publishers, private val now: () -> Long) : ViewModel() {
    private val states = MutableStateFlow<PublisherState>(PublisherState.Loading)
    val state: StateFlow<PublisherState> = states.asStateFlow()

    /** Reads it, again whenever the page comes in front: it may have been updated. */
    fun load() {
        viewModelScope.launch {
            states.value = try {
                publishers.publishers().firstOrNull { it.id == id }?.let { PublisherState.There(it, now()) }
                    ?: PublisherState.Failed(CarnetError.NoSuchPublisher())
            } catch (error: CarnetError) {
                PublisherState.Failed(error)
            }
        }
    }

    /** Asks before it goes. */
    fun askRemove(asked: Boolean) = there { it.copy(removing = asked, problem = null) }

    fun remove() {
        val there = states.value as? PublisherState.There ?: return
        if (!there.removing || there.busy) return
        states.value = there.copy(removing = false, busy = true)
        viewModelScope.launch {
            states.value = try {
                publishers.removePublisher(id)
                PublisherState.Removed
            } catch (error: CarnetError) {
                there.copy(removing = false, problem = error)
            }
        }
    }

    private fun there(change: (PublisherState.There) -> PublisherState.There) =
        states.update { if (it is PublisherState.There) change(it) else it }
}
