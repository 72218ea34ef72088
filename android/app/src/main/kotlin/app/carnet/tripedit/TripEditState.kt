package app.carnet.tripedit

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Person
import app.carnet.bridge.TripPlan

/** What is chosen from a list or a picker at the moment. */
sealed interface Asking {
    data class Country(val part: Part) : Asking

    data class Region(val part: Part) : Asking

    data class Zone(val part: Part) : Asking

    data class Day(val part: Part, val end: End) : Asking

    data class Time(val part: Part, val end: End) : Asking
}

/** A trip while it is typed. */
sealed interface TripEditState {
    data object Loading : TripEditState

    data class Failed(val error: CarnetError) : TripEditState

    /** [isNew]: it is not kept yet. [zones] by country. [today]: where a picker of days opens, `YYYY-MM-DD`. */
    data class Typing(
        val plan: TripPlan,
        val isNew: Boolean,
        val people: List<Person> = emptyList(),
        val countries: List<String> = emptyList(),
        val zones: Map<String, List<String>> = emptyMap(),
        val today: String = "",
        val asking: Asking? = null,
        val busy: Boolean = false,
        val problem: CarnetError? = null,
    ) : TripEditState {
        override fun toString() = "Typing"
    }

    /** It is kept under this id. */
    data class Saved(val id: String, val isNew: Boolean) : TripEditState
}
