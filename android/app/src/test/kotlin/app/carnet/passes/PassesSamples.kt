package app.carnet.passes

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Overview
import app.carnet.bridge.Person
import app.carnet.bridge.Verdict
import app.carnet.support.SamplePasses

/** Every state of the screen, by name. */
object PassesSamples {
    private val anna = Person("Anna Maria Eriksson", "1974-08-12", listOf(SamplePasses.dose, SamplePasses.test))
    private val nils = Person("Nils Eriksson", "2009-05", listOf(SamplePasses.recovery))
    private val specimens = anna.copy(cards = anna.cards.map { it.copy(verdict = Verdict.UNKNOWN_SIGNER, until = null) })

    private fun overview(vararg people: Person, damaged: List<String> = emptyList(), rolledBack: Boolean = false, specimens: Boolean = false) =
        Overview(people.toList(), damaged, rolledBack, specimens)

    val many = overview(anna, nils)

    val all: Map<String, PassesState> = mapOf(
        "loading" to PassesState(),
        "empty" to PassesState(overview()),
        "one" to PassesState(overview(anna.copy(cards = listOf(SamplePasses.dose)))),
        "many" to PassesState(many),
        "search" to PassesState(overview(anna.copy(cards = listOf(SamplePasses.dose))), search = "comir"),
        "search-nothing" to PassesState(overview(), search = "yellow fever"),
        "specimens" to PassesState(overview(specimens, specimens = true)),
        "damaged" to PassesState(overview(nils, damaged = listOf("a", "b"), rolledBack = true)),
        "deleted" to PassesState(overview(anna), removed = "r1"),
        "failure" to PassesState(overview(anna), failure = CarnetError.NotWritten("full")),
        "error" to PassesState(error = CarnetError.DamagedWallet("summary")),
    )
}
