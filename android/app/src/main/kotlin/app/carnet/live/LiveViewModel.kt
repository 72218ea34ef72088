package app.carnet.live

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.FieldName
import app.carnet.bridge.LiveShowing
import app.carnet.bridge.NativeTrouble
import app.carnet.bridge.OwnPasses
import app.carnet.bridge.PassKind
import app.carnet.bridge.Passes
import app.carnet.bridge.forget
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/**
 * From what is chosen of a pass to codes that follow each other while the page is seen. [now]: seconds since 1970 UTC;
 * [background]: where the showing is ended when the page is left.
 */
class LiveViewModel(
    private val id: String,
    private val passes: Passes,
    private val own: OwnPasses,
    private val background: CoroutineScope,
    private val now: () -> Long,
) : ViewModel() {
    private val states = MutableStateFlow<LiveState>(LiveState.Loading)
    val state: StateFlow<LiveState> = states.asStateFlow()
    private var seen = false
    private var ticking: Job? = null

    init {
        load()
    }

    fun load() {
        states.value = LiveState.Loading
        viewModelScope.launch { states.value = choice(null) }
    }

    /** Switches a field on or off. */
    fun choose(name: FieldName, on: Boolean) {
        val choosing = (states.value as? LiveState.Choosing)?.takeIf { !it.mark } ?: return
        states.value = choosing.copy(chosen = if (on) choosing.chosen + name else choosing.chosen - name)
    }

    /** The traveller has chosen. Where the history cannot be written, nothing is shown. */
    fun show() {
        val choosing = states.value as? LiveState.Choosing ?: return
        if (choosing.busy) return
        states.value = choosing.copy(busy = true, error = null)
        val fields = choosing.fields.map { it.field.name }.filter { it in choosing.chosen }
        viewModelScope.launch {
            try {
                val showing = own.showLive(id, fields, again = choosing.copies.left == 0)
                states.value = LiveState.Showing(showing, null, now())
                tick()
            } catch (error: CarnetError) {
                // Copies may have run out since the pass was read: then the page says so itself.
                val spent = error is CarnetError.Native && error.why == NativeTrouble.NO_COPY_LEFT
                states.value = choice(choosing.chosen, error.takeUnless { spent })
            }
        }
    }

    /** The page is in front, or no longer: nobody reads a code that is not seen, and none is left on it. */
    fun seen(now: Boolean) {
        seen = now
        (states.value as? LiveState.Showing)?.let { if (!now) states.value = LiveState.Showing(it.showing, null, it.now) }
        tick()
    }

    private suspend fun choice(chosen: Set<FieldName>?, error: CarnetError? = null): LiveState = try {
        val detail = passes.detail(id)
        val fields = own.liveChoice(id)
        LiveState.Choosing(detail, fields, chosen ?: fields.filter { it.chosen || detail.card.kind == PassKind.MARK }.map { it.field.name }.toSet(), error = error)
    } catch (failure: CarnetError) {
        LiveState.Failed(failure)
    }

    /** Counts the seconds, and renews the code when one is over. */
    private fun tick() {
        ticking?.cancel()
        if (!seen || states.value !is LiveState.Showing) return
        ticking = viewModelScope.launch {
            while (true) {
                val showing = states.value as? LiveState.Showing ?: break
                val second = now()
                val frame = showing.frame?.takeIf { second in it.signed until it.until }
                states.value = LiveState.Showing(showing.showing, frame, second)
                if (frame == null && !renew(showing.showing)) break
                delay(SECOND_MILLIS)
            }
        }
    }

    /** The next code; false where there is none. */
    private suspend fun renew(showing: LiveShowing): Boolean = try {
        val frame = own.liveFrame()
        states.value = LiveState.Showing(showing, frame, now())
        true
    } catch (error: CarnetError) {
        states.value = LiveState.Failed(error)
        false
    }

    override fun onCleared() {
        states.value = LiveState.Loading
        background.forget { own.endLive() }
    }

    companion object {
        const val SECOND_MILLIS: Long = 1000
    }
}
