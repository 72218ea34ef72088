package app.carnet.trip

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Trip
import app.carnet.bridge.TripReminder

/** One trip. */
sealed interface TripState {
    data object Loading : TripState

    data class Failed(val error: CarnetError) : TripState

    /** [forgetting]: waits for a yes or no. */
    data class There(
        val trip: Trip,
        val reminders: List<TripReminder>,
        val forgetting: Boolean = false,
        val busy: Boolean = false,
        val problem: CarnetError? = null,
    ) : TripState

    /** It is forgotten: back to the list. */
    data object Forgotten : TripState
}
