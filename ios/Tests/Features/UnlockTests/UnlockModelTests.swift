import Foundation
import TestPhone
import Testing
import Unlock
import WalletBridge
import Wording

@MainActor
@Suite("Before the locked wallet", .timeLimit(.minutes(1)))
struct UnlockModelTests {
  let carnet = FakeCarnet.locked()
  let device = TestPhone()
  let opened = Counter()

  private func model() async -> UnlockModel {
    let model = UnlockModel(session: carnet, phone: device.phone, words: Words(.english)) { [opened] in opened.count += 1 }
    await model.load()
    return model
  }

  private func attempt(_ model: UnlockModel, _ pin: String) async {
    model.pin = pin
    await model.unlock()
  }

  @Test("the right PIN opens, and is forgotten")
  func rightPin() async {
    let model = await model()
    await attempt(model, "271828")
    #expect(carnet.open)
    #expect(opened.count == 1)
    #expect(model.pin.isEmpty)
  }

  @Test("a wrong PIN says how many tries are left; typing takes the message away")
  func wrongPin() async {
    let model = await model()
    await attempt(model, "000000")
    #expect(model.page.message == Words(.english)(.errorWrongPinTries, 4))
    #expect(model.pin.isEmpty)
    model.pin = "2"
    #expect(model.page.message == nil)
  }

  @Test("after five wrong PINs a wait is counted down, and then the right one opens")
  func wait() async {
    let model = await model()
    for _ in 0..<5 { await attempt(model, "000000") }
    #expect(model.page.wait?.clock == "0:30")
    #expect(model.page.wait?.spoken == "30 seconds")
    await attempt(model, "271828")
    #expect(!carnet.open, "nothing can be tried meanwhile")
    await device.pauses.end(times: 10)
    await until { model.page.wait?.clock == "0:20" }
    carnet.waitSeconds = 0
    await device.pauses.end(times: 20)
    await until { model.page.wait == nil && model.page.message == nil }
    await attempt(model, "271828")
    #expect(carnet.open)
  }

  @Test("a wait from before is there at the start, and is spoken by the minute")
  func waitFromBefore() async {
    carnet.waitSeconds = 3_599
    let model = await model()
    #expect(model.page.wait?.clock == "59:59")
    #expect(model.page.wait?.spoken == "1 hour")
  }

  @Test("a face opens, with the app's own words in the prompt")
  func face() async {
    carnet.biometric = Data(count: 32)
    let model = await model()
    #expect(model.page.biometric == .faceID)
    await model.unlockWithBiometric()
    #expect(carnet.open)
    #expect(device.biometrics.reasons == ["Open Carnet"])
  }

  @Test("a closed prompt is no error")
  func closedPrompt() async {
    carnet.biometric = Data(count: 32)
    device.biometrics.trouble = .cancelled
    let model = await model()
    await model.unlockWithBiometric()
    #expect(model.page.problem == nil)
    #expect(model.page.biometric == .faceID)
    #expect(!model.isBusy)
  }

  @Test("a dead key is told and not offered again")
  func deadKey() async {
    carnet.biometric = Data(count: 32)
    device.biometrics.trouble = .invalidated
    let model = await model()
    await model.unlockWithBiometric()
    #expect(model.page.message == Words(.english)(.biometricInvalidated))
    #expect(model.page.biometric == nil)
  }

  @Test("the recovery code opens, blanks around it or not")
  func recoveryCode() async {
    carnet.recoveryCode = "K7QF-2MXW"
    let model = await model()
    model.turn(to: .recovery)
    model.code = "WRONG"
    await model.recover()
    #expect(model.page.problem?.title == Words(.english)(.errorWrongRecoveryCodeTitle))
    model.code = " K7QF-2MXW "
    await model.recover()
    #expect(carnet.open)
  }

  @Test("the recovery code is covered while the screen is recorded, and what was typed is forgotten out of sight")
  func covered() async {
    let model = await model()
    model.turn(to: .recovery)
    model.code = "K7QF"
    #expect(model.page.covered == nil)
    device.screen.isCaptured = true
    #expect(model.page.covered != nil)
    model.left()
    #expect(model.code.isEmpty)
    #expect(model.face == .recovery)
  }

  @Test("erasing waits for the word to be typed")
  func erase() async {
    let model = await model()
    model.turn(to: .forgot)
    model.isErasing = true
    await model.erase()
    #expect(carnet.pin != nil)
    model.confirmation = " " + Words(.english)(.eraseConfirmWord).uppercased()
    // The system closes the question before its button acts.
    model.isErasing = false
    await model.erase()
    #expect(carnet.pin == nil)
    #expect(opened.count == 1)
    model.isErasing = true
    #expect(!model.canErase, "asked again, it is typed again")
  }

  @Test("a damaged wallet can be tried again or erased; one that is only too new is left alone")
  func damaged() async {
    carnet.damaged = .damagedWallet(detail: "header")
    let model = await model()
    #expect(model.page.damaged?.title == Words(.english)(.errorDamagedWalletTitle))
    #expect(model.page.isErasable)
    carnet.damaged = .tooNew
    await model.load()
    #expect(!model.page.isErasable)
    carnet.damaged = nil
    await model.load()
    #expect(model.page.damaged == nil)
  }

  @Test("one call at a time: a second tap does nothing")
  func busy() async {
    let model = await model()
    carnet.holds = true
    model.pin = "271828"
    async let first: Void = model.unlock()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    #expect(!model.canUnlock)
    await model.unlock()
    carnet.release()
    await first
    #expect(opened.count == 1)
  }
}
