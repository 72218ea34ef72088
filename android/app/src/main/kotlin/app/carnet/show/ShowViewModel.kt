package app.carnet.show

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.app.Preferences
import app.carnet.bridge.CarnetError
import app.carnet.bridge.PassFormat
import app.carnet.bridge.Passes
import app.carnet.bridge.Showing
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** From what a pass reveals to its code. */
class ShowViewModel(
    private val id: String,
    private val passes: Passes,
    private val showing: Showing,
    private val preferences: Preferences,
    private val onScreen: OnScreen,
) : ViewModel() {
    private val states = MutableStateFlow<ShowState>(ShowState.Loading)
    val state: StateFlow<ShowState> = states.asStateFlow()

    init {
        load()
    }

    fun load() {
        states.value = ShowState.Loading
        viewModelScope.launch {
            states.value = try {
                val detail = passes.detail(id)
                when (detail.card.format) {
                    PassFormat.NATIVE -> ShowState.Live
                    else -> ShowState.Asking(detail.card.copy(verdict = detail.verdict), showing.reveals(id), detail.specimens)
                }
            } catch (error: CarnetError) {
                ShowState.Failed(error)
            }
        }
    }

    /** The traveller has seen what the code reveals. Where the history cannot be written, nothing is shown. */
    fun show() {
        val now = states.value as? ShowState.Asking ?: return
        if (now.busy) return
        states.value = ShowState.Asking(now.card, now.reveals, now.specimens, busy = true)
        viewModelScope.launch {
            states.value = try {
                val code = showing.show(id)
                onScreen.put(code)
                ShowState.Showing(code, preferences.showName)
            } catch (error: CarnetError) {
                ShowState.Asking(now.card, now.reveals, now.specimens, error = error)
            }
        }
    }

    /** With or without the name beside the code. Remembered. */
    fun name(shown: Boolean) {
        val now = states.value as? ShowState.Showing ?: return
        preferences.showName = shown
        states.value = ShowState.Showing(now.code, shown, now.large)
    }

    /** The code alone, as large as the screen, or with all beside it. */
    fun large(on: Boolean) {
        val now = states.value as? ShowState.Showing ?: return
        states.value = ShowState.Showing(now.code, now.withName, on)
    }

    override fun onCleared() {
        states.value = ShowState.Loading
        onScreen.clear()
    }
}
