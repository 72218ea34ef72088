package app.carnet.live

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Copies
import app.carnet.bridge.Detail
import app.carnet.bridge.FieldName
import app.carnet.bridge.LiveField
import app.carnet.bridge.LiveFrame
import app.carnet.bridge.LiveShowing
import app.carnet.bridge.PassKind

/** Showing one of Carnet's own passes: what is chosen of it, then codes that follow each other. */
sealed interface LiveState {
    data object Loading : LiveState

    /** Nothing is shown or written yet. [error]: why nothing could be shown. */
    data class Choosing(
        val detail: Detail,
        val fields: List<LiveField>,
        val chosen: Set<FieldName>,
        val busy: Boolean = false,
        val error: CarnetError? = null,
    ) : LiveState {
        /** A check mark is shown as all it says. */
        val mark: Boolean get() = detail.card.kind == PassKind.MARK
        val copies: Copies get() = detail.copies ?: Copies(0, 0, few = true)
    }

    /** One copy is spent. [frame] is null while the next code is signed: an old one never stays. [now]: seconds since 1970 UTC. */
    class Showing(val showing: LiveShowing, val frame: LiveFrame?, val now: Long) : LiveState {
        /** Seconds until the code is renewed. */
        val left: Int get() = frame?.let { (it.until - now).coerceAtLeast(0).toInt() } ?: 0

        /** How much of the code's life is over, from 0 to 1. */
        val age: Float
            get() = frame?.let { if (it.until > it.signed) 1 - left.toFloat() / (it.until - it.signed) else 1f } ?: 0f
    }

    data class Failed(val error: CarnetError) : LiveState
}
