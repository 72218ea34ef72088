package app.carnet.ask

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Requests
import app.carnet.bridge.SealedCode
import app.carnet.bridge.forget
import app.carnet.moving.FrameClock
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Reading a request, agreeing to some of it or refusing, and the sealed answer while it is seen. [text] is null where it is gone. */
class AskViewModel(private val text: String?, private val requests: Requests, private val background: CoroutineScope) : ViewModel() {
    private val states = MutableStateFlow<AskState>(AskState.Loading)
    val state: StateFlow<AskState> = states.asStateFlow()
    private val clock = FrameClock(viewModelScope, { states.value = AskState.Failed(it) }) { frame -> answered { it.copy(frame = frame) } }

    init {
        load()
    }

    fun load() {
        if (text == null) {
            states.value = AskState.Gone
            return
        }
        states.value = AskState.Loading
        viewModelScope.launch {
            states.value = try {
                val asked = requests.consider(text)
                AskState.Deciding(asked, asked.usual())
            } catch (error: CarnetError) {
                AskState.Failed(error)
            }
        }
    }

    /** Answers an ask with this pass, or with none. */
    fun choose(ask: Int, passId: String?) = deciding { now ->
        val asked = now.asked.asks.getOrNull(ask) ?: return@deciding now
        val choice = asked.usual(asked.candidates.firstOrNull { it.card.id == passId })
        now.copy(choices = now.choices.mapIndexed { index, before -> if (index == ask) choice else before.unless(passId) })
    }

    /** Shows a claim, or keeps it back. */
    fun switch(ask: Int, claim: String, on: Boolean) = deciding { now ->
        now.copy(
            choices = now.choices.mapIndexed { index, choice ->
                if (index != ask) choice else choice.copy(claims = if (on) choice.claims + claim else choice.claims - claim)
            },
        )
    }

    /** Agrees; where nobody vouches for whoever asks, asks once more first. */
    fun answer() {
        val now = states.value as? AskState.Deciding ?: return
        if (now.busy) return
        if (now.accredited) send(now, despite = false) else states.value = now.copy(warning = true)
    }

    /** The answer to the warning. */
    fun warned(yes: Boolean) {
        val now = (states.value as? AskState.Deciding)?.takeIf { it.warning } ?: return
        val after = now.copy(warning = false)
        if (yes) send(after, despite = true) else states.value = after
    }

    /** Refuses. Nobody is told. */
    fun refuse() {
        states.value = AskState.Gone
    }

    /** The page is in front, or no longer. */
    fun seen(now: Boolean) = clock.seen(now)

    fun pause(on: Boolean) {
        answered { it.copy(paused = on) }
        clock.pause(on)
    }

    /** The file to send could not be written. */
    fun notWritten() = answered { it.copy(problem = true) }

    private fun send(now: AskState.Deciding, despite: Boolean) {
        states.value = now.copy(busy = true, error = null)
        viewModelScope.launch {
            states.value = try {
                val parts = now.parts
                val answer = requests.answer(parts, despite)
                val first = when (val sealed = answer.code) {
                    is SealedCode.One -> sealed.frame
                    is SealedCode.Moving -> clock.begin(sealed.code)
                }
                AskState.Answered(answer, now.asked, parts, first)
            } catch (error: CarnetError) {
                now.copy(busy = false, error = error)
            }
        }
    }

    private fun deciding(change: (AskState.Deciding) -> AskState.Deciding) =
        states.update { if (it is AskState.Deciding && !it.busy) change(it).copy(error = null) else it }

    private fun answered(change: (AskState.Answered) -> AskState.Answered) = states.update { if (it is AskState.Answered) change(it) else it }

    override fun onCleared() {
        states.value = AskState.Loading
        background.forget { requests.refuse() }
    }
}

/** A pass answers one ask: chosen for another, it is taken from this one. */
private fun Choice.unless(taken: String?): Choice = if (taken != null && passId == taken) Choice(null, emptySet()) else this
