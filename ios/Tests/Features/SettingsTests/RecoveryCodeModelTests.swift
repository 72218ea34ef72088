import Looks
import Settings
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("The recovery code", .timeLimit(.minutes(1)))
struct RecoveryCodeModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let words = Words(.english)

  private func model() async -> RecoveryCodeModel {
    let model = RecoveryCodeModel(session: carnet, phone: device.phone, words: words)
    await model.load()
    return model
  }

  private func shown() async -> RecoveryCodeModel {
    let model = await model()
    model.make()
    model.pin = "271828"
    await model.confirm()
    return model
  }

  private func overview(_ model: RecoveryCodeModel) throws -> RecoveryCodePage.Overview {
    guard case .overview(let overview) = model.page else { throw Unexpected() }
    return overview
  }

  private struct Unexpected: Error {}

  @Test("whether there is one is told")
  func overview() async throws {
    let none = try overview(await model())
    #expect(none.title == words(.recoveryCodeNoneTitle))
    #expect(none.make == words(.recoveryCodeMake))
    #expect(!none.canRemove)
    carnet.recoveryCode = "K7QF"
    let there = try overview(await model())
    #expect(there.title == words(.recoveryCodeThereTitle))
    #expect(there.make == words(.recoveryCodeMakeNew))
    #expect(there.canRemove)
  }

  @Test("the PIN comes before the code, and the code is shown once, in groups")
  func make() async throws {
    let model = await model()
    model.make()
    #expect(model.page == .pin(replaces: nil, message: nil))
    await model.confirm()
    #expect(carnet.recoveryCode == nil)
    model.pin = "271828"
    await model.confirm()
    #expect(model.pin.isEmpty)
    guard case .shown(let groups, let spoken, let copied) = model.page else { throw Unexpected() }
    #expect(groups == ["K7QF", "2MXW", "9TRB", "4HJN", "6DVA"])
    #expect(spoken == "Recovery code: K 7 Q F, 2 M X W, 9 T R B, 4 H J N, 6 D V A")
    #expect(copied == nil)
    model.isWritten = true
    await model.load()
    #expect(model.page == .shown(groups: groups, spoken: spoken, copied: nil), "looking again does not lose it")
    await model.leave()
    #expect(!model.isWritten)
    #expect(try overview(model).canRemove)
  }

  @Test("a wrong PIN makes none")
  func wrongPin() async throws {
    let model = await model()
    model.make()
    model.pin = "000000"
    await model.confirm()
    #expect(model.page == .pin(replaces: nil, message: words(.errorWrongPinTries, 4)))
    #expect(model.pin.isEmpty)
    #expect(carnet.recoveryCode == nil)
    model.pin = "2"
    #expect(model.page == .pin(replaces: nil, message: nil))
    await model.leave()
    #expect(model.pin.isEmpty)
    #expect(try !overview(model).canRemove)
  }

  @Test("making a new one says that the old one ends")
  func replaces() async {
    carnet.recoveryCode = "K7QF"
    let model = await model()
    model.make()
    #expect(model.page == .pin(replaces: Notice(.wait, words(.recoveryCodePinReplaces)), message: nil))
  }

  @Test("it can be copied as a secret")
  func copy() async throws {
    let model = await model()
    await model.copy()
    #expect(device.clipboard.lastSecret == nil)
    let shown = await shown()
    await shown.copy()
    #expect(device.clipboard.lastSecret == "K7QF-2MXW-9TRB-4HJN-6DVA")
    guard case .shown(_, _, let copied) = shown.page else { throw Unexpected() }
    #expect(copied?.text == words(.recoveryCodeCopied))
  }

  @Test("while the screen is recorded the code is covered")
  func captured() async {
    let model = await shown()
    device.screen.isCaptured = true
    #expect(
      model.page == .covered(Notice(.wait, title: words(.recoveryCodeCapturedTitle), words(.recoveryCodeCapturedText))))
    device.screen.isCaptured = false
    guard case .shown = model.page else {
      Issue.record("not shown again")
      return
    }
  }

  @Test("it can be removed, which may fail")
  func remove() async throws {
    carnet.recoveryCode = "K7QF"
    let model = await model()
    model.asksRemove = true
    carnet.fails = .notWritten(detail: "full")
    await model.remove()
    #expect(try overview(model).problem?.title == words(.errorNotWrittenTitle))
    #expect(try overview(model).canRemove)
    #expect(!model.asksRemove)
    carnet.fails = nil
    model.asksRemove = true
    await model.remove()
    #expect(carnet.recoveryCode == nil)
    #expect(try !overview(model).canRemove)
    #expect(try overview(model).problem == nil)
    await model.remove()
    #expect(!model.isBusy)
  }

  @Test("a second tap makes no second code")
  func busy() async {
    let model = await model()
    model.make()
    model.pin = "271828"
    carnet.holds = true
    async let first: Void = model.confirm()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    #expect(!model.canConfirm)
    await model.confirm()
    carnet.release()
    await first
    #expect(!model.isBusy)
    #expect(carnet.recoveryCode != nil)
  }

  @Test("who leaves while the PIN is checked gets none")
  func leftMeanwhile() async {
    let model = await model()
    model.make()
    model.pin = "271828"
    carnet.holds = true
    async let first: Void = model.confirm()
    await until { carnet.isHeld }
    model.left()
    carnet.release()
    await first
    #expect(carnet.recoveryCode == nil)
    #expect(model.page == .loading)
  }

  @Test("a code that was made while one left, and nobody has seen, is taken away")
  func unseen() async throws {
    carnet.recoveryCode = "K7QF"
    let model = await model()
    model.make()
    model.pin = "271828"
    carnet.holds = true
    async let first: Void = model.confirm()
    await until { carnet.isHeld }
    carnet.release()
    carnet.holds = true
    await until { carnet.isHeld }
    await model.leave()
    #expect(try overview(model).canRemove)
    carnet.release()
    await first
    #expect(carnet.recoveryCode == nil)
    #expect(try !overview(model).canRemove)
    #expect(!model.isBusy)
  }

  @Test("leaving forgets the code")
  func leaving() async throws {
    let model = await shown()
    model.left()
    #expect(model.page == .loading)
    await model.copy()
    #expect(device.clipboard.lastSecret == nil)
  }

  @Test("a wallet that does not answer can be asked again")
  func trouble() async throws {
    carnet.damaged = .keystore(detail: "denied")
    let model = await model()
    #expect(model.page == .failed(Notice(.keystore(detail: "denied"), words)))
    model.make()
    carnet.damaged = nil
    await model.load()
    #expect(try !overview(model).canRemove)
  }
}
