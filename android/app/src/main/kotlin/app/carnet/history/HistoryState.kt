package app.carnet.history

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Shown
import java.time.LocalDate

/** What was shown, when. */
sealed interface HistoryState {
    data object Loading : HistoryState

    data object Empty : HistoryState

    data class Days(val days: List<Day>, val total: Int) : HistoryState

    data class Failed(val error: CarnetError) : HistoryState
}

/** The showings of one day of the phone's time zone, newest first. */
data class Day(val date: LocalDate, val shown: List<Shown>)
