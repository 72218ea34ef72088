import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// What stands before the locked wallet.
public enum UnlockFace: Sendable {
  case pin, recovery, forgot
}

/// Opens the wallet, by whichever way.
@MainActor
@Observable
public final class UnlockModel {
  /// As typed; typing again takes the last message away.
  public var pin = "" { didSet { if pin != oldValue && !pin.isEmpty { error = nil } } }
  /// The recovery code, as typed.
  public var code = "" { didSet { if code != oldValue && !code.isEmpty { error = nil } } }
  /// What is typed to confirm that the wallet is to be erased.
  public var confirmation = ""
  /// Whether that confirmation is asked. It begins empty each time; what was typed outlives the question, which closes before its
  /// button acts.
  public var isErasing = false { didSet { if isErasing { confirmation = "" } } }

  public private(set) var face = UnlockFace.pin
  /// A call is under way.
  public private(set) var isBusy = false
  /// Not known yet how things stand.
  public private(set) var isLoading = true

  private var error: CarnetError?
  private var damaged: CarnetError?
  private var wait = 0
  private var hasBiometric = false
  private var hasRecoveryCode = false
  private var countdown: Task<Void, Never>?

  private let session: any Session
  private let phone: Phone
  private let words: Words
  private let onGate: @MainActor () async -> Void

  /// - Parameter onGate: called when the wallet is open, or gone.
  public init(session: any Session, phone: Phone, words: Words, onGate: @escaping @MainActor () async -> Void) {
    self.session = session
    self.phone = phone
    self.words = words
    self.onGate = onGate
  }

  /// Asks how things stand, again where the wallet could not be opened.
  public func load() async {
    switch await session.gate() {
    case .locked(let waitSeconds, let biometric, let recovery):
      isLoading = false
      damaged = nil
      hasBiometric = biometric
      hasRecoveryCode = recovery
      countDown(waitSeconds)
    case .damaged(let error):
      isLoading = false
      damaged = error
    case .noWallet, .open:
      await onGate()
    }
  }

  /// The app went out of sight: what was typed is forgotten.
  public func left() { turn(to: face) }

  /// Another way in, or back to the PIN.
  public func turn(to face: UnlockFace) {
    self.face = face
    pin = ""
    code = ""
    error = nil
    isErasing = false
  }

  /// Opens it with the PIN typed.
  public func unlock() async {
    guard canUnlock else { return }
    await open { [session, pin] () throws(CarnetError) in try await session.unlock(pin: pin) }
  }

  /// Shows the system's prompt.
  public func unlockWithBiometric() async {
    let key = phone.biometrics.key(reason: words(.unlockBiometricPrompt))
    await open { [session] () throws(CarnetError) in try await session.unlock(with: key) }
  }

  /// Opens it with the recovery code typed.
  public func recover() async {
    let code = code.trimmingCharacters(in: .whitespacesAndNewlines)
    if !code.isEmpty { await open { [session] () throws(CarnetError) in try await session.recover(code: code) } }
  }

  /// Deletes the wallet, where the confirmation was typed.
  public func erase() async {
    guard canErase else { return }
    isErasing = false
    confirmation = ""
    await open { [session] () throws(CarnetError) in try await session.erase() }
  }

  /// Whether there is a PIN to try, and it may be tried now.
  public var canUnlock: Bool { !pin.isEmpty && wait == 0 && !isBusy }

  /// Whether the confirmation says that the wallet is to be erased.
  public var canErase: Bool { confirmation.trimmingCharacters(in: .whitespaces).lowercased() == words(.eraseConfirmWord).lowercased() }

  /// What the screen says.
  public var page: UnlockPage {
    UnlockPage(
      wait: wait > 0 ? UnlockPage.Wait(seconds: wait, words) : nil,
      message: error.map { words.text($0) },
      problem: error.map { Notice($0, words) },
      damaged: damaged.map { Notice($0, words) },
      isErasable: isErasable,
      covered: phone.screen.isCaptured ? .recoveryCodeCovered(words) : nil,
      biometric: hasBiometric ? phone.biometrics.kind : nil,
      hasRecoveryCode: hasRecoveryCode)
  }

  /// Whether erasing can help: a wallet that is only open elsewhere, or too new, is left alone.
  private var isErasable: Bool {
    switch damaged {
    case nil, .damagedWallet, .keystore: true
    default: false
    }
  }

  private func open(_ call: () async throws(CarnetError) -> Void) async {
    if isBusy { return }
    isBusy = true
    error = nil
    do throws(CarnetError) {
      try await call()
      pin = ""
      code = ""
      isBusy = false
      await onGate()
    } catch {
      await failed(error)
    }
  }

  /// A closed prompt is an answer, not a failure. A dead biometric key is not offered again.
  private func failed(_ failure: CarnetError) async {
    var waitSeconds = 0
    if case .locked(let seconds, let biometric, _) = await session.gate() {
      waitSeconds = seconds
      hasBiometric = biometric && failure != .biometric(.invalidated)
    }
    pin = ""
    isBusy = false
    error = failure
    if case .wait(let seconds) = failure { waitSeconds = max(waitSeconds, seconds) }
    if failure == .biometric(.cancelled) || waitSeconds > 0 && failure.isWait { error = nil }
    countDown(waitSeconds)
  }

  private func countDown(_ seconds: Int) {
    countdown?.cancel()
    wait = seconds
    if seconds == 0 { return }
    pin = ""
    countdown = Task { [weak self, pause = phone.pause] in
      for left in (0..<seconds).reversed() {
        guard (try? await pause(.seconds(1))) != nil else { return }
        self?.wait = left
      }
      self?.error = nil
    }
  }
}

extension CarnetError {
  fileprivate var isWait: Bool { if case .wait = self { true } else { false } }
}

/// What the screen before the locked wallet says.
public struct UnlockPage: Equatable, Sendable {
  /// Too many wrong PINs: how long until the next try.
  public struct Wait: Equatable, Sendable {
    /// The clock that runs.
    public let clock: String
    /// What a listener hears: once a minute, not every second.
    public let spoken: String

    init(seconds: Int, _ words: Words) {
      clock = words.countdown(seconds)
      spoken = words.duration(seconds < 60 ? seconds : (seconds + 59) / 60 * 60)
    }
  }

  public let wait: Wait?
  /// What the last try came to, in a sentence.
  public let message: String?
  /// The same with its title.
  public let problem: Notice?
  /// Why the wallet cannot be opened at all.
  public let damaged: Notice?
  /// Whether erasing is offered where the wallet cannot be opened.
  public let isErasable: Bool
  /// Why the recovery code cannot be typed now: it would stand in the open, and others may be watching.
  public let covered: Notice?
  /// What the phone recognises its owner by, where the wallet opens to it.
  public let biometric: BiometricKind?
  public let hasRecoveryCode: Bool
}
