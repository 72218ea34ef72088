import AppState
import Device
import Foundation
import Looks
import PassList
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("The list of passes", .timeLimit(.minutes(1)))
struct PassListModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let removals = Removals()
  let preferences = Preferences(.fresh())
  let places = Places()
  let gates = Counter()
  let words = Words(.english)

  private func unread() -> PassListModel {
    PassListModel(
      passes: carnet, enrolling: carnet, publishers: carnet, trips: carnet, specimens: carnet, removals: removals, preferences: preferences,
      places: places,
      phone: device.phone,
      words: words
    ) { [gates] in gates.count += 1 }
  }

  private func model() async -> PassListModel {
    let model = unread()
    await model.load()
    return model
  }

  private func search(_ model: PassListModel, _ sought: String) async {
    model.isSearching = true
    model.search = sought
    await model.load()
  }

  private func count(_ model: PassListModel) -> Int { model.page.people.flatMap(\.cards).count }

  @Test("who believes a publisher whose keys are no secret is told so over the verdicts; not among specimens")
  func development() async {
    carnet.believed = [Samples.publisher()]
    let model = await model()
    #expect(model.page.notices.isEmpty)
    carnet.believed = [Samples.publisher(development: true)]
    await model.load()
    #expect(model.page.notices == [Notice(.bad, title: words(.developmentMark), words(.developmentStrip))])
    carnet.specimens = true
    await model.load()
    #expect(model.page.notices.isEmpty)
  }

  @Test("the next trip stands in one row over the passes, not among those found, and opens; without one there is none")
  func trip() async throws {
    let model = await model()
    #expect(model.page.trip == nil)
    carnet.travels = [Samples.trip(colour: .yellow)]
    await model.load()
    let row = try #require(model.page.trip)
    #expect(row.title == words(.tripNext) && row.name == "Kyoto in autumn")
    #expect(row.starts == "Nov 28, 2021" && row.colour == ColourLook(.yellow, words))
    #expect(row.spoken == words(.tripNextSpoken, "Kyoto in autumn", "Nov 28, 2021", words(.tripYellow)))
    await search(model, "nils")
    #expect(model.page.trip == nil)
    model.isSearching = false
    await model.load()
    #expect(model.page.trip == row)
    model.go(to: .trip(id: row.id))
    #expect(places.here == .trip(id: "a1"))
  }

  @Test("enrolments that wait stand over the passes, and where there is no pass; not among those found; a row opens the answer")
  func waiting() async throws {
    let model = await model()
    #expect(model.page.waiting == nil)
    carnet.waitingFor = [Samples.pending(), Samples.pending("e2", over: true)]
    await model.load()
    let waiting = try #require(model.page.waiting)
    #expect(waiting.title == words(.waitingTitle) && waiting.rows.map(\.id) == ["e1", "e2"])
    #expect(waiting.rows.map(\.issuer) == Array(repeating: "EMBASSY OF UTOPIA (SPECIMEN)", count: 2))
    #expect(waiting.rows.map(\.kind) == Array(repeating: words(.kindClearance), count: 2))
    await search(model, "nils")
    #expect(model.page.waiting == nil)
    model.isSearching = false
    carnet.cards = []
    await model.load()
    #expect(model.page.content == .empty && model.page.waiting == waiting)
    model.go(to: .answer(id: "e1"))
    #expect(places.here == .answer(id: "e1"))
  }

  @Test("nothing is said before the list is known")
  func loading() {
    let page = unread().page
    #expect(page.content == .loading)
    #expect(!page.isAddable && !page.isSearchable && !page.isQuickOffered)
  }

  @Test("passes are grouped by person")
  func people() async {
    let page = await model().page
    #expect(page.content == .passes)
    #expect(page.people.map(\.holder.name) == ["Anna Maria Eriksson", "Nils Eriksson"])
    #expect(page.people.map(\.holder.born) == ["Born Aug 12, 1974", "Born May 2009"])
    #expect(page.people.map { $0.cards.map(\.id) } == [["d2", "t1"], ["r1"]])
    #expect(page.people.map(\.first) == ["d2", "r1"])
    #expect(page.isAddable && page.isSearchable)
    #expect(page.found == nil && page.specimens == nil && page.notices.isEmpty)
  }

  @Test("who listens steps through the passes that are not simply valid")
  func attention() async {
    #expect(await model().page.attention.map(\.id) == ["r1"])
  }

  @Test("an empty wallet is empty: its page adds, so nothing else does")
  func empty() async {
    carnet.cards = []
    let page = await model().page
    #expect(page.content == .empty)
    #expect(!page.isAddable && !page.isSearchable)
  }

  @Test("what is sought is found and counted, and the end of the search shows all again")
  func search() async {
    let model = await model()
    await search(model, "")
    #expect(count(model) == 3)
    #expect(model.page.found == nil)
    #expect(!model.page.isAddable)
    await search(model, "nils covid")
    #expect(model.page.people.map(\.holder.name) == ["Nils Eriksson"])
    #expect(model.page.found == "1 pass")
    await search(model, "yellow")
    #expect(model.page.content == .nothingFound("No pass has all of these words: yellow"))
    #expect(model.page.isSearchable)
    model.isSearching = false
    await model.load()
    #expect(model.search.isEmpty)
    #expect(count(model) == 3)
    #expect(model.page.isAddable)
  }

  @Test("until the next answer is there, the last one stands")
  func lastAnswer() async {
    let model = await model()
    await search(model, "yellow")
    model.search = "yellow fever"
    #expect(model.page.content == .nothingFound("No pass has all of these words: yellow"))
    #expect(model.page.found == "0 passes")
    model.isSearching = false
    #expect(model.page.content != .empty, "a search that found nothing is no empty wallet")
  }

  @Test("blanks are no search")
  func blanks() async {
    carnet.cards = []
    let model = await model()
    await search(model, "  ")
    #expect(model.page.content == .empty)
    #expect(model.page.found == nil)
  }

  @Test("an answer to an older search is let go")
  func lateAnswer() async {
    let model = await model()
    await search(model, "nils")
    carnet.holds = true
    model.search = "anna"
    async let late: Void = model.load()
    await until { carnet.isHeld }
    model.search = "nils"
    carnet.release()
    await late
    #expect(model.page.people.map(\.holder.name) == ["Nils Eriksson"])
  }

  @Test("a failure of an older search is let go too")
  func lateFailure() async {
    let model = await model()
    carnet.holds = true
    carnet.fails = .internal
    model.search = "anna"
    async let late: Void = model.load()
    await until { carnet.isHeld }
    model.search = ""
    carnet.release()
    await late
    #expect(model.page.content == .passes)
  }

  @Test("the list is read again when the search changes, and when a pass is deleted or is back")
  func question() async {
    let model = await model()
    let asked = model.question
    model.search = "nils"
    #expect(model.question != asked)
    model.search = ""
    #expect(model.question == asked)
    removals.put("d2")
    #expect(model.question != asked)
  }

  @Test("taps lead to the details and to the code")
  func places() async {
    let model = await model()
    model.open("d2")
    #expect(places.here == .detail(id: "d2"))
    model.show("d2")
    #expect(places.here == .show(id: "d2"))
    model.go(to: .settings)
    #expect(places.here == .settings)
  }

  @Test("what is deleted can be brought back")
  func undo() async {
    let model = await model()
    await model.remove("r1")
    await model.load()
    #expect(model.page.removed == "r1")
    #expect(count(model) == 2)
    #expect(await model.undo())
    await model.load()
    #expect(model.page.removed == nil)
    #expect(count(model) == 3)
  }

  @Test("with nothing deleted there is nothing to undo")
  func nothingToUndo() async {
    let model = await model()
    #expect(await model.undo() == false)
    #expect(model.page.failure == nil)
  }

  @Test("a pass that cannot be brought back says why, and the offer stands")
  func undoFails() async {
    let model = await model()
    await model.remove("r1")
    carnet.fails = .notWritten(detail: "full")
    #expect(await model.undo() == false)
    #expect(model.page.failure?.title == words(.errorNotWrittenTitle))
    #expect(model.page.removed == "r1")
  }

  @Test("the offer to undo is declined")
  func undoOver() async {
    let model = await model()
    await model.remove("r1")
    model.undoOver()
    #expect(model.page.removed == nil)
  }

  @Test("the offer to undo ends by itself")
  func undoEnds() async {
    let model = await model()
    await model.remove("r1")
    async let end: Void = model.undoEnds()
    await until { await !device.pauses.pending.isEmpty }
    #expect(await device.pauses.pending == [.seconds(10)])
    #expect(model.page.removed == "r1")
    await device.pauses.end()
    await end
    #expect(model.page.removed == nil)
  }

  @Test("the end of one offer is not the end of the next")
  func nextOffer() async {
    let model = await model()
    await model.remove("r1")
    async let end: Void = model.undoEnds()
    await until { await !device.pauses.pending.isEmpty }
    await model.remove("t1")
    await device.pauses.end()
    await end
    #expect(model.page.removed == "t1")
  }

  @Test("whoever looks elsewhere finds the offer again")
  func offerWaits() async {
    let model = await model()
    await model.remove("r1")
    let end = Task { await model.undoEnds() }
    await until { await !device.pauses.pending.isEmpty }
    end.cancel()
    await end.value
    #expect(model.page.removed == "r1")
  }

  @Test("what was deleted elsewhere is offered too")
  func removedElsewhere() async {
    let model = await model()
    carnet.cards.removeAll { $0.id == "d2" }
    removals.put("d2")
    await model.load()
    #expect(model.page.removed == "d2")
    #expect(count(model) == 2)
  }

  @Test("a deletion that fails is told and the list stands; adding waits until it is read")
  func removeFails() async {
    let model = await model()
    carnet.fails = .notWritten(detail: "full")
    await model.remove("r1")
    #expect(model.page.failure == Notice(.notWritten(detail: "full"), words))
    #expect(model.page.removed == nil)
    #expect(count(model) == 3)
    #expect(!model.page.isAddable)
    #expect(model.isTellingFailure)
    model.isTellingFailure = false
    #expect(model.page.isAddable)
  }

  @Test("one call at a time: a second tap deletes nothing twice")
  func busy() async {
    let model = await model()
    carnet.holds = true
    async let first: Void = model.remove("r1")
    await until { carnet.isHeld }
    #expect(model.isBusy)
    await model.remove("r1")
    #expect(await model.undo() == false)
    carnet.release()
    await first
    #expect(model.page.failure == nil)
    #expect(removals.removed == "r1")
    #expect(!model.isBusy)
  }

  @Test("a list that cannot be read says so and is read again")
  func unreadable() async {
    let model = await model()
    carnet.fails = .damagedWallet(detail: "summary")
    await model.load()
    #expect(model.page.content == .failed(Notice(.damagedWallet(detail: "summary"), words)))
    #expect(!model.page.isAddable && !model.page.isSearchable)
    carnet.fails = nil
    await model.load()
    #expect(model.page.content == .passes)
    #expect(count(model) == 3)
  }

  @Test("specimens begin, are marked, and end at the list; the gate is asked each time")
  func specimens() async {
    carnet.cards = []
    let model = await model()
    await model.trySpecimens()
    #expect(model.page.specimens == .specimens(words))
    #expect(!model.page.isAddable, "a real pass would go with them")
    #expect(!model.page.isQuickOffered)
    #expect(gates.count == 1)
    model.open("d2")
    await search(model, "comirnaty")
    await model.endSpecimens()
    #expect(!carnet.specimens)
    #expect(gates.count == 2)
    #expect(places.path.isEmpty)
    #expect(model.search.isEmpty && !model.isSearching)
    #expect(model.page.specimens == nil)
  }

  @Test("what was deleted here is not offered again there: neither in the specimens nor back from them")
  func undoOfAnotherWallet() async {
    carnet.cards = [Samples.dose]
    let model = await model()
    await model.remove("d2")
    await model.trySpecimens()
    #expect(model.page.removed == nil)
    await model.remove("d2")
    #expect(model.page.removed == "d2")
    await model.endSpecimens()
    #expect(model.page.removed == nil)
    #expect(await model.undo() == false)
  }

  @Test("specimens that do not open say why")
  func noSpecimens() async {
    let model = await model()
    carnet.fails = .notWritten(detail: "full")
    await model.trySpecimens()
    #expect(model.isTellingFailure)
    #expect(model.page.failure?.title == words(.errorNotWrittenTitle))
    #expect(gates.count == 0)
  }

  @Test("damage and an older copy are told; damaged passes are no empty wallet")
  func damage() async {
    carnet.damagedPasses = ["x", "y"]
    carnet.rolledBack = true
    carnet.cards = []
    let page = await model().page
    #expect(page.notices.map(\.title) == [words(.passesRolledBackTitle), words(.passesDamagedTitle)])
    #expect(page.notices.last?.text == words(.passesDamaged, 2))
    #expect(page.content == .passes)
  }

  @Test("one pass opens with one tap")
  func quick() async {
    let model = await model()
    #expect(model.page.isQuickOffered)
    model[isQuick: "d2"] = true
    #expect(model[isQuick: "d2"])
    model[isQuick: "t1"] = true
    #expect(!model[isQuick: "d2"] && model[isQuick: "t1"])
    model[isQuick: "d2"] = false
    #expect(preferences.quickPass == "t1")
    model[isQuick: "t1"] = false
    #expect(preferences.quickPass == nil)
  }

  @Test("a pass that is gone for good opens with no tap any more; one that may come back does")
  func quickGone() async {
    preferences.quickPass = "r1"
    let model = await model()
    await model.remove("r1")
    await model.load()
    #expect(model[isQuick: "r1"])
    model.undoOver()
    await model.load()
    #expect(preferences.quickPass == nil)
  }

  @Test("a search, the specimens and damage do not unchoose it")
  func quickStays() async {
    preferences.quickPass = "x"
    carnet.damagedPasses = ["x"]
    let model = await model()
    carnet.damagedPasses = []
    await search(model, "nils")
    model.isSearching = false
    carnet.specimens = true
    await model.load()
    #expect(preferences.quickPass == "x")
  }

  @Test("two people who are one are put together, after a question")
  func merge() async throws {
    let model = await model()
    #expect(model.page.people.allSatisfy { $0.isMergeable && $0.isGroupable && $0.byHand == nil })
    #expect(model.page.people.first?.menu == words(.peopleMenu, "Anna Maria Eriksson"))
    model.merge("d2")
    #expect(model.isChoosingPerson)
    let choice = try #require(model.page.choice)
    #expect(choice.title == words(.peopleMergeChoose, "Anna Maria Eriksson"))
    #expect(choice.others.map(\.holder.name) == ["Nils Eriksson"])
    #expect(choice.others.map(\.count) == ["1 pass"])
    model.merge(with: "r1")
    #expect(model.isChoosingPerson && model.isAskingMerge && !model.isAskingGrouping)
    #expect(model.page.grouping?.title == words(.peopleMergeTitle))
    #expect(model.page.grouping?.text == words(.peopleMergeText, "Anna Maria Eriksson", "Nils Eriksson"))
    #expect(model.page.grouping?.confirm == words(.peopleMergeConfirm))
    await model.confirmGrouping()
    #expect(!model.isChoosingPerson && !model.isAskingMerge)
    #expect(model.page.people.map { $0.cards.map(\.id) } == [["d2", "t1", "r1"]])
    #expect(model.page.people.first?.byHand == words(.peopleByHand))
    #expect(model.page.people.first?.isMergeable == false, "nobody is left to merge with")
    #expect(model.said == words(.peopleMerged))
  }

  @Test("a pass is listed apart, after a question, and grouped automatically again")
  func split() async {
    let model = await model()
    #expect(model.page.people.map(\.isSplittable) == [true, false])
    model.split("t1")
    #expect(model.isAskingGrouping)
    #expect(model.page.grouping?.title == words(.peopleSplitTitle))
    #expect(model.page.grouping?.text == words(.peopleSplitText, "Anna Maria Eriksson"))
    #expect(model.page.grouping?.confirm == words(.peopleSplitConfirm))
    await model.confirmGrouping()
    #expect(model.page.people.map { $0.cards.map(\.id) } == [["d2"], ["t1"], ["r1"]])
    #expect(model.said == words(.peopleSplitDone))
    model.groupAutomatically("t1")
    #expect(model.page.grouping?.title == words(.peopleAutomaticTitle))
    #expect(model.page.grouping?.text == words(.peopleAutomaticText, "Anna Maria Eriksson"))
    #expect(model.page.grouping?.confirm == words(.peopleAutomaticConfirm))
    await model.confirmGrouping()
    #expect(model.page.people.map { $0.cards.map(\.id) } == [["d2", "t1"], ["r1"]])
    #expect(model.said == words(.peopleAutomaticDone))
  }

  @Test("a question that is closed changes nothing")
  func groupingDeclined() async {
    let model = await model()
    model.split("t1")
    model.isAskingGrouping = false
    #expect(model.page.grouping == nil)
    model.merge("d2")
    model.isChoosingPerson = false
    #expect(model.page.choice == nil)
    #expect(model.page.people.count == 2)
  }

  @Test("a person or pass that is gone is asked nothing about, and nobody is merged alone")
  func groupingGone() async {
    let model = await model()
    model.merge("gone")
    model.split("gone")
    model.groupAutomatically("gone")
    model.merge(with: "r1")
    #expect(!model.isChoosingPerson && !model.isAskingGrouping && !model.isAskingMerge)
    model.merge("d2")
    model.merge(with: "gone")
    #expect(!model.isAskingMerge)
    carnet.cards = [Samples.dose]
    await model.load()
    model.isChoosingPerson = false
    model.merge("d2")
    #expect(!model.isChoosingPerson)
    #expect(model.page.people.first?.isGroupable == false)
    await model.confirmGrouping()
    #expect(model.said == nil, "nothing was asked")
  }

  @Test("among what a search found nothing is grouped")
  func groupingSought() async {
    let model = await model()
    await search(model, "eriksson")
    #expect(model.page.people.allSatisfy { !$0.isMergeable && !$0.isSplittable })
  }

  @Test("a grouping that fails says why and changes nothing; a second tap meanwhile does nothing")
  func groupingFails() async {
    let model = await model()
    model.split("t1")
    carnet.holds = true
    async let first: Void = model.confirmGrouping()
    await until { carnet.isHeld }
    model.split("d2")
    model.merge(with: "r1")
    #expect(!model.isAskingGrouping && !model.isAskingMerge)
    await model.confirmGrouping()
    carnet.fails = .notWritten(detail: "full")
    carnet.release()
    await first
    #expect(model.isTellingFailure)
    #expect(model.page.failure?.title == words(.errorNotWrittenTitle))
    #expect(model.said == nil)
    carnet.fails = nil
    await model.load()
    #expect(model.page.people.count == 2)
  }

  @Test("a pass that a newer copy replaced can be brought back like one that was deleted")
  func replaced() async {
    let model = await model()
    await model.remove("t1")
    #expect(model.page.removal == words(.passesDeleted))
    removals.put("t1", isReplaced: true)
    #expect(model.page.removed == "t1")
    #expect(model.page.removal == words(.previewReplaced))
    #expect(await model.undo())
    await model.load()
    #expect(count(model) == 3)
  }
}
