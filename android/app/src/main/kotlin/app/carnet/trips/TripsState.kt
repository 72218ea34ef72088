package app.carnet.trips

import app.carnet.bridge.CarnetError
import app.carnet.bridge.TripCard

/** The trips that are kept. */
sealed interface TripsState {
    data object Loading : TripsState

    data class Failed(val error: CarnetError) : TripsState

    data class Listed(val trips: List<TripCard>) : TripsState
}
