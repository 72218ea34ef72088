package app.carnet.passes

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.Overview
import app.carnet.bridge.Person
import app.carnet.bridge.TripColour
import app.carnet.bridge.Verdict
import app.carnet.support.SamplePasses
import app.carnet.support.SampleTrips

/** Every state of the screen, by name. */
object PassesSamples {
    private val anna = Person("d2", "Anna Maria Eriksson", "1974-08-12", listOf(SamplePasses.dose, SamplePasses.test), byHand = false)
    private val formats = listOf(SamplePasses.yellowCard, SamplePasses.healthCard, SamplePasses.seal, SamplePasses.venue)
    private val nils = Person("r1", "Nils Eriksson", "2009-05", listOf(SamplePasses.recovery), byHand = false)
    private val specimens = anna.copy(cards = anna.cards.map { it.copy(verdict = Verdict.UNKNOWN_SIGNER, until = null) })

    private fun overview(vararg people: Person, damaged: List<String> = emptyList(), rolledBack: Boolean = false, specimens: Boolean = false) =
        Overview(people.toList(), damaged, rolledBack, specimens)

    val many = overview(anna, nils)

    val all: Map<String, PassesState> = mapOf(
        "loading" to PassesState(),
        "empty" to PassesState(overview()),
        "one" to PassesState(overview(anna.copy(cards = listOf(SamplePasses.dose)))),
        "many" to PassesState(many),
        "trip" to PassesState(many, next = SampleTrips.card),
        "trip-alone" to PassesState(overview(), next = SampleTrips.card.copy(colour = TripColour.YELLOW)),
        "waiting" to PassesState(many, waiting = listOf(FakeOwnPasses.pending())),
        "waiting-alone" to PassesState(overview(), waiting = listOf(FakeOwnPasses.pending())),
        "search" to PassesState(overview(anna.copy(cards = listOf(SamplePasses.dose))), search = "comir"),
        "search-nothing" to PassesState(overview(), search = "yellow fever"),
        "specimens" to PassesState(overview(specimens, specimens = true)),
        "damaged" to PassesState(overview(nils, damaged = listOf("a", "b"), rolledBack = true)),
        "deleted" to PassesState(overview(anna), removed = Removal("r1")),
        "formats" to PassesState(
            overview(anna.copy(cards = formats.map { it.card }, byHand = true)),
        ),
        "choose-person" to PassesState(many, question = GroupingQuestion.Choose(anna, listOf(nils))),
        "nobody-else" to PassesState(overview(anna), question = GroupingQuestion.Choose(anna, emptyList())),
        "merge" to PassesState(many, question = GroupingQuestion.Merge(anna, nils)),
        "split" to PassesState(many, question = GroupingQuestion.Split(SamplePasses.test, anna)),
        "automatic" to PassesState(overview(anna.copy(byHand = true)), question = GroupingQuestion.Automatic(anna)),
        "merged" to PassesState(
            overview(anna.copy(cards = listOf(SamplePasses.dose, SamplePasses.recovery), byHand = true)),
            grouped = Grouped(Grouped.How.MERGED, undoable = true),
        ),
        "replaced" to PassesState(overview(anna), removed = Removal("r1", replaced = true)),
        "failure" to PassesState(overview(anna), failure = CarnetError.NotWritten("full")),
        "error" to PassesState(error = CarnetError.DamagedWallet("summary")),
    )
}
