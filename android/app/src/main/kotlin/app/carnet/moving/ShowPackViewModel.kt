package app.carnet.moving

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.Publisher
import app.carnet.bridge.Publishers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Frame after frame of a publisher's pack, eight a second, while the page is seen and not paused. */
class ShowPackViewModel(private val id: String, private val publishers: Publishers) : ViewModel() {
    private val states = MutableStateFlow<ShowPackState>(ShowPackState.Loading)
    val state: StateFlow<ShowPackState> = states.asStateFlow()
    private val clock = FrameClock(viewModelScope, { states.value = ShowPackState.Failed(it) }) { frame -> showing { it.with(frame = frame) } }

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
        }
    }

    /** The page is in front, or no longer. */
    fun seen(now: Boolean) = clock.seen(now)

    fun pause(on: Boolean) {
        showing { it.with(paused = on) }
        clock.pause(on)
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
        ShowPackState.Showing(publisher, moving.needed, clock.begin(moving))
    } catch (_: CarnetError.TooLongToShow) {
        ShowPackState.TooLarge(publisher)
    }

    private fun showing(change: (ShowPackState.Showing) -> ShowPackState) = states.update { if (it is ShowPackState.Showing) change(it) else it }
}

private fun ShowPackState.Showing.with(
    frame: MovingFrame = this.frame,
    paused: Boolean = this.paused,
    problem: Boolean = this.problem,
) = ShowPackState.Showing(publisher, needed, frame, paused, problem)
