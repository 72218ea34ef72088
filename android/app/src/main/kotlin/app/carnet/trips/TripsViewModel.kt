package app.carnet.trips

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Trips
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** The list of trips. */
class TripsViewModel(private val trips: Trips) : ViewModel() {
    private val states = MutableStateFlow<TripsState>(TripsState.Loading)
    val state: StateFlow<TripsState> = states.asStateFlow()

    /** Reads them, again whenever the page comes in front: colours change with the time. */
    fun load() {
        viewModelScope.launch {
            states.value = try {
                TripsState.Listed(trips.trips())
            } catch (error: CarnetError) {
                TripsState.Failed(error)
            }
        }
    }
}
