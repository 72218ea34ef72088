package app.carnet.trust

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Trust
import app.carnet.bridge.TrustSource
import app.carnet.device.FileTrouble
import app.carnet.device.Files
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Sources of trust: list, add from a file, remove. */
class TrustViewModel(private val trust: Trust, private val files: Files) : ViewModel() {
    private val states = MutableStateFlow<TrustState>(TrustState.Loading)
    val state: StateFlow<TrustState> = states.asStateFlow()

    init {
        load()
    }

    fun load() {
        states.value = TrustState.Loading
        viewModelScope.launch {
            states.value = try {
                TrustState.Sources(trust.trustSources())
            } catch (error: CarnetError) {
                TrustState.Failed(error)
            }
        }
    }

    /** A file was picked. Its name becomes the source's. */
    fun picked(uri: String) = work { now ->
        val bytes = files.read(uri, LARGEST_TRUST_FILE)
        val name = files.name(uri).ifBlank { uri.substringAfterLast('/') }
        val added = trust.addTrust(name, bytes)
        now.copy(sources = trust.trustSources(), added = Added(name, added))
    }

    /** Asks before a source goes. */
    fun askRemove(source: TrustSource) = sources { it.copy(removing = source, added = null, problem = null) }

    fun keep() = sources { it.copy(removing = null) }

    fun remove() {
        val source = (states.value as? TrustState.Sources)?.removing ?: return
        work { now ->
            trust.removeTrust(source.name)
            now.copy(sources = trust.trustSources())
        }
    }

    /** The result or the problem was read. */
    fun dismiss() = sources { it.copy(added = null, problem = null) }

    private fun work(change: suspend (TrustState.Sources) -> TrustState.Sources) {
        val before = states.value as? TrustState.Sources ?: return
        if (before.busy) return
        val now = before.copy(busy = false, added = null, removing = null, problem = null)
        states.value = now.copy(busy = true)
        viewModelScope.launch {
            states.value = try {
                change(now)
            } catch (refused: FileTrouble) {
                now.copy(problem = if (refused.tooLarge) TrustProblem.TooLarge else TrustProblem.NotOpened)
            } catch (error: CarnetError) {
                now.copy(problem = TrustProblem.Failed(error))
            }
        }
    }

    private fun sources(change: (TrustState.Sources) -> TrustState.Sources) =
        states.update { if (it is TrustState.Sources) change(it) else it }

    private companion object {
        /** The core takes no larger one. */
        const val LARGEST_TRUST_FILE = 8 shl 20
    }
}
