package app.carnet.reminders

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.Carnet
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Gate
import app.carnet.bridge.TripReminder
import app.carnet.bridge.TripReminderCode
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** What comes up, and whether the phone says so. */
class RemindersViewModel(private val carnet: Carnet, private val reminding: Reminding) : ViewModel() {
    private val states = MutableStateFlow<RemindersState>(RemindersState.Loading)
    val state: StateFlow<RemindersState> = states.asStateFlow()
    private var wanted = false

    /** Reads it, again whenever the page comes in front. [allowed]: the system shows notifications of this app by now. */
    fun load(allowed: Boolean) {
        viewModelScope.launch {
            if (wanted && allowed) switch(true)
            states.value = try {
                val specimens = (carnet.gate() as? Gate.Open)?.specimens == true
                RemindersState.Listed(coming(), reminding.on, refused = !allowed && (wanted || reminding.on), specimens)
            } catch (error: CarnetError) {
                RemindersState.Failed(error)
            }
        }
    }

    /** The system has answered whether it shows notifications of this app. */
    fun asked(allowed: Boolean) {
        viewModelScope.launch {
            if (allowed) {
                switch(true)
            } else {
                wanted = true
                listed { it.copy(refused = true) }
            }
        }
    }

    fun off() {
        viewModelScope.launch { switch(false) }
    }

    private suspend fun switch(on: Boolean) {
        wanted = false
        // Shown at once: all trips are judged before everything is scheduled.
        listed { it.copy(on = on, refused = false) }
        reminding.switch(on)
    }

    private suspend fun coming(): List<Coming> {
        val trips = carnet.tripReminders()
        val plans = trips.filter(::needsAZone).map { it.trip }.distinct().associateWith { carnet.trip(it, emptyList()).plan }
        return (trips.map { Coming.OfTrip(it, plans[it.trip]) } + carnet.passReminders().map(Coming::OfPass)).sortedBy { it.at }
    }

    private fun needsAZone(reminder: TripReminder) = reminder.code == TripReminderCode.ENDS_DURING_STAY

    private fun listed(change: (RemindersState.Listed) -> RemindersState.Listed) = states.update { if (it is RemindersState.Listed) change(it) else it }
}
