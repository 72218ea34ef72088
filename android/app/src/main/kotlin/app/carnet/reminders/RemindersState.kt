package app.carnet.reminders

import app.carnet.bridge.CarnetError
import app.carnet.bridge.PassReminder
import app.carnet.bridge.TripPlan
import app.carnet.bridge.TripReminder

/** What comes up. */
sealed interface RemindersState {
    data object Loading : RemindersState

    data class Failed(val error: CarnetError) : RemindersState

    /** [on]: the phone says so too. [refused]: it would, but the system does not let it. [specimens]: there is nothing to be reminded of. */
    data class Listed(
        val coming: List<Coming>,
        val on: Boolean = false,
        val refused: Boolean = false,
        val specimens: Boolean = false,
    ) : RemindersState
}

/** One thing that comes up. [at]: seconds since 1970 UTC. */
sealed interface Coming {
    val at: Long

    /** [plan]: where the words need the zone of a place. */
    data class OfTrip(val reminder: TripReminder, val plan: TripPlan?) : Coming {
        override val at get() = reminder.at

        override fun toString() = "OfTrip"
    }

    data class OfPass(val reminder: PassReminder) : Coming {
        override val at get() = reminder.at

        override fun toString() = "OfPass"
    }
}
