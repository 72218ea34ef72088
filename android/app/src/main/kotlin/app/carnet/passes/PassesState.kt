package app.carnet.passes

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Overview
import app.carnet.bridge.PendingEnrolment
import app.carnet.bridge.TripCard

/** The list of passes. [overview] is null until it is known; [error] is why it is not. */
data class PassesState(
    val overview: Overview? = null,
    val error: CarnetError? = null,
    /** The trip that is on, or the next to come. */
    val next: TripCard? = null,
    /** Enrolments that wait for their passes. */
    val waiting: List<PendingEnrolment> = emptyList(),
    /** The words sought; null while nobody searches. */
    val search: String? = null,
    /** A pass that was deleted or replaced and can be brought back. */
    val removed: Removal? = null,
    /** What is asked before passes are grouped otherwise. */
    val question: GroupingQuestion? = null,
    /** What was merged or split last. */
    val grouped: Grouped? = null,
    /** Why an action on the list failed. */
    val failure: CarnetError? = null,
) {
    val loading: Boolean get() = overview == null && error == null

    /** Whether there is no pass at all: sought for or not. */
    val empty: Boolean get() = overview != null && overview.people.isEmpty() && search.isNullOrBlank() && overview.damaged.isEmpty()

    /**
     * Whether the button to add a pass floats above the list. Not above specimens: a real pass would go with them. Not beside a
     * failure: what is said of it needs the room.
     */
    val adding: Boolean
        get() = overview != null && !overview.specimens && !empty && error == null && search == null && failure == null

    val found: Int get() = overview?.people?.sumOf { it.cards.size } ?: 0

    override fun toString() = "PassesState"
}
