package app.carnet.trip

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Trips
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** One trip: judged whenever it is looked at, and its end. */
class TripViewModel(private val id: String, private val trips: Trips) : ViewModel() {
    private val states = MutableStateFlow<TripState>(TripState.Loading)
    val state: StateFlow<TripState> = states.asStateFlow()

    /** Judges it; rules are quoted in the first of these [languages] that they have. */
    fun load(languages: List<String>) {
        viewModelScope.launch {
            states.value = try {
                TripState.There(trips.trip(id, languages), trips.tripReminders().filter { it.trip == id })
            } catch (error: CarnetError) {
                TripState.Failed(error)
            }
        }
    }

    /** Asks before it is forgotten. */
    fun askForget(asked: Boolean) = states.update { if (it is TripState.There) it.copy(forgetting = asked, problem = null) else it }

    fun forget() {
        val there = states.value as? TripState.There ?: return
        if (!there.forgetting || there.busy) return
        states.value = there.copy(forgetting = false, busy = true)
        viewModelScope.launch {
            states.value = try {
                trips.removeTrip(id)
                TripState.Forgotten
            } catch (error: CarnetError) {
                there.copy(forgetting = false, problem = error)
            }
        }
    }
}
