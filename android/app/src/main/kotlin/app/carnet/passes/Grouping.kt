package app.carnet.passes

import app.carnet.bridge.Card
import app.carnet.bridge.Passes
import app.carnet.bridge.Person

/** What is asked before passes are grouped otherwise. */
sealed interface GroupingQuestion {
    /** Who else is [person]? [others] is empty where nobody else is in the wallet. */
    data class Choose(val person: Person, val others: List<Person>) : GroupingQuestion {
        override fun toString() = "Choose"
    }

    /** Are these the same? */
    data class Merge(val one: Person, val other: Person) : GroupingQuestion {
        override fun toString() = "Merge"
    }

    /** Is [card] somebody else's than the passes it stands with? */
    data class Split(val card: Card, val person: Person) : GroupingQuestion {
        override fun toString() = "Split"
    }

    /** Forget what was merged and split for [person]? */
    data class Automatic(val person: Person) : GroupingQuestion {
        override fun toString() = "Automatic"
    }
}

/** What was done last. [undoable]: it can be taken back as it was. */
data class Grouped(val how: How, val undoable: Boolean) {
    enum class How { MERGED, SPLIT, AUTOMATIC }
}

/**
 * Merging and splitting, and the way back. A decision made where there was none is undone by forgetting it; one among others
 * cannot be told from them, so that only the grouping can be set back.
 */
internal class Grouping(private val passes: Passes) {
    private var back: (suspend () -> Unit)? = null

    /** Everybody else in the wallet, whatever is sought. */
    suspend fun others(person: Person): List<Person> = passes.overview("").people.filter { it.id != person.id }

    suspend fun does(question: GroupingQuestion): Grouped? = when (question) {
        is GroupingQuestion.Choose -> null
        is GroupingQuestion.Merge -> merge(question.one, question.other)
        is GroupingQuestion.Split -> split(question.card, question.person)
        is GroupingQuestion.Automatic -> {
            passes.groupAutomatically(question.person.id)
            done(Grouped.How.AUTOMATIC, null)
        }
    }

    /** Takes back what was done last. */
    suspend fun undo() {
        val way = back
        back = null
        way?.invoke()
    }

    private suspend fun merge(one: Person, other: Person): Grouped {
        passes.merge(one.id, other.id)
        val firstTime = !one.byHand && !other.byHand
        return done(Grouped.How.MERGED, if (firstTime) ({ passes.groupAutomatically(one.id) }) else null)
    }

    private suspend fun split(card: Card, person: Person): Grouped {
        val rest = person.cards.firstOrNull { it.id != card.id }?.id
        passes.split(card.id)
        val way: (suspend () -> Unit)? = when {
            rest == null -> null
            person.byHand -> ({ passes.merge(card.id, rest) })
            else -> ({
                passes.groupAutomatically(card.id)
                passes.groupAutomatically(rest)
            })
        }
        return done(Grouped.How.SPLIT, way)
    }

    private fun done(how: Grouped.How, way: (suspend () -> Unit)?): Grouped {
        back = way
        return Grouped(how, undoable = way != null)
    }
}
