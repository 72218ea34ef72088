package app.carnet.moving

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.MovingCode
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.Publisher
import app.carnet.bridge.Publishers
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Frame after frame of a publisher's pack, eight a second, while the page is seen and not paused. */
class ShowPackViewModel(private val id: String, private val publishers: Publishers) : ViewModel() {
    private val states = MutableStateFlow<ShowPackState>(ShowPackState.Loading)
    val state: StateFlow<ShowPackState> = states.asStateFlow()
    private var code: MovingCode? = null
    private var next = 0
    private var seen = false
    private var ticking: Job? = null

    init {
        load()
    }

    fun load() {
        states.value = ShowPackState.Loading
        viewModelScope.launch {
            states.value = try {
                val publisher = publishers.publishers().firstOrNull { it.id == id } ?: throw CarnetError.NoSuchPublisher()
                first(publisher)
            } catch (error: CarnetError) {
                ShowPackState.Failed(error)
            }
            tick()
        }
    }

    /** The page is in front, or no longer: nobody reads a code that is not seen. */
    fun seen(now: Boolean) {
        seen = now
        tick()
    }

    fun pause(on: Boolean) {
        showing { it.with(paused = on) }
        tick()
    }

    /** The pack as a file; null where the wallet does not give it. */
    suspend fun file(): ByteArray? = try {
        publishers.pack(id)
    } catch (error: CarnetError) {
        states.value = ShowPackState.Failed(error)
        null
    }

    /** The file to send could not be written. */
    fun notWritten() = states.update {
        when (it) {
            is ShowPackState.Showing -> it.with(problem = true)
            is ShowPackState.TooLarge -> it.copy(problem = true)
            else -> it
        }
    }

    private suspend fun first(publisher: Publisher): ShowPackState = try {
        val moving = publishers.movingPack(id)
        code = moving
        ShowPackState.Showing(publisher, moving.needed, moving.frame(next))
    } catch (_: CarnetError.TooLongToShow) {
        ShowPackState.TooLarge(publisher)
    }

    private fun tick() {
        ticking?.cancel()
        val moving = code ?: return
        if (!seen || (states.value as? ShowPackState.Showing)?.paused != false) return
        ticking = viewModelScope.launch {
            while (true) {
                delay(FRAME_MILLIS)
                next += 1
                val frame = try {
                    moving.frame(next)
                } catch (error: CarnetError) {
                    states.value = ShowPackState.Failed(error)
                    break
                }
                showing { it.with(frame = frame) }
            }
        }
    }

    private fun showing(change: (ShowPackState.Showing) -> ShowPackState) = states.update { if (it is ShowPackState.Showing) change(it) else it }

    companion object {
        /** Eight frames a second: what a phone's camera reads one by one. */
        const val FRAME_MILLIS: Long = 125
    }
}

private fun ShowPackState.Showing.with(
    frame: MovingFrame = this.frame,
    paused: Boolean = this.paused,
    problem: Boolean = this.problem,
) = ShowPackState.Showing(publisher, needed, frame, paused, problem)
