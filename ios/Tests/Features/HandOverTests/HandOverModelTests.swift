import HandOver
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("The phone in somebody else's hands", .timeLimit(.minutes(1)))
struct HandOverModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let left = Counter()
  let escaped = Counter()
  let words = Words(.english)

  private func model(_ code: Code? = Samples.code(), withName: Bool = true) -> HandOverModel {
    let model = HandOverModel(session: carnet, code: code, withName: withName, phone: device.phone, words: words) { [left] in
      left.count += 1
    } onEscape: { [escaped] in
      escaped.count += 1
    }
    model.appeared()
    return model
  }

  @Test("the code is all there is, with or without the name, and bright")
  func code() {
    let model = model()
    let look = CodeLook(Samples.code(), withName: true, words)
    #expect(model.page == .code(look, locked: words(.handOverLocked), hint: words(.handOverGuidedAccess)))
    #expect(device.screen.brightRequests == 1)
    model.disappeared()
    #expect(device.screen.brightRequests == 0)
    let nameless = CodeLook(Samples.code(), withName: false, words)
    #expect(self.model(withName: false).page == .code(nameless, locked: words(.handOverLocked), hint: words(.handOverGuidedAccess)))
  }

  @Test("only the PIN leads out")
  func pin() async {
    let model = model()
    model.leave()
    #expect(model.page == .leaving(message: nil))
    #expect(!model.canConfirm)
    await model.confirm()
    model.pin = "000000"
    await model.confirm()
    #expect(model.page == .leaving(message: words(.errorWrongPinTries, 4)))
    #expect(model.pin.isEmpty)
    #expect(left.count == 0)
    model.pin = "2"
    #expect(model.page == .leaving(message: nil))
    model.pin = "271828"
    await model.confirm()
    #expect(left.count == 1)
    #expect(model.pin.isEmpty)
    #expect(carnet.open, "the wallet stays open")
    model.disappeared()
    #expect(escaped.count == 0)
  }

  @Test("after too many wrong PINs one has to wait")
  func wait() async {
    let model = model()
    model.leave()
    carnet.waitSeconds = 30
    model.pin = "271828"
    await model.confirm()
    #expect(model.page == .leaving(message: words(.errorWait, "30 seconds")))
    #expect(left.count == 0)
  }

  @Test("one may go back to the code; what was typed is forgotten")
  func stay() {
    let model = model()
    model.leave()
    model.pin = "2718"
    model.stay()
    guard case .code = model.page else {
      Issue.record("not the code")
      return
    }
    #expect(model.pin.isEmpty)
    model.leave()
    #expect(model.page == .leaving(message: nil))
  }

  @Test("a PIN without its question does nothing")
  func notAsked() async {
    let model = model()
    model.pin = "271828"
    await model.confirm()
    #expect(left.count == 0)
  }

  @Test("a second tap does nothing")
  func busy() async {
    let model = model()
    model.leave()
    model.pin = "271828"
    carnet.holds = true
    async let first: Void = model.confirm()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    await model.confirm()
    carnet.release()
    await first
    #expect(left.count == 1)
    #expect(!model.isBusy)
  }

  @Test("whoever goes back to the code while the PIN is checked stays there")
  func backMeanwhile() async {
    let model = model()
    model.leave()
    model.pin = "271828"
    carnet.holds = true
    async let first: Void = model.confirm()
    await until { carnet.isHeld }
    model.stay()
    carnet.release()
    await first
    #expect(left.count == 0)
  }

  @Test("specimens have no PIN")
  func specimens() {
    let model = model(Samples.code(specimens: true))
    #expect(model.page == .code(CodeLook(Samples.code(specimens: true), withName: true, words), locked: nil, hint: nil))
    model.leave()
    #expect(left.count == 1)
    model.disappeared()
    #expect(escaped.count == 0)
  }

  @Test("without a code there is nothing to hand over")
  func nothing() {
    let model = model(nil)
    #expect(left.count == 1)
    #expect(model.page == .nothing)
    #expect(device.screen.brightRequests == 0)
    model.disappeared()
    #expect(device.screen.brightRequests == 0)
    #expect(escaped.count == 0)
  }

  @Test("whoever gets out without the PIN is told on, and what was typed is forgotten")
  func escape() {
    let model = model()
    model.leave()
    model.pin = "2718"
    model.disappeared()
    #expect(escaped.count == 1)
    #expect(left.count == 0)
    #expect(model.pin.isEmpty)
    #expect(model.page != .leaving(message: nil))
  }
}
