import AppState
import Device
import Foundation
import Looks
import PreviewPass
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Looking before keeping", .timeLimit(.minutes(1)))
struct PreviewPassModelTests {
  let carnet = FakeCarnet.opened([])
  let imports = Imports()
  let removals = Removals()
  let preferences = Preferences(.fresh())
  let places = Places()
  let words = Words(.english)

  init() {
    carnet.scans = [
      "a": Samples.scan(),
      "b": Samples.scan(Samples.detail(Samples.test)),
      "talks": Samples.talkative,
      "forged": Samples.forged,
      "twice": Samples.scan(relation: .duplicate),
    ]
  }

  private func unread(_ texts: [String]) -> PreviewPassModel {
    let batch = imports.put(texts)
    places.path = [.add, .preview(batch: batch)]
    return PreviewPassModel(
      reading: carnet, imports: imports, batch: batch, removals: removals, preferences: preferences, words: words, places: places)
  }

  private func model(_ texts: String...) async -> PreviewPassModel {
    let model = unread(texts)
    await model.load()
    return model
  }

  private func only(_ scan: Scan) async -> PreviewPassModel {
    carnet.scans["x"] = scan
    return await model("x")
  }

  @Test("one pass is shown whole, and nothing is kept before it is asked for")
  func one() async throws {
    let one = try #require(await model("a").page.one)
    #expect(one.position == nil)
    #expect(one.holder == "Anna Maria Eriksson")
    #expect(one.born == words(.passesBorn, words.isoDate("1974-08-12")))
    #expect(one.detail == DetailLook(Samples.detail(), words))
    #expect(one.reveals == RevealsLook(Samples.reveals, words))
    #expect(one.notices.isEmpty)
    #expect(one.keep == words(.previewKeep))
    #expect(carnet.kept.isEmpty)
  }

  @Test("the one pass that is kept is opened, and its text is let go")
  func keep() async {
    let model = await model("a")
    await model.keep()
    #expect(carnet.kept == ["a"])
    #expect(places.path == [.detail(id: "k1")])
    #expect(model.page == .done)
    #expect(imports.texts(1) == nil)
  }

  @Test("not keeping goes back, keeps nothing and forgets the text")
  func discard() async {
    let model = await model("a")
    model.discard()
    #expect(carnet.kept.isEmpty)
    #expect(places.path == [.add])
    #expect(imports.texts(1) == nil)
  }

  @Test("a full disk is said, the pass stays in sight, and it can be tried again")
  func fullDisk() async {
    let model = await model("a")
    carnet.fails = .notWritten(detail: "full")
    await model.keep()
    #expect(model.page.one?.problem?.title == words(.errorNotWrittenTitle))
    #expect(!model.isBusy)
    carnet.fails = nil
    await model.keep()
    #expect(places.path == [.detail(id: "k1")])
  }

  @Test("a forged pass cannot be kept, only closed")
  func forged() async {
    let model = await model("forged")
    #expect(model.page.one?.keep == nil)
    #expect(model.page.one?.notices == [Notice(.bad, title: words(.previewNotKeptTitle), words(.previewNotKeptText))])
    await model.keep()
    #expect(carnet.kept.isEmpty)
    model.discard()
    #expect(places.path == [.add])
  }

  @Test("what somebody's phone showed live is for one check: it says so, and can only be closed")
  func live() async {
    let card = Samples.card("", .clearance, "EG – IT – AT", "", "", .valid, format: .native)
    let model = await only(Samples.scan(Samples.detail(card), keepable: false))
    #expect(model.page.one?.keep == nil)
    #expect(model.page.one?.notices == [Notice(.note, title: words(.errorNeverKeptTitle), words(.errorNeverKept))])
    await model.keep()
    #expect(carnet.kept.isEmpty)
  }

  @Test("a pass whose signer nobody trusts can be kept, and says when it counts")
  func unknownSigner() async {
    let model = await only(Samples.unknownSigner)
    #expect(model.page.one?.notices == [Notice(.note, words(.previewUnchecked))])
    #expect(model.page.one?.keep == words(.previewKeep))
  }

  @Test(
    "how it stands to what is kept is said",
    arguments: [
      (Relation.duplicate, Tone.note, Word.previewDuplicateTitle, Word.previewKeepAgain),
      (.newer, .good, .previewNewerTitle, .previewReplace),
      (.older, .wait, .previewOlderTitle, .previewKeep),
    ])
  func relation(_ relation: Relation, _ tone: Tone, _ title: Word, _ keep: Word) async {
    let model = await only(Samples.scan(relation: relation))
    #expect(model.page.one?.notices.map(\.tone) == [tone])
    #expect(model.page.one?.notices.map(\.title) == [words(title)])
    #expect(model.page.one?.keep == words(keep))
  }

  @Test("a holder without name or date of birth")
  func nobody() async {
    let card = Samples.card("", .other, "Pass", "", "", .valid, name: " ", birthDate: "")
    let model = await only(Samples.scan(Samples.detail(card)))
    #expect(model.page.one?.holder == words(.previewNobody))
    #expect(model.page.one?.born == nil)
  }

  @Test("another kind of code is no pass, and one may try another way")
  func nothing() async {
    let model = await only(Samples.nothing)
    #expect(model.page == .nothing(words(.reasonUnknownFormat)))
    model.addAgain()
    #expect(places.path == [.add])
  }

  @Test("a pass that breaks every rule is told by its verdict")
  func refused() async {
    let model = await only(.nothing(verdict: .invalid, reason: .noEvent, subject: ""))
    #expect(model.page.refusal?.verdict == VerdictLook(.invalid, .noEvent, words))
    #expect(model.page.refusal?.notice.title == words(.previewNotKeptTitle))
  }

  @Test("genetic data is refused, and the field named", arguments: [("", Word.reasonGeneticData), ("nam.fn", .reasonGeneticDataField)])
  func genetic(_ field: String, _ why: Word) async {
    let model = await only(.nothing(verdict: .invalid, reason: .geneticData, subject: field))
    #expect(model.page.refusal?.verdict.why == (field.isEmpty ? words(why) : words(why, "Surname")))
    #expect(model.page.refusal?.notice == Notice(.bad, title: words(.geneticTitle), words(.geneticText)))
    model.addAgain()
    #expect(places.path == [.add])
  }

  @Test("a code that only points into a database names who would have been asked, and that nobody was")
  func lookUp() async {
    let lookUp = await only(.nothing(verdict: .unknown, reason: .lookUp, subject: "codes.example.org")).page.lookUp
    #expect(lookUp?.host == Labelled(words(.lookUpHost), "codes.example.org"))
    #expect(lookUp?.text == words(.lookUpTextHost, "codes.example.org"))
    #expect(lookUp?.verdict.why == words(.reasonLookUpHost, "codes.example.org"))
    #expect(lookUp?.verdict.tone == .doubt)
    #expect(lookUp?.title == words(.lookUpTitle))
    #expect(lookUp?.why == Notice(.note, title: words(.lookUpWhyTitle), words(.lookUpWhy)))
    #expect(lookUp?.instead == words(.lookUpInstead))
  }

  @Test("a bare number in somebody's database names nobody")
  func lookUpWithoutHost() async {
    let lookUp = await only(.nothing(verdict: .unknown, reason: .lookUp, subject: "")).page.lookUp
    #expect(lookUp?.host == nil)
    #expect(lookUp?.text == words(.lookUpText))
    #expect(lookUp?.verdict.why == words(.reasonLookUp))
  }

  @Test("one code of several that came here by itself says so")
  func part() async {
    #expect(await only(.part(have: 1, need: 3)).page == .nothing(words(.reasonPart)))
  }

  @Test("among lines that are nothing, the one that says something is told")
  func telling() async {
    carnet.scans["url"] = .nothing(verdict: .unknown, reason: .lookUp, subject: "a.example")
    #expect(await model("Dear", "url", "Regards").page.lookUp?.host?.value == "a.example")
  }

  @Test("what says more than it has to is told field by field before it is kept")
  func minimum() async throws {
    let model = await model("talks")
    await model.keepAllTheSame()
    #expect(model.page.one?.keep == words(.previewKeep))
    await model.keep()
    let minimum = try #require(model.page.minimum)
    #expect(carnet.kept.isEmpty)
    #expect(minimum.excess.count == "2 fields beyond the minimum")
    #expect(minimum.excess.rows.map(\.holds) == [words(.personalDataNationalId), words(.personalDataSex)])
    #expect(minimum.excess.rows.map(\.minimum) == Array(repeating: words(.minimumSetBy, Samples.minimum), count: 2))
    #expect(minimum.title == words(.minimumTitle) && minimum.text == words(.minimumText))
    #expect(minimum.stays == words(.minimumStays) && minimum.advice == words(.minimumAdvice))
    #expect(minimum.card.title == Samples.test.title)
    #expect(minimum.keep == words(.minimumKeep) && minimum.discard == words(.minimumDiscard))
    await model.keepAllTheSame()
    #expect(carnet.kept == ["talks"])
    #expect(places.path == [.detail(id: "k1")])
  }

  @Test("from there one may look at the pass again, or let it go")
  func minimumDeclined() async {
    let model = await model("talks")
    model.toPass()
    await model.keep()
    model.toPass()
    #expect(model.page.one != nil)
    await model.keep()
    model.discard()
    #expect(carnet.kept.isEmpty)
    #expect(places.path == [.add])
  }

  @Test("a full disk is said there as well, and it can be tried again")
  func minimumFails() async {
    let model = await model("talks", "a")
    model.look(at: 0)
    await model.keep()
    carnet.fails = .notWritten(detail: "full")
    await model.keepAllTheSame()
    #expect(model.page.minimum?.problem?.title == words(.errorNotWrittenTitle))
    carnet.fails = nil
    await model.load()
    await model.keepAllTheSame()
    #expect(model.page.several?.rows.first?.note?.text == words(.previewMarkKept))
  }

  @Test("one call at a time there as well")
  func minimumBusy() async {
    let model = await model("talks")
    await model.keep()
    carnet.holds = true
    async let first: Void = model.keepAllTheSame()
    await until { carnet.isHeld }
    await model.keepAllTheSame()
    model.toPass()
    model.discard()
    #expect(model.page.minimum != nil)
    carnet.release()
    await first
    #expect(carnet.kept == ["talks"])
  }

  @Test("a newer copy takes the place of the older one, also where one tap opens it")
  func replace() async {
    preferences.quickPass = "k"
    let model = await only(Samples.scan(relation: .newer))
    #expect(model.page.one?.keepBoth == words(.previewKeepBoth))
    await model.keep()
    #expect(carnet.replaced == ["k"])
    #expect(model.said == words(.previewReplaced))
    #expect(removals.removed == "k" && removals.isReplaced, "it can be brought back")
    #expect(preferences.quickPass == "k1")
    #expect(places.path == [.detail(id: "k1")])
  }

  @Test("an older copy that is gone meanwhile stops the replacing, and both can be kept")
  func replaceGone() async {
    let model = await only(Samples.scan(relation: .newer))
    carnet.fails = .noSuchPass
    await model.keep()
    #expect(model.page.one?.problem?.title == words(.errorNoSuchPassTitle))
    #expect(model.said == nil && removals.removed == nil)
    carnet.fails = nil
    await model.keepBoth()
    #expect(carnet.kept == ["x"])
  }

  @Test("or both are kept")
  func keepBoth() async {
    preferences.quickPass = "k"
    let model = await only(Samples.scan(relation: .newer))
    await model.keepBoth()
    #expect(carnet.kept == ["x"] && carnet.replaced.isEmpty)
    #expect(model.said == nil && removals.removed == nil)
    #expect(preferences.quickPass == "k")
  }

  @Test("a newer copy that says more than it has to is told first, and replaces all the same")
  func replaceTalkative() async {
    carnet.scans["x"] = Samples.scan(Samples.detail(Samples.test, excess: [Samples.excess]), relation: .newer)
    let model = await model("x")
    await model.keep()
    #expect(model.page.minimum != nil && carnet.kept.isEmpty)
    await model.keepAllTheSame()
    #expect(carnet.replaced == ["k"])
  }

  @Test("keep all leaves a newer copy to be asked about: it is neither kept beside the older one nor in its place")
  func keepAllLeavesNewerCopies() async {
    carnet.scans["x"] = Samples.scan(relation: .newer)
    let model = await model("x", "a")
    #expect(model.page.several?.keepAll == words(.previewKeepAll, 1))
    #expect(model.page.several?.rows.first?.note?.text == words(.previewNewerTitle))
    await model.keepAll()
    #expect(carnet.kept == ["a"] && carnet.replaced.isEmpty)
    #expect(model.page.several?.keepAll == nil && model.page.several?.leave == words(.previewLeave))
    model.look(at: 0)
    #expect(model.page.one?.keepBoth == words(.previewKeepBoth))
    await model.keep()
    #expect(carnet.kept == ["a", "x"] && carnet.replaced == ["k"])
    #expect(places.path == [])
  }

  @Test("keepBoth and keep do nothing but for a pass that is looked at")
  func notLooking() async {
    let model = await model("a", "b")
    await model.keep()
    await model.keepBoth()
    #expect(carnet.kept.isEmpty)
  }

  @Test("texts that are gone are said")
  func gone() async {
    let model = PreviewPassModel(
      reading: carnet, imports: imports, batch: 99, removals: removals, preferences: preferences, words: words, places: places)
    #expect(model.page == .loading)
    await model.load()
    #expect(model.page == .gone)
    #expect(await self.model().page == .gone, "an import of nothing")
  }

  @Test("a wallet that does not answer can be asked again")
  func failed() async {
    carnet.fails = .locked
    let model = await model("a")
    #expect(model.page == .failed(Notice(.locked, words)))
    carnet.fails = nil
    await model.load()
    #expect(model.page.one != nil)
  }

  @Test("lines around a code are no news")
  func lines() async {
    #expect(await model("Dear Ms Eriksson,", "a", "Regards").page.one?.position == nil)
    #expect(await model("Dear", "Ms").page == .nothing(words(.reasonUnknownFormat)))
  }

  @Test("several are looked at one by one; when all is decided the one kept is opened")
  func several() async {
    let model = await model("a", "b")
    #expect(model.page.several?.lead == words(.previewSeveralLead, 2))
    #expect(model.page.several?.rows.map(\.card.title) == [Samples.dose.title, Samples.test.title])
    #expect(model.page.several?.leave == words(.previewLeave))
    model.look(at: 1)
    #expect(model.page.one?.position == words(.previewPosition, 2, 2))
    model.toList()
    model.look(at: 0)
    await model.keep()
    #expect(model.page.several?.rows.map { $0.note?.text } == [words(.previewMarkKept), nil])
    model.look(at: 1)
    model.discard()
    #expect(places.path == [.detail(id: "k1")])
  }

  @Test("one that is kept already is only closed when it is looked at again")
  func keptAlready() async {
    let model = await model("a", "b")
    model.look(at: 0)
    await model.keep()
    model.look(at: 0)
    #expect(model.page.one?.keep == nil)
    await model.keep()
    #expect(carnet.kept == ["a"])
    model.discard()
    #expect(model.page.several?.rows.first?.note?.text == words(.previewMarkKept))
  }

  @Test("a pass that was let go can still be kept while the list is there")
  func changedMind() async {
    let model = await model("a", "b")
    model.look(at: 0)
    model.discard()
    #expect(model.page.several?.rows.first?.note?.text == words(.previewMarkDiscarded))
    model.look(at: 0)
    #expect(model.page.one?.keep == words(.previewKeep))
    await model.keep()
    #expect(carnet.kept == ["a"])
  }

  @Test("each row says what is special about it")
  func marks() async {
    let model = await model("a", "talks", "forged", "twice")
    #expect(
      model.page.several?.rows.map { $0.note?.text } == [
        nil, words(.previewMarkExcess), words(.previewMarkRefused), words(.previewMarkDuplicate),
      ])
    #expect(model.page.several?.isSpecimen == false)
  }

  @Test("keep all leaves what tells too much, and what is kept or cannot be")
  func keepAll() async {
    let model = await model("a", "talks", "forged", "twice", "b")
    #expect(model.page.several?.keepAll == words(.previewKeepAll, 2))
    #expect(model.page.several?.lookFirst == nil)
    await model.keepAll()
    #expect(carnet.kept == ["a", "b"])
    #expect(model.page.several?.lookFirst == Notice(.wait, words(.previewLookFirst, 1)))
    #expect(model.page.several?.keepAll == nil)
    #expect(model.page.several?.leave == words(.previewLeave))
    model.look(at: 1)
    await model.keep()
    await model.keepAllTheSame()
    #expect(model.page.several?.rows[3].note?.text == words(.previewMarkDuplicate), "the duplicate waits on")
    model.finish()
    #expect(carnet.kept == ["a", "b", "talks"])
    #expect(places.path.isEmpty, "several were kept: the list")
  }

  @Test("keep all that decides everything leads to the list")
  func keepAllEnds() async {
    let model = await model("a", "b")
    await model.keepAll()
    #expect(places.path.isEmpty)
    #expect(model.page == .done)
    #expect(imports.texts(1) == nil)
  }

  @Test("keep all stops at a trouble and goes on")
  func keepAllStops() async {
    let model = await model("a", "b")
    carnet.fails = .notWritten(detail: "full")
    await model.keepAll()
    #expect(model.page.several?.problem?.title == words(.errorNotWrittenTitle))
    carnet.fails = nil
    await model.keepAll()
    #expect(carnet.kept == ["a", "b"])
    #expect(model.page == .done)
  }

  @Test("leaving the rest keeps nothing more")
  func leave() async {
    let model = await model("a", "b")
    model.finish()
    #expect(carnet.kept.isEmpty)
    #expect(places.path == [.add])
  }

  @Test("a list where nothing can be kept says that it is done")
  func nothingToKeep() async {
    let model = await model("forged", "forged")
    #expect(model.page.several?.keepAll == nil)
    #expect(model.page.several?.leave == words(.previewFinish))
  }

  @Test("specimens are marked, one or several")
  func specimens() async {
    carnet.scans["s"] = Samples.scan(Samples.detail(specimens: true))
    #expect(await model("s").page.one?.detail.isSpecimen == true)
    #expect(await model("s", "s").page.several?.isSpecimen == true)
  }

  @Test("one call at a time: a second tap does nothing")
  func busy() async {
    let model = await model("a", "b")
    model.look(at: 0)
    carnet.holds = true
    async let first: Void = model.keep()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    await model.keep()
    model.discard()
    model.toList()
    model.finish()
    #expect(model.page.one != nil)
    carnet.release()
    await first
    #expect(carnet.kept == ["a"])
  }

  @Test("a pass that is kept while one goes back is kept, and one stays where one is")
  func keptMeanwhile() async {
    let model = await model("a")
    carnet.holds = true
    async let keeping: Void = model.keep()
    await until { carnet.isHeld }
    places.home(.history)
    model.left()
    carnet.release()
    await keeping
    #expect(carnet.kept == ["a"])
    #expect(places.path == [.history])
    #expect(imports.texts(1) == nil)
  }

  @Test("a second reading while the first is under way does nothing")
  func readingTwice() async {
    let model = unread(["a"])
    carnet.holds = true
    async let first: Void = model.load()
    await until { carnet.isHeld }
    await model.load()
    #expect(model.page == .loading)
    carnet.release()
    await first
    #expect(model.page.one != nil)
  }

  @Test("coming back to the screen keeps what was decided; leaving it forgets the texts")
  func left() async {
    let model = await model("a", "b")
    model.look(at: 0)
    model.discard()
    model.left()
    await model.load()
    #expect(model.page.several?.rows.first?.note?.text == words(.previewMarkDiscarded))
    #expect(imports.texts(1) != nil)
    places.back()
    model.left()
    #expect(imports.texts(1) == nil)
  }

  @Test("a pack that came with passes is offered once they are decided, kept or not")
  func packAfter() async {
    let kept = await model("a")
    imports.wait([.pack(Data([7]))])
    await kept.keep()
    #expect(places.path == [.detail(id: "k1"), .pack(batch: 2)] && imports.pack(2) == Data([7]))
    kept.left()
    #expect(imports.pack(2) != nil)
    let discarded = await model("b")
    imports.wait([.pack(Data([8]))])
    discarded.discard()
    #expect(places.path == [.add, .pack(batch: 4)])
  }

  @Test("who goes back without deciding leaves what came with the passes as well, and a lock lets go of all of it")
  func packLeft() async {
    let model = await model("a")
    imports.wait([.pack(Data([7]))])
    places.back()
    model.left()
    #expect(imports.pack(2) == nil && imports.next() == nil)
  }
}

extension PreviewPassPage {
  fileprivate var one: OnePass? {
    if case .one(let one) = self { one } else { nil }
  }

  fileprivate var refusal: Refusal? {
    if case .refused(let refusal) = self { refusal } else { nil }
  }

  fileprivate var lookUp: LookUp? {
    if case .lookUp(let lookUp) = self { lookUp } else { nil }
  }

  fileprivate var minimum: Minimum? {
    if case .minimum(let minimum) = self { minimum } else { nil }
  }

  fileprivate var several: SeveralPasses? {
    if case .several(let several) = self { several } else { nil }
  }
}
