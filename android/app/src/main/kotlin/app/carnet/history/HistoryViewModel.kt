package app.carnet.history

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.History
import app.carnet.bridge.Shown
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import java.time.Instant
import java.time.ZoneId

/** The ledger, by day. */
class HistoryViewModel(private val history: History, private val zone: ZoneId = ZoneId.systemDefault()) : ViewModel() {
    private val states = MutableStateFlow<HistoryState>(HistoryState.Loading)
    val state: StateFlow<HistoryState> = states.asStateFlow()

    init {
        load()
    }

    fun load() {
        states.value = HistoryState.Loading
        viewModelScope.launch {
            states.value = try {
                byDay(history.history(), zone)
            } catch (error: CarnetError) {
                HistoryState.Failed(error)
            }
        }
    }
}

internal fun byDay(shown: List<Shown>, zone: ZoneId): HistoryState {
    if (shown.isEmpty()) return HistoryState.Empty
    val days = shown.groupBy { Instant.ofEpochSecond(it.at).atZone(zone).toLocalDate() }.map { (date, those) -> Day(date, those) }
    return HistoryState.Days(days, shown.size)
}
