package app.carnet.tripedit

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Passes
import app.carnet.bridge.Person
import app.carnet.bridge.TripCompanion
import app.carnet.bridge.TripPlan
import app.carnet.bridge.Trips
import java.time.Instant
import java.time.ZoneId
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** A trip while it is typed; [id] is empty for a new one. The core says what is wrong with it, when it is saved. */
class TripEditViewModel(private val id: String, private val trips: Trips, private val passes: Passes, private val now: () -> Long) : ViewModel() {
    private val states = MutableStateFlow<TripEditState>(TripEditState.Loading)
    val state: StateFlow<TripEditState> = states.asStateFlow()

    init {
        load()
    }

    /** Reads what it begins with. */
    fun load() {
        viewModelScope.launch {
            states.value = try {
                val plan = if (id.isEmpty()) NewPlan else trips.trip(id, emptyList()).plan
                val zones = (listOf(plan.country) + plan.stops.map { it.country }).filter { it.isNotEmpty() }.associateWith { trips.timeZones(it) }
                val today = Instant.ofEpochSecond(now()).atZone(ZoneId.systemDefault()).toLocalDate().toString()
                TripEditState.Typing(plan, id.isEmpty(), passes.overview().people, trips.countries(), zones, today)
            } catch (error: CarnetError) {
                TripEditState.Failed(error)
            }
        }
    }

    fun ask(asking: Asking?) = typing { it.copy(asking = asking) }

    fun name(name: String) = plan { it.copy(name = name) }

    fun keep(keep: Boolean) = plan { it.copy(keep = keep) }

    /** The country that was asked for. */
    fun country(code: String) {
        val part = (asking() as? Asking.Country)?.part ?: return
        viewModelScope.launch {
            try {
                val zones = trips.timeZones(code)
                typing { it.copy(plan = it.plan.withCountry(part, code, zones.firstOrNull().orEmpty()), zones = it.zones + (code to zones), asking = null, problem = null) }
            } catch (error: CarnetError) {
                typing { it.copy(asking = null, problem = error) }
            }
        }
    }

    /** The part of the country that was asked for; empty: all of it. */
    fun region(region: String) = (asking() as? Asking.Region)?.let { asked -> answer { it.withRegion(asked.part, region) } }

    /** The zone that was asked for. */
    fun zone(zone: String) = (asking() as? Asking.Zone)?.let { asked -> answer { it.withZone(asked.part, zone) } }

    /** The day that was asked for; empty: none. */
    fun day(date: String) = (asking() as? Asking.Day)?.let { asked -> answer { it.withDay(asked.part, asked.end, date) } }

    /** The time of day that was asked for; empty: only the day. */
    fun time(time: String) = (asking() as? Asking.Time)?.let { asked -> answer { it.withTime(asked.part, asked.end, time) } }

    fun transit(at: Int, transit: Boolean) = plan { plan -> plan.withStop(at) { it.copy(transit = transit) } }

    fun addStop() = plan { it.withAnotherStop() }

    fun removeStop(at: Int) = plan { it.withoutStop(at) }

    fun goBack() = plan { it.withWayBack() }

    fun everybody() = plan { it.copy(companions = emptyList()) }

    /** One of those whose passes are kept goes, or does not. */
    fun person(person: Person, goes: Boolean) = plan { plan ->
        val others = plan.companions.filterNot { person.has(it) }
        plan.copy(companions = if (goes) others + person.companion() else others)
    }

    /** Somebody without a pass goes too; whoever went so far still does. */
    fun addWithoutPass() = typing {
        val others = it.plan.companions.ifEmpty { it.people.map { person -> person.companion() } }
        it.copy(plan = it.plan.copy(companions = others + TripCompanion("", "", "")), problem = null)
    }

    fun companion(at: Int, change: (TripCompanion) -> TripCompanion?) = plan { it.withCompanion(at, change) }

    fun save() {
        val typing = states.value as? TripEditState.Typing ?: return
        if (typing.busy) return
        states.value = typing.copy(busy = true, problem = null)
        viewModelScope.launch {
            states.value = try {
                TripEditState.Saved(keep(typing.plan), typing.isNew)
            } catch (error: CarnetError) {
                typing.copy(problem = error)
            }
        }
    }

    private suspend fun keep(plan: TripPlan): String {
        if (id.isEmpty()) return trips.keepTrip(plan)
        trips.changeTrip(id, plan)
        return id
    }

    private fun asking() = (states.value as? TripEditState.Typing)?.asking

    private fun answer(change: (TripPlan) -> TripPlan) = typing { it.copy(plan = change(it.plan), asking = null, problem = null) }

    private fun plan(change: (TripPlan) -> TripPlan) = typing { it.copy(plan = change(it.plan), problem = null) }

    private fun typing(change: (TripEditState.Typing) -> TripEditState.Typing) =
        states.update { if (it is TripEditState.Typing && !it.busy) change(it) else it }
}

/** Whether it is this person who goes. */
internal fun Person.has(companion: TripCompanion): Boolean = cards.any { it.id == companion.pass }

private fun Person.companion() = TripCompanion(name, birthDate, cards.first().id)
