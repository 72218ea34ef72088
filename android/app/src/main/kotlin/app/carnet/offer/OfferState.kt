package app.carnet.offer

import app.carnet.bridge.CarnetError
import app.carnet.bridge.ContentKind
import app.carnet.bridge.Publisher
import app.carnet.bridge.PublisherContent

/** A pack that was read and not taken. */
sealed interface OfferState {
    data object Loading : OfferState

    /** The process was ended while the pack was only in memory. */
    data object Gone : OfferState

    /** Nothing of it is used. */
    data class Refused(val error: CarnetError) : OfferState

    /** The file could not be opened. */
    data object NotOpened : OfferState

    /** Of a publisher that is not trusted yet. [typed]: the words at the places [asked]. */
    data class New(
        val publisher: Publisher,
        val asked: List<Int>,
        val typed: List<String> = asked.map { "" },
        val busy: Boolean = false,
        val problem: CarnetError? = null,
    ) : OfferState {
        val complete: Boolean get() = typed.all(String::isNotBlank)
    }

    /** The next one of a publisher that is trusted. */
    data class Update(val before: Publisher, val after: Publisher, val busy: Boolean = false, val problem: CarnetError? = null) : OfferState {
        /** It says what is known already. */
        val same: Boolean get() = before.contents == after.contents && before.updated == after.updated
        val changes: List<Change> = ContentKind.entries.mapNotNull { kind ->
            val (old, new) = listOf(before, after).map { publisher -> publisher.contents.find { it.kind == kind } }
            if (old == null && new == null) null else Change(kind, old, new)
        }
    }

    /** It was taken. */
    data class Taken(val id: String) : OfferState
}

/** What was said of one kind, and what would be. */
data class Change(val kind: ContentKind, val before: PublisherContent?, val after: PublisherContent?)
