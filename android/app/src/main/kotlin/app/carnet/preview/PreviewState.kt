package app.carnet.preview

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Relation
import app.carnet.bridge.Scan

/** Looking at what was scanned before anything is kept. */
sealed interface PreviewState {
    data object Loading : PreviewState

    /** The texts are gone: the process was ended while they were only in memory. */
    data object Gone : PreviewState

    /** The wallet did not answer. */
    data class Failed(val error: CarnetError) : PreviewState

    /** Several codes: look at each, or keep all. */
    data class Several(
        val rows: List<FoundPass>,
        val busy: Boolean = false,
        val problem: CarnetError? = null,
        /** Passes left out of "keep all" since they tell more than usual and want a look first. */
        val toLookAt: Int = 0,
    ) : PreviewState {
        /** How many "keep all" would keep. */
        val plain: Int get() = rows.count { it.mark == Mark.WAITS && it.scan.isPlain() }
        val finished: Boolean get() = rows.none { it.mark == Mark.WAITS && it.scan is Scan.Pass && it.scan.keepable }
    }

    /** One code. [position] of [total], from 1. */
    data class One(
        val scan: Scan,
        val position: Int = 1,
        val total: Int = 1,
        val mark: Mark = Mark.WAITS,
        val busy: Boolean = false,
        val problem: CarnetError? = null,
    ) : PreviewState

    /** The pass of [one] says more than its format's minimum: it is kept when the traveller has seen what. */
    data class Minimum(val one: One, val pass: Scan.Pass, val replace: Boolean) : PreviewState

    /** The invitation was answered: the answer of the enrolment with this id comes next. */
    data class Answered(val id: String) : PreviewState

    /** A verifier asks: what for comes next. */
    data object Asked : PreviewState

    /** A batch of passes was opened, and its pass kept. */
    data class Received(val id: String) : PreviewState

    /** All is decided. [keptId]: the pass that was kept last, null where none was. */
    data class Done(val keptId: String?, val kept: Int) : PreviewState
}

/** What became of one code of several. */
enum class Mark { WAITS, KEPT, DISCARDED }

data class FoundPass(val scan: Scan, val mark: Mark)

/**
 * A pass that may be kept without a look of its own: keepable, not kept yet, nothing to ask about an older copy, and it tells no
 * more than its format must.
 */
internal fun Scan.isPlain(): Boolean =
    this is Scan.Pass && keepable && relation != Relation.DUPLICATE && relation != Relation.NEWER && detail.excess.isEmpty()

/** Whether the traveller is shown what the pass says beyond its minimum before it is kept. Not where it is kept already. */
internal fun Scan.Pass.asksFirst(): Boolean = relation != Relation.DUPLICATE && detail.excess.isNotEmpty()
