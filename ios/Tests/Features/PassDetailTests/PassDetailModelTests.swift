import AppState
import Device
import Foundation
import Looks
import PassDetail
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("One pass", .timeLimit(.minutes(1)))
struct PassDetailModelTests {
  let carnet = FakeCarnet.opened()
  let removals = Removals()
  let received = Received()
  let preferences = Preferences(.fresh())
  let places = Places()
  let words = Words(.english)

  private func model(_ id: String = "d2") async -> PassDetailModel {
    places.go(to: .detail(id: id))
    let model = PassDetailModel(
      id: id, passes: carnet, showing: carnet, removals: removals, received: received, preferences: preferences, places: places,
      words: words)
    #expect(model.page.detail == nil && model.page.problem == nil, "nothing is said before it is known")
    await model.load()
    return model
  }

  @Test("a pass is read with its holder and what it reveals")
  func read() async {
    let page = await model().page
    #expect(page.detail?.card.title == "Comirnaty")
    #expect(page.detail?.verdict.tone == .good)
    #expect(page.holder == HolderLook(name: "Anna Maria Eriksson", birthDate: "1974-08-12", words))
    #expect(page.holder?.born == "Born Aug 12, 1974")
    #expect(page.reveals.count == "5 details")
    #expect(page.problem == nil && page.failure == nil && page.specimens == nil)
  }

  @Test("that its copies were received is said until the page is left, and of that pass alone")
  func received() async {
    let card = Samples.card("own", .clearance, "EG – IT – AT", "", "", .valid, format: .native)
    carnet.cards.append(card)
    carnet.details["own"] = Samples.detail(card, copies: Copies(all: 20, left: 20, few: false))
    received.put("own")
    #expect(await model().page.received == nil)
    let model = await model("own")
    #expect(model.page.received == Notice(.good, title: words(.receivedTitle, 20), words(.receivedText)))
    model.left()
    #expect(model.page.received == nil && received.pass == nil)
  }

  @Test("a pass that names no birthday says none")
  func noBirthday() async {
    carnet.cards = [Samples.card("x", .other, "Certificate", "", "2021", .valid, birthDate: "")]
    let page = await model("x").page
    #expect(page.holder?.name == "Anna Maria Eriksson")
    #expect(page.holder?.born == nil)
  }

  @Test("the reason of a verdict, warnings and excess data are told")
  func talkative() async throws {
    carnet.details["t1"] = Samples.detail(
      Samples.with(Samples.test, verdict: .expired), reason: .expired, warnings: [.noPrefix],
      excess: [Samples.excess])
    let detail = await model("t1").page.detail
    #expect(detail?.verdict.why == words(.reasonExpired))
    #expect(detail?.warnings == [words(.warningNoPrefix)])
    let row = try #require(detail?.excess?.rows.first)
    #expect(row.field == "Field nam.id")
    #expect(row.holds == words(.personalDataNationalId))
    #expect(row.minimum == words(.minimumSetBy, Samples.minimum))
  }

  @Test("reading it is not showing it")
  func notShown() async {
    _ = await model()
    #expect(carnet.shown.isEmpty)
  }

  @Test("a pass that is gone says so")
  func gone() async {
    let page = await model("nobody").page
    #expect(page.problem == Notice(.noSuchPass, words))
    #expect(page.detail == nil)
    #expect(!page.isQuickOffered)
  }

  @Test("a pass that could not be read is read again")
  func again() async {
    carnet.fails = .internal
    let model = await model()
    #expect(model.page.problem?.title == words(.errorInternalTitle))
    carnet.fails = nil
    await model.load()
    #expect(model.page.problem == nil)
    #expect(model.page.detail != nil)
  }

  @Test("a pass that has expired meanwhile says so when it is read again")
  func expired() async {
    let model = await model()
    carnet.cards[0] = Samples.with(Samples.dose, verdict: .expired)
    await model.load()
    #expect(model.page.detail?.verdict.tone == .wait)
  }

  @Test("showing it goes there")
  func show() async {
    await model().show()
    #expect(places.path == [.detail(id: "d2"), .show(id: "d2")])
  }

  @Test("deleting asks no more, goes back to the list, and offers undo there")
  func remove() async {
    let model = await model()
    model.isAsking = true
    await model.remove()
    #expect(!model.isAsking)
    #expect(places.path.isEmpty)
    #expect(removals.removed == "d2")
    #expect(!carnet.cards.contains { $0.id == "d2" })
    #expect(!model.isBusy)
  }

  @Test("a deletion that fails leaves the pass and says why; the next try takes the message away")
  func removeFails() async {
    let model = await model()
    carnet.fails = .notWritten(detail: "full")
    await model.remove()
    #expect(model.page.failure == Notice(.notWritten(detail: "full"), words))
    #expect(model.page.detail != nil)
    #expect(places.here == .detail(id: "d2"))
    #expect(removals.removed == nil)
    carnet.fails = nil
    await model.remove()
    #expect(model.page.failure == nil)
    #expect(removals.removed == "d2")
  }

  @Test("one call at a time: a second tap deletes nothing twice")
  func busy() async {
    let model = await model()
    carnet.holds = true
    async let first: Void = model.remove()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    await model.remove()
    carnet.release()
    await first
    #expect(model.page.failure == nil)
    #expect(removals.removed == "d2")
  }

  @Test("one pass opens with one tap: choosing another takes its place")
  func quick() async {
    let dose = await model()
    let test = await model("t1")
    #expect(dose.page.isQuickOffered && !dose.isQuick)
    dose.isQuick = true
    #expect(preferences.quickPass == "d2")
    test.isQuick = true
    #expect(!dose.isQuick && test.isQuick)
    dose.isQuick = false
    #expect(test.isQuick)
    test.isQuick = false
    #expect(preferences.quickPass == nil)
  }

  @Test("specimens are marked, and open with no tap: they go in one")
  func specimens() async {
    carnet.specimens = true
    let page = await model().page
    #expect(page.specimens == .specimens(words))
    #expect(!page.isQuickOffered)
  }
}
