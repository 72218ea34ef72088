package app.carnet.passes

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.Card
import app.carnet.bridge.CarnetError
import app.carnet.bridge.OwnPasses
import app.carnet.bridge.Passes
import app.carnet.bridge.Person
import app.carnet.bridge.Specimens
import app.carnet.bridge.Trips
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** The list: searching, deleting with undo, and the specimens' beginning and end. */
class PassesViewModel(
    private val passes: Passes,
    private val specimens: Specimens,
    private val trips: Trips,
    private val own: OwnPasses,
    private val removals: Removals,
    private val onGate: () -> Unit,
) : ViewModel() {
    private val states = MutableStateFlow(PassesState())
    val state: StateFlow<PassesState> = states.asStateFlow()
    private var loading: Job? = null
    private val grouping = Grouping(passes)

    init {
        viewModelScope.launch {
            removals.removed.collect { removed ->
                states.update { it.copy(removed = removed) }
                load()
            }
        }
    }

    /** Reads the list again; what is on the screen stays until it is there. */
    fun load() {
        loading?.cancel()
        loading = viewModelScope.launch {
            val search = states.value.search.orEmpty()
            try {
                val overview = passes.overview(search)
                val next = trips.nextTrip()
                val waiting = own.enrolments()
                states.update { it.copy(overview = overview, next = next, waiting = waiting, error = null) }
            } catch (error: CarnetError) {
                states.update { it.copy(overview = null, error = error) }
            }
        }
    }

    /** Begins, changes or (null) ends the search. */
    fun search(words: String?) {
        val changed = words.orEmpty() != states.value.search.orEmpty()
        states.update { it.copy(search = words) }
        if (changed) load()
    }

    fun remove(id: String) = act {
        passes.remove(id)
        removals.put(id)
    }

    /** Brings back what was deleted last. */
    fun undo() {
        val id = states.value.removed?.id ?: return
        act {
            passes.restore(id)
            removals.clear()
        }
    }

    /** The offer to undo has gone from the screen. */
    fun undoOver() = removals.clear()

    /** Asks who else this person is. */
    fun askMerge(person: Person) = act {
        val others = grouping.others(person)
        asks(GroupingQuestion.Choose(person, others))
    }

    /** The other one was chosen. */
    fun choose(other: Person) {
        val one = (states.value.question as? GroupingQuestion.Choose)?.person ?: return
        asks(GroupingQuestion.Merge(one, other))
    }

    fun askSplit(card: Card, person: Person) = asks(GroupingQuestion.Split(card, person))

    fun askAutomatic(person: Person) = asks(GroupingQuestion.Automatic(person))

    /** The answer to what was asked. */
    fun answer(yes: Boolean) {
        val question = states.value.question ?: return
        asks(null)
        if (!yes) return
        act {
            val grouped = grouping.does(question)
            states.update { it.copy(grouped = grouped) }
            load()
        }
    }

    /** Takes back what was merged or split last. */
    fun undoGrouping() {
        groupingSeen()
        act {
            grouping.undo()
            load()
        }
    }

    /** What was done has been told. */
    fun groupingSeen() = states.update { it.copy(grouped = null) }

    private fun asks(question: GroupingQuestion?) = states.update { it.copy(question = question) }

    fun trySpecimens() = act {
        specimens.trySpecimens()
        onGate()
        load()
    }

    fun endSpecimens() = act {
        specimens.endSpecimens()
        onGate()
    }

    fun failureSeen() = states.update { it.copy(failure = null) }

    private fun act(call: suspend () -> Unit) {
        viewModelScope.launch {
            try {
                call()
            } catch (error: CarnetError) {
                states.update { it.copy(failure = error) }
            }
        }
    }
}
