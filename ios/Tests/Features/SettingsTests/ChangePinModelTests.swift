import Settings
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Another PIN", .timeLimit(.minutes(1)))
struct ChangePinModelTests {
  let carnet = FakeCarnet.opened()
  let words = Words(.english)
  let model: ChangePinModel

  init() { model = ChangePinModel(session: carnet, words: words) }

  private func enter(_ pin: String) async {
    model.pin = pin
    await model.next()
  }

  private var ask: ChangePinPage.Ask? {
    if case .ask(let ask) = model.page { ask } else { nil }
  }

  @Test("three steps change it")
  func change() async {
    #expect(ask?.step == "Step 1 of 3")
    #expect(ask?.title == words(.changePinCurrentTitle))
    await enter("271828")
    #expect(ask?.step == "Step 2 of 3")
    #expect(ask?.label == words(.changePinNewLabel))
    #expect(model.pin.isEmpty)
    await enter("314159")
    #expect(ask?.step == "Step 3 of 3")
    #expect(ask?.action == words(.changePinSave))
    #expect(model.pin.isEmpty)
    await enter("314159")
    #expect(model.page == .done)
    #expect(carnet.pin == "314159")
    #expect(model.pin.isEmpty)
  }

  @Test("a wrong PIN stays at the first step; typing takes the words away")
  func wrong() async {
    await enter("000000")
    #expect(ask?.title == words(.changePinCurrentTitle))
    #expect(ask?.message == words(.errorWrongPinTries, 4))
    #expect(model.pin.isEmpty)
    model.pin = "2"
    #expect(ask?.message == nil)
  }

  @Test("two different PINs begin again with the new one")
  func different() async {
    await enter("271828")
    await enter("314159")
    await enter("314158")
    #expect(ask?.title == words(.changePinNewTitle))
    #expect(ask?.message == words(.changePinNotSame))
    #expect(carnet.pin == "271828")
    #expect(model.pin.isEmpty)
    await enter("314159")
    await enter("314159")
    #expect(carnet.pin == "314159")
  }

  @Test("a weak PIN is chosen again")
  func weak() async {
    await enter("271828")
    await enter("111111")
    await enter("111111")
    #expect(ask?.title == words(.changePinNewTitle))
    #expect(ask?.message == words(.weakPinObvious))
    #expect(carnet.pin == "271828")
  }

  @Test("nothing typed goes nowhere")
  func nothing() async {
    #expect(!model.canGoOn)
    await model.next()
    #expect(ask?.step == "Step 1 of 3")
  }

  @Test("a second tap does nothing")
  func busy() async {
    model.pin = "271828"
    carnet.holds = true
    async let first: Void = model.next()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    #expect(!model.canGoOn)
    await model.next()
    carnet.release()
    await first
    #expect(ask?.step == "Step 2 of 3")
    #expect(!model.isBusy)
  }

  @Test("leaving forgets everything typed")
  func leaving() async {
    await enter("271828")
    await enter("314159")
    model.pin = "3141"
    model.left()
    #expect(model.pin.isEmpty)
    #expect(ask?.step == "Step 1 of 3")
    await enter("314159")
    #expect(carnet.pin == "271828")
    #expect(ask?.step == "Step 1 of 3")
  }

  @Test("who leaves while the present PIN is checked has to give it again")
  func leftAtOnce() async {
    model.pin = "271828"
    carnet.holds = true
    async let first: Void = model.next()
    await until { carnet.isHeld }
    model.left()
    carnet.release()
    await first
    #expect(ask?.step == "Step 1 of 3")
    #expect(!model.isBusy)
  }

  @Test("who leaves while the new PIN is saved finds the first step")
  func leftMeanwhile() async {
    await enter("271828")
    await enter("314159")
    model.pin = "314159"
    carnet.holds = true
    async let last: Void = model.next()
    await until { carnet.isHeld }
    model.left()
    carnet.release()
    await last
    #expect(ask?.step == "Step 1 of 3")
    #expect(!model.isBusy)
  }
}
