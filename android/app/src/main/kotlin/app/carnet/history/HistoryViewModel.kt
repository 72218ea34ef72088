package app.carnet.history

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.History
import app.carnet.bridge.HistoryForm
import app.carnet.bridge.HistoryRetention
import app.carnet.bridge.HistoryWhole
import app.carnet.bridge.Shown
import app.carnet.bridge.ShowingMode
import app.carnet.device.Files
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import java.time.Instant
import java.time.ZoneId

/** The ledger, by day, and how long it is kept. */
class HistoryViewModel(private val history: History, private val files: Files, private val zone: ZoneId = ZoneId.systemDefault()) : ViewModel() {
    private var all: List<Shown> = emptyList()
    private val states = MutableStateFlow<HistoryState>(HistoryState.Loading)
    val state: StateFlow<HistoryState> = states.asStateFlow()

    init {
        load()
    }

    fun load() {
        states.value = HistoryState.Loading
        viewModelScope.launch { read() }
    }

    /** Keeps showings for so long from now on. Asks first where some that are there would go. */
    fun keepFor(retention: HistoryRetention) = act {
        val older = history.historyOlderThan(retention)
        if (older > 0) keeping { it.copy(question = Forgetting(retention, older)) } else keep(retention)
    }

    /** The answer to what was asked. */
    fun answer(yes: Boolean) {
        val asked = (states.value as? Known)?.keeping?.question ?: return
        keeping { it.copy(question = null) }
        if (yes) act { keep(asked.retention) }
    }

    private suspend fun keep(retention: HistoryRetention) {
        history.setHistoryRetention(retention)
        read()
    }

    /** Looks for showings of one way; null: of all. */
    fun mode(mode: ShowingMode?) = filter { it.copy(mode = mode) }

    /** Looks for showings with a word. */
    fun search(word: String) = filter { it.copy(word = word) }

    /** Writes the history into a file that the traveller chose. */
    fun export(form: HistoryForm, uri: String) = act {
        if (!files.write(uri, history.exportHistory(form).encodeToByteArray())) throw CarnetError.NotWritten("file")
    }

    private fun filter(change: (HistoryFilter) -> HistoryFilter) = states.update {
        if (it is HistoryState.Days) byDay(all, zone, it.keeping, it.whole, change(it.filter)) else it
    }

    private suspend fun read() {
        states.value = try {
            all = history.history()
            val filter = (states.value as? HistoryState.Days)?.filter ?: HistoryFilter()
            byDay(all, zone, Keeping(history.historyRetention()), history.historyWhole(), filter)
        } catch (error: CarnetError) {
            HistoryState.Failed(error)
        }
    }

    private fun act(call: suspend () -> Unit) {
        keeping { it.copy(problem = null) }
        viewModelScope.launch {
            try {
                call()
            } catch (error: CarnetError) {
                keeping { it.copy(problem = error) }
            }
        }
    }

    private fun keeping(change: (Keeping) -> Keeping) = states.update {
        when (it) {
            is HistoryState.Empty -> it.copy(keeping = change(it.keeping))
            is HistoryState.Days -> it.copy(keeping = change(it.keeping))
            else -> it
        }
    }
}

internal fun byDay(
    shown: List<Shown>,
    zone: ZoneId,
    keeping: Keeping = Keeping(),
    whole: HistoryWhole = HistoryWhole(),
    filter: HistoryFilter = HistoryFilter(),
): HistoryState {
    if (shown.isEmpty() && whole.whole) return HistoryState.Empty(keeping)
    val wanted = shown.filter(filter::wants)
    val days = wanted.groupBy { Instant.ofEpochSecond(it.at).atZone(zone).toLocalDate() }.map { (date, those) -> Day(date, those) }
    return HistoryState.Days(days, shown.size, keeping, whole, filter)
}
