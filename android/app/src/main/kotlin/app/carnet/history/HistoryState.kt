package app.carnet.history

import app.carnet.bridge.CarnetError
import app.carnet.bridge.HistoryRetention
import app.carnet.bridge.Shown
import java.time.LocalDate

/** What was shown, when. */
sealed interface HistoryState {
    data object Loading : HistoryState

    data class Empty(override val keeping: Keeping = Keeping()) : HistoryState, Known

    data class Days(val days: List<Day>, val total: Int, override val keeping: Keeping = Keeping()) : HistoryState, Known

    data class Failed(val error: CarnetError) : HistoryState
}

/** It was read. */
sealed interface Known {
    val keeping: Keeping
}

/** How long showings are kept. [question]: waits for a yes or no. */
data class Keeping(val retention: HistoryRetention = HistoryRetention.ALWAYS, val question: Forgetting? = null, val problem: CarnetError? = null)

/** [count] showings would be forgotten at once if they were kept for [retention] only. */
data class Forgetting(val retention: HistoryRetention, val count: Int)

/** The showings of one day of the phone's time zone, newest first. */
data class Day(val date: LocalDate, val shown: List<Shown>)
