package app.carnet.history

import app.carnet.bridge.CarnetError
import app.carnet.bridge.HistoryRetention
import app.carnet.bridge.HistoryWhole
import app.carnet.bridge.Shown
import app.carnet.bridge.ShowingMode
import java.time.LocalDate

/** What was shown, when. */
sealed interface HistoryState {
    data object Loading : HistoryState

    data class Empty(override val keeping: Keeping = Keeping()) : HistoryState, Known

    /** [days]: those that are looked for, of [total] showings. [whole]: whether none is missing. */
    data class Days(
        val days: List<Day>,
        val total: Int,
        override val keeping: Keeping = Keeping(),
        val whole: HistoryWhole = HistoryWhole(),
        val filter: HistoryFilter = HistoryFilter(),
    ) : HistoryState, Known

    data class Failed(val error: CarnetError) : HistoryState
}

/** It was read. */
sealed interface Known {
    val keeping: Keeping
}

/** Which showings are looked for: of one way, with a word. */
data class HistoryFilter(val mode: ShowingMode? = null, val word: String = "") {
    fun wants(shown: Shown): Boolean {
        val texts = listOfNotNull(shown.title, shown.to?.requester, shown.to?.place, shown.to?.purpose)
        return (mode == null || shown.mode == mode) && (word.isBlank() || texts.any { word.trim().lowercase() in it.lowercase() })
    }
}

/** How long showings are kept. [question]: waits for a yes or no. */
data class Keeping(val retention: HistoryRetention = HistoryRetention.ALWAYS, val question: Forgetting? = null, val problem: CarnetError? = null)

/** [count] showings would be forgotten at once if they were kept for [retention] only. */
data class Forgetting(val retention: HistoryRetention, val count: Int)

/** The showings of one day of the phone's time zone, newest first. */
data class Day(val date: LocalDate, val shown: List<Shown>)
