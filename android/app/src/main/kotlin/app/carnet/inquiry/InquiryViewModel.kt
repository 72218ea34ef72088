package app.carnet.inquiry

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Purpose
import app.carnet.bridge.RequestTrouble
import app.carnet.bridge.Requests
import app.carnet.bridge.forget
import app.carnet.verify.Answer
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** From what is asked for to what one traveller answers. Nothing is stored but the name to ask by. [now]: seconds since 1970 UTC. */
class InquiryViewModel(private val requests: Requests, private val background: CoroutineScope, private val now: () -> Long) : ViewModel() {
    private val states = MutableStateFlow<InquiryState>(InquiryState.Loading)
    val state: StateFlow<InquiryState> = states.asStateFlow()

    /** What was asked for last, for the next traveller. */
    private var built: InquiryState.Building? = null
    private var showing: InquiryState.Showing? = null
    private var ticking: Job? = null

    init {
        load()
    }

    fun load() {
        states.value = InquiryState.Loading
        viewModelScope.launch {
            states.value = try {
                val purposes = requests.purposes()
                building(InquiryState.Building(requests.asker()?.name.orEmpty(), "", purposes, 0, emptyList(), emptySet()), 0)
            } catch (error: CarnetError) {
                InquiryState.Failed(error)
            }
        }
    }

    fun name(text: String) = edit { it.copy(name = text) }

    fun place(text: String) = edit { it.copy(place = text) }

    /** What is counted may have grown meanwhile. */
    private fun purpose(before: InquiryState.Building) {
        viewModelScope.launch {
            try {
                val tally = requests.tally()
                states.update { if (it == before) before.copy(tally = tally) else it }
            } catch (error: CarnetError) {
                states.value = InquiryState.Failed(error)
            }
        }
    }

    /** Asks for another purpose, and for what that needs. */
    fun purpose(index: Int) {
        val now = states.value as? InquiryState.Building ?: return
        viewModelScope.launch {
            try {
                states.value = building(now, index)
            } catch (error: CarnetError) {
                states.value = InquiryState.Failed(error)
            }
        }
    }

    fun switch(claim: String, on: Boolean) = edit { it.copy(on = if (on) it.on + claim else it.on - claim) }

    /** Switches counting on, from nought, or off. */
    fun count(on: Boolean) {
        viewModelScope.launch {
            try {
                requests.setTally(on)
                val tally = requests.tally()
                edit { it.copy(tally = tally) }
            } catch (error: CarnetError) {
                states.value = InquiryState.Failed(error)
            }
        }
    }

    /** Shows the request. */
    fun make() {
        val building = states.value as? InquiryState.Building ?: return
        if (building.busy) return
        states.value = building.copy(busy = true, error = null)
        ask(building)
    }

    /** The next traveller is asked the same. */
    fun again() {
        val before = built ?: return
        states.value = InquiryState.Loading
        ask(before)
    }

    /** Looks for the answer. */
    fun scan() {
        if (states.value is InquiryState.Showing) states.value = InquiryState.Scanning()
    }

    /** Back from the camera to the request, from there to what is asked for; false where there is nothing before. */
    fun back(): Boolean = when (states.value) {
        is InquiryState.Scanning -> {
            states.value = showing ?: InquiryState.Loading
            tick()
            true
        }
        is InquiryState.Showing, is InquiryState.Reported -> {
            ticking?.cancel()
            built?.let { before ->
                states.value = before
                purpose(before)
            }
            true
        }
        else -> false
    }

    /** What the camera read: the bytes of a moving code, or the text of one. */
    fun answered(bytes: ByteArray) {
        if (states.value !is InquiryState.Scanning) return
        states.value = InquiryState.Loading
        viewModelScope.launch {
            states.value = try {
                ticking?.cancel()
                InquiryState.Reported(requests.openAnswer(bytes))
            } catch (error: CarnetError) {
                InquiryState.Scanning(error)
            }
        }
    }

    /** Codes that are no answer. */
    fun found(texts: List<String>) {
        val answer = texts.firstOrNull { it.startsWith(SEALED) }
        if (answer != null) answered(answer.encodeToByteArray()) else states.update { if (it is InquiryState.Scanning) InquiryState.Scanning(NO_ANSWER) else it }
    }

    /** Whether the pass is that of the person on the travel document. */
    fun same(answer: Answer) = states.update { if (it is InquiryState.Reported) InquiryState.Reported(it.report, answer) else it }

    private suspend fun building(before: InquiryState.Building, index: Int): InquiryState.Building {
        val purpose: Purpose = before.purposes[index]
        val needed = purpose.claims.map { it.id }.toSet()
        val extra = requests.askClaims(purpose.kinds).filter { it.id !in needed }
        return before.copy(purpose = index, extra = extra, on = needed, error = null, tally = requests.tally())
    }

    private fun ask(building: InquiryState.Building) {
        viewModelScope.launch {
            states.value = try {
                if (requests.asker()?.name != building.name.trim()) requests.setAsker(building.name)
                val purpose = building.purposes[building.purpose].name
                val inquiry = requests.ask(purpose, building.place, listOf(building.ask), kept = 0)
                built = building.copy(busy = false, error = null)
                InquiryState.Showing(inquiry, left(inquiry.expires)).also { showing = it }
            } catch (error: CarnetError) {
                building.copy(busy = false, error = error)
            }
            tick()
        }
    }

    private fun left(expires: Long): Int = (expires - now()).coerceAtLeast(0).toInt()

    /** Counts the seconds of the request. */
    private fun tick() {
        ticking?.cancel()
        ticking = viewModelScope.launch {
            while (true) {
                val shown = states.value as? InquiryState.Showing ?: break
                val left = left(shown.inquiry.expires)
                states.value = shown.copy(left = left, error = if (left == 0) OVER else shown.error)
                if (left == 0) break
                delay(SECOND_MILLIS)
            }
        }
    }

    private fun edit(change: (InquiryState.Building) -> InquiryState.Building) =
        states.update { if (it is InquiryState.Building && !it.busy) change(it).copy(error = null) else it }

    override fun onCleared() {
        states.value = InquiryState.Loading
        background.forget { requests.endInquiry() }
    }

    private companion object {
        const val SECOND_MILLIS = 1000L

        /** How a sealed answer's text begins. */
        const val SEALED = "CSE1:"
        val OVER = CarnetError.Request(RequestTrouble.OVER, "")
        val NO_ANSWER = CarnetError.Request(RequestTrouble.NOT_AN_ANSWER, "")
    }
}
