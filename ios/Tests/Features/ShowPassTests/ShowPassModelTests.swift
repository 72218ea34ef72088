import AppState
import Device
import Foundation
import Looks
import ShowPass
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Showing a pass", .timeLimit(.minutes(1)))
struct ShowPassModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let preferences = Preferences(.fresh())
  let onScreen = OnScreen()
  let places = Places()
  let words = Words(.english)

  private func model(_ id: String = "d2") async -> ShowPassModel {
    places.home(.show(id: id))
    let model = ShowPassModel(
      id: id, passes: carnet, showing: carnet, preferences: preferences, onScreen: onScreen, places: places, phone: device.phone,
      words: words)
    model.appeared()
    await model.load()
    return model
  }

  private func shown(_ id: String = "d2") async -> ShowPassModel {
    let model = await model(id)
    await model.show()
    return model
  }

  private func asking(_ model: ShowPassModel) throws -> ShowPassPage.Asking {
    guard case .asking(let asking) = model.page else { throw Unexpected() }
    return asking
  }

  private func code(_ model: ShowPassModel) throws -> CodeLook {
    guard case .showing(let code, _) = model.page else { throw Unexpected() }
    return code
  }

  private struct Unexpected: Error {}

  @Test("a verdict that rests on keys that are no secret is marked before the code is shown")
  func development() async throws {
    #expect(try asking(await model()).development == nil)
    carnet.details["d2"] = Samples.detail(signer: Samples.signer(development: true))
    #expect(try asking(await model()).development?.title == words(.developmentTitle))
  }

  @Test("what the code reveals comes first, and nothing is written yet")
  func revealsFirst() async throws {
    let asking = try asking(await model())
    #expect(asking.card.title == "Comirnaty")
    #expect(asking.verdict == nil)
    #expect(asking.reveals.rows.first == Labelled("Surname", "Eriksson"))
    #expect(asking.reveals.rows.count == Samples.reveals.count)
    #expect(asking.specimens == nil)
    #expect(asking.problem == nil)
    #expect(carnet.shown.isEmpty)
    #expect(onScreen.code == nil)
    #expect(device.screen.brightRequests == 0)
  }

  @Test("a pass that is not valid says so before it is shown")
  func notValid() async throws {
    #expect(try asking(await model("r1")).verdict?.word == words(.verdictExpired))
  }

  @Test("specimens are marked, before and beside the code")
  func specimens() async throws {
    carnet.specimens = true
    let model = await model()
    #expect(try asking(model).specimens == .specimens(words))
    await model.show()
    #expect(try code(model).specimen == "SPECIMEN")
  }

  @Test("showing is written once, and the code is bright")
  func show() async throws {
    let model = await shown()
    await model.show()
    #expect(carnet.shown.count == 1)
    let code = try code(model)
    #expect(code.size == 93)
    #expect(code.modules == onScreen.code?.modules)
    #expect(code.label == "QR code of the pass Comirnaty")
    #expect(code.specimen == nil)
    #expect(device.screen.brightRequests == 1)
  }

  @Test("without a history nothing is shown, and it can be tried again")
  func notWritten() async throws {
    let model = await model()
    carnet.fails = .notWritten(detail: "full")
    await model.show()
    #expect(try asking(model).problem?.title == words(.errorNotWrittenTitle))
    #expect(!model.isBusy)
    #expect(onScreen.code == nil)
    #expect(device.screen.brightRequests == 0)
    carnet.fails = nil
    await model.show()
    #expect(onScreen.code != nil)
  }

  @Test("a second tap does nothing")
  func busy() async throws {
    let model = await model()
    carnet.holds = true
    async let first: Void = model.show()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    await model.show()
    await model.load()
    carnet.release()
    await first
    #expect(carnet.shown.count == 1)
    #expect(!model.isBusy)
  }

  @Test("whoever leaves before the code is there does not get it on the screen")
  func leftTooEarly() async throws {
    let model = await model()
    carnet.holds = true
    async let first: Void = model.show()
    await until { carnet.isHeld }
    places.home()
    model.disappeared()
    carnet.release()
    await first
    #expect(model.page == .loading)
    #expect(onScreen.code == nil)
    #expect(device.screen.brightRequests == 0)
  }

  @Test("the name is a choice that is remembered")
  func name() async throws {
    let model = await shown()
    #expect(try code(model).holder?.name == "Anna Maria Eriksson")
    #expect(try code(model).holder?.born == words(.passesBorn, words.isoDate("1974-08-12")))
    model.showsName = false
    #expect(try code(model).holder == nil)
    #expect(!preferences.showName)
  }

  @Test("the hand-over keeps the code, and dims this screen; back from it the code is still there")
  func handOver() async throws {
    let model = await shown()
    model.isLarge = true
    model.handOver()
    #expect(places.here == .handOver)
    model.disappeared()
    #expect(device.screen.brightRequests == 0)
    #expect(onScreen.code != nil)
    places.back()
    model.appeared()
    await model.load()
    _ = try code(model)
    #expect(model.isLarge)
    #expect(device.screen.brightRequests == 1)
    #expect(carnet.shown.count == 1)
  }

  @Test("before the code is shown there is nothing to hand over")
  func nothingToHandOver() async {
    await model().handOver()
    #expect(places.here == .show(id: "d2"))
  }

  @Test("leaving forgets the code")
  func leaving() async {
    let model = await shown()
    model.isLarge = true
    places.back()
    model.disappeared()
    #expect(onScreen.code == nil)
    #expect(model.page == .loading)
    #expect(!model.isLarge)
    #expect(device.screen.brightRequests == 0)
  }

  @Test("leaving does not take away the code of another pass that is on the screen by now")
  func anotherCode() async {
    let model = await shown()
    let other = Samples.code(Samples.test)
    places.home(.show(id: "t1"))
    onScreen.put(other)
    model.disappeared()
    #expect(onScreen.code == other)
  }

  @Test("a printed sheet says what is beside the code, and that paper proves less")
  func print() async throws {
    let model = await shown()
    await model.print()
    model.showsName = false
    await model.print()
    let sheets = device.printer.sheets
    #expect(sheets.count == 2)
    #expect(sheets.first?.title == "Comirnaty")
    #expect(sheets.first?.lines == ["Vaccination", "Anna Maria Eriksson", words(.passesBorn, words.isoDate("1974-08-12"))])
    #expect(sheets.first?.note == words(.showPrintNote))
    #expect(sheets.first?.modules == onScreen.code?.modules)
    #expect(sheets.first?.size == 93)
    #expect(sheets.last?.lines == ["Vaccination"])
  }

  @Test("a printed specimen is marked, too")
  func printSpecimen() async {
    carnet.specimens = true
    await shown().print()
    #expect(device.printer.sheets.first?.lines.first == "SPECIMEN")
  }

  @Test("nothing is printed before it is shown, and printing is offered only where there is a printer")
  func cannotPrint() async throws {
    device.printer.isAvailable = false
    let model = await model()
    await model.print()
    #expect(device.printer.sheets.isEmpty)
    await model.show()
    guard case .showing(_, let canPrint) = model.page else { throw Unexpected() }
    #expect(!canPrint)
  }

  @Test("a pass that is gone says so, and can be asked for again")
  func gone() async throws {
    let model = await model("nobody")
    #expect(model.page == .failed(Notice(.noSuchPass, words)))
    await model.show()
    #expect(carnet.shown.isEmpty)
    carnet.cards.append(Samples.with(Samples.dose, verdict: .valid, id: "nobody"))
    await model.load()
    _ = try asking(model)
  }
}
