import Device
import Looks
import Observation
import WalletBridge
import Wording

/// The phone in somebody else's hands: the code alone, and the PIN to leave it. Specimens have no PIN.
@MainActor
@Observable
public final class HandOverModel {
  /// As typed; typing again takes the last message away.
  public var pin = "" { didSet { if pin != oldValue && !pin.isEmpty { error = nil } } }
  /// A call is under way.
  public private(set) var isBusy = false

  private var isLeaving = false
  private var isOut = false
  private var error: CarnetError?
  private var isBright = false

  private let session: any Session
  private let code: Code?
  private let withName: Bool
  private let phone: Phone
  private let words: Words
  private let onLeave: @MainActor () -> Void
  private let onEscape: @MainActor () -> Void

  /// - Parameters:
  ///   - code: the one on the screen; nil where there is nothing to show any more.
  ///   - onLeave: called when the owner is back.
  ///   - onEscape: called when the screen was left by any other way: nothing but the PIN may lead out.
  public init(
    session: any Session, code: Code?, withName: Bool, phone: Phone, words: Words, onLeave: @escaping @MainActor () -> Void,
    onEscape: @escaping @MainActor () -> Void = {}
  ) {
    self.session = session
    self.code = code
    self.withName = withName
    self.phone = phone
    self.words = words
    self.onLeave = onLeave
    self.onEscape = onEscape
  }

  /// The screen came into sight. Without a code there is nothing to hand over.
  public func appeared() {
    if code == nil { letOut() } else { light(true) }
  }

  /// The screen went out of sight.
  public func disappeared() {
    light(false)
    stay()
    if !isOut { onEscape() }
  }

  /// Asks for the PIN.
  public func leave() {
    if code?.specimens == false { isLeaving = true } else { letOut() }
  }

  /// Back to the code.
  public func stay() {
    isLeaving = false
    pin = ""
    error = nil
  }

  /// Leaves, where the PIN typed is the owner's.
  public func confirm() async {
    guard canConfirm else { return }
    isBusy = true
    error = nil
    let failure: CarnetError?
    do throws(CarnetError) {
      try await session.confirm(pin: pin)
      failure = nil
    } catch {
      failure = error
    }
    pin = ""
    isBusy = false
    // Whoever went back to the code meanwhile stays there.
    guard isLeaving else { return }
    error = failure
    if failure == nil { letOut() }
  }

  /// Whether there is a PIN to try.
  public var canConfirm: Bool { isLeaving && !pin.isEmpty && !isBusy }

  /// What the screen says.
  public var page: HandOverPage {
    guard let code else { return .nothing }
    if isLeaving { return .leaving(message: error.map { words.text($0) }) }
    return .code(
      CodeLook(code, withName: withName, words),
      locked: code.specimens ? nil : words(.handOverLocked),
      hint: code.specimens ? nil : words(.handOverGuidedAccess))
  }

  private func letOut() {
    isOut = true
    onLeave()
  }

  private func light(_ on: Bool) {
    if on == isBright { return }
    isBright = on
    phone.screen.bright(on)
  }
}

/// What somebody else sees.
public enum HandOverPage: Equatable, Sendable {
  case nothing
  /// `locked`: that nothing else can be reached. `hint`: how the system itself keeps the phone here. Nil with specimens.
  case code(CodeLook, locked: String?, hint: String?)
  /// The PIN is asked. `message`: what the last one came to.
  case leaving(message: String?)
}
