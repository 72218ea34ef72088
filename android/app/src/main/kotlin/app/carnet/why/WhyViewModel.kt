package app.carnet.why

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Passes
import app.carnet.bridge.Trips
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** The reasons of one leg. */
class WhyViewModel(private val id: String, private val leg: Int, private val trips: Trips, private val passes: Passes) : ViewModel() {
    private val states = MutableStateFlow<WhyState>(WhyState.Loading)
    val state: StateFlow<WhyState> = states.asStateFlow()

    /** Judges the trip anew; rules are quoted in the first of these [languages] that they have. */
    fun load(languages: List<String>) {
        viewModelScope.launch {
            states.value = try {
                val trip = trips.trip(id, languages)
                val cards = passes.overview().people.flatMap { it.cards }.associateBy { it.id }
                // It may have lost stops since it was looked at.
                trip.legs.getOrNull(leg)?.let { WhyState.There(trip.plan, it, cards) } ?: WhyState.Failed(CarnetError.NoSuchTrip())
            } catch (error: CarnetError) {
                WhyState.Failed(error)
            }
        }
    }
}
