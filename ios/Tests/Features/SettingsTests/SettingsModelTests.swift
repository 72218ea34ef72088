import Device
import Foundation
import Looks
import Settings
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Settings", .timeLimit(.minutes(1)))
struct SettingsModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let preferences = Preferences(.fresh())
  let words = Words(.english)

  private func model() async -> SettingsModel {
    let model = SettingsModel(session: carnet, preferences: preferences, phone: device.phone, words: words)
    await model.load()
    return model
  }

  @Test("what is set is shown, once it is known")
  func shown() async throws {
    let unread = SettingsModel(session: carnet, preferences: preferences, phone: device.phone, words: words)
    #expect(unread.page == nil)
    carnet.recoveryCode = "K7QF"
    let page = try #require(await model().page)
    #expect(page.problem == nil)
    #expect(page.specimens == nil)
    #expect(page.language == "English")
    let security = try #require(page.security)
    #expect(security.lockTimes.map(\.text) == ["At once", "1 minute", "5 minutes", "15 minutes"])
    #expect(security.lockTimes.map(\.seconds) == [0, 60, 300, 900])
    #expect(security.biometric == "Unlock with Face ID")
    #expect(security.biometricText == words(.settingsBiometricText))
    #expect(!security.hasBiometric)
    #expect(security.canSetBiometric)
    #expect(security.recovery == words(.settingsRecoveryThere))
  }

  @Test("choices are kept")
  func choices() async {
    let model = await model()
    #expect(model.lockAfterSeconds == 60)
    model.lockAfterSeconds = 300
    model.coversWhenCaptured = false
    model.showsName = false
    #expect(preferences.lockAfterSeconds == 300)
    #expect(!preferences.coverWhenCaptured)
    #expect(!preferences.showName)
    #expect(model.lockAfterSeconds == 300)
    #expect(!model.coversWhenCaptured)
    #expect(!model.showsName)
  }

  @Test("the biometric way is added, with the app's words in the prompt, and removed")
  func biometric() async {
    let model = await model()
    await model.setBiometric(true)
    #expect(model.page?.security?.hasBiometric == true)
    #expect(carnet.biometric != nil)
    #expect(device.biometrics.reasons == [words(.settingsBiometricPromptText)])
    await model.setBiometric(true)
    #expect(device.biometrics.reasons.count == 1, "it is there already")
    await model.setBiometric(false)
    #expect(model.page?.security?.hasBiometric == false)
    #expect(carnet.biometric == nil)
  }

  @Test("a closed prompt is no trouble; any other is told, until the next try")
  func trouble() async {
    let model = await model()
    device.biometrics.trouble = .cancelled
    await model.setBiometric(true)
    #expect(model.page?.problem == nil)
    #expect(model.page?.security?.hasBiometric == false)
    device.biometrics.trouble = .unavailable
    await model.setBiometric(true)
    #expect(model.page?.problem?.text == words(.biometricUnavailable))
    await model.load()
    #expect(model.page?.problem != nil, "still there when the page is looked at again")
    device.biometrics.trouble = nil
    await model.setBiometric(true)
    #expect(model.page?.problem == nil)
    #expect(!model.isBusy)
  }

  @Test("a phone that recognises nobody says how to change that, and what was set can still be removed")
  func noBiometric() async {
    device.biometrics.kind = nil
    let model = await model()
    #expect(model.page?.security?.biometric == words(.settingsBiometric))
    #expect(model.page?.security?.biometricText == words(.settingsBiometricNone))
    #expect(model.page?.security?.canSetBiometric == false)
    carnet.biometric = Data(count: 32)
    await model.load()
    #expect(model.page?.security?.canSetBiometric == true)
    device.biometrics.kind = .touchID
    await model.load()
    #expect(model.page?.security?.biometric == "Unlock with Touch ID")
  }

  @Test("one change at a time")
  func busy() async {
    let model = await model()
    carnet.holds = true
    async let first: Void = model.setBiometric(true)
    await until { carnet.isHeld }
    #expect(model.isBusy)
    #expect(model.page?.security?.canSetBiometric == false)
    await model.setBiometric(true)
    carnet.release()
    await first
    #expect(device.biometrics.reasons.count == 1)
    #expect(!model.isBusy)
  }

  @Test("specimens have nothing to protect")
  func specimens() async {
    carnet.specimens = true
    let model = await model()
    #expect(model.page?.specimens == Notice(.note, words(.settingsSpecimensText)))
    #expect(model.page?.security == nil)
  }

  @Test("a wallet that does not answer is told, until it does")
  func damaged() async {
    carnet.damaged = .keystore(detail: "denied")
    let model = await model()
    #expect(model.page?.problem?.title == words(.errorKeystoreTitle))
    carnet.damaged = nil
    await model.load()
    #expect(model.page?.problem == nil, "it answers again")
  }

  @Test("the language is named by itself, and chosen in the phone's settings", arguments: Language.allCases)
  func language(_ language: Language) async {
    let model = SettingsModel(session: carnet, preferences: preferences, phone: device.phone, words: Words(language))
    await model.load()
    #expect(model.page?.language == language.ownName)
    model.openSystemSettings()
    #expect(device.doors.settingsOpened == 1)
  }
}
