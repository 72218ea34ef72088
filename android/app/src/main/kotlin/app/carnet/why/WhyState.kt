package app.carnet.why

import app.carnet.bridge.Card
import app.carnet.bridge.CarnetError
import app.carnet.bridge.TripLeg
import app.carnet.bridge.TripPlan

/** Why a leg has its colour. */
sealed interface WhyState {
    data object Loading : WhyState

    data class Failed(val error: CarnetError) : WhyState

    /** [cards]: the passes of the wallet by their ids. */
    data class There(val plan: TripPlan, val leg: TripLeg, val cards: Map<String, Card>) : WhyState {
        override fun toString() = "There"
    }
}
