import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// Settings of the app, and the ways into the wallet.
@MainActor
@Observable
public final class SettingsModel {
  /// The biometric way is being set or removed.
  public private(set) var isBusy = false

  private var gate: Gate?
  private var problem: CarnetError?
  private var biometric: BiometricKind?

  private let session: any Session
  private let preferences: Preferences
  private let phone: Phone
  private let words: Words

  public init(session: any Session, preferences: Preferences, phone: Phone, words: Words) {
    self.session = session
    self.preferences = preferences
    self.phone = phone
    self.words = words
  }

  /// Seconds out of sight after which the wallet locks.
  public var lockAfterSeconds: Int {
    get { preferences.lockAfterSeconds }
    set { preferences.lockAfterSeconds = newValue }
  }

  /// Whether passes are covered while the screen is recorded.
  public var coversWhenCaptured: Bool {
    get { preferences.coverWhenCaptured }
    set { preferences.coverWhenCaptured = newValue }
  }

  /// Whether the name stands beside a code.
  public var showsName: Bool {
    get { preferences.showName }
    set { preferences.showName = newValue }
  }

  /// Reads everything again: the phone's own settings change what is offered.
  public func load() async {
    biometric = phone.biometrics.kind
    await read()
  }

  /// Adds the biometric way in, or takes it away.
  public func setBiometric(_ on: Bool) async {
    guard !isBusy, on != hasBiometric else { return }
    isBusy = true
    problem = nil
    do throws(CarnetError) {
      if on {
        try await session.setBiometric(phone.biometrics.key(reason: words(.settingsBiometricPromptText)))
      } else {
        try await session.removeBiometric()
      }
    } catch {
      // A closed prompt is an answer, not a failure.
      if error != .biometric(.cancelled) { problem = error }
    }
    await read()
    isBusy = false
  }

  /// Opens this app's page in the phone's settings, where its language is chosen.
  public func openSystemSettings() { phone.doors.openSettings() }

  /// What the screen says; nil until it is read.
  public var page: SettingsPage? {
    guard let gate else { return nil }
    return SettingsPage(
      problem: (problem ?? damage).map { Notice($0, words) },
      specimens: gate.isSpecimens ? Notice(.note, words(.settingsSpecimensText)) : nil,
      security: gate.isSpecimens ? nil : security,
      language: language)
  }

  private var security: SettingsPage.Security {
    SettingsPage.Security(
      lockTimes: [0, 60, 300, 900].map { seconds in
        SettingsPage.LockTime(seconds: seconds, text: seconds == 0 ? words(.settingsLockAtOnce) : words.duration(seconds))
      },
      biometric: biometric.map { words(.settingsBiometricWith, words($0.word)) } ?? words(.settingsBiometric),
      biometricText: words(biometric == nil ? .settingsBiometricNone : .settingsBiometricText),
      hasBiometric: hasBiometric,
      canSetBiometric: !isBusy && (biometric != nil || hasBiometric),
      recovery: words(hasRecoveryCode ? .settingsRecoveryThere : .settingsRecoveryNone))
  }

  /// The language's name for itself.
  private var language: String {
    let code = words.locale.language.languageCode
    return Language.allCases.first { Locale(identifier: $0.rawValue).language.languageCode == code }?.ownName ?? words.locale.identifier
  }

  private var hasBiometric: Bool {
    if case .open(_, hasBiometric: true, _) = gate { true } else { false }
  }

  private var hasRecoveryCode: Bool {
    if case .open(_, _, hasRecoveryCode: true) = gate { true } else { false }
  }

  /// Why the wallet did not answer, for as long as it does not.
  private var damage: CarnetError? {
    if case .damaged(let error) = gate { error } else { nil }
  }

  private func read() async { gate = await session.gate() }
}

/// What the settings say.
public struct SettingsPage: Equatable, Sendable {
  /// What went wrong last.
  public let problem: Notice?
  /// That specimens have nothing to protect; nil with a real wallet.
  public let specimens: Notice?
  /// The ways into the wallet; nil with specimens.
  public let security: Security?
  /// The app's language, by its own name.
  public let language: String

  /// The ways into the wallet, and when it locks.
  public struct Security: Equatable, Sendable {
    public let lockTimes: [LockTime]
    /// The switch of the biometric way, by Apple's name for it.
    public let biometric: String
    public let biometricText: String
    public let hasBiometric: Bool
    public let canSetBiometric: Bool
    /// Whether there is a recovery code.
    public let recovery: String
  }

  /// A time after which the wallet may lock.
  public struct LockTime: Hashable, Sendable, Identifiable {
    public let seconds: Int
    public let text: String

    public var id: Int { seconds }
  }
}
