import Device
import Looks
import Observation
import WalletBridge
import Wording

/// Makes, shows once, and removes the recovery code.
@MainActor
@Observable
public final class RecoveryCodeModel {
  /// The PIN as typed; typing again takes the last message away.
  public var pin = "" { didSet { if pin != oldValue && !pin.isEmpty { problem = nil } } }
  /// Whether the traveller says that it is written down.
  public var isWritten = false
  /// Whether it is asked if the code shall be removed.
  public var asksRemove = false
  /// A call is under way.
  public private(set) var isBusy = false

  private enum State: Equatable {
    case loading
    case failed(CarnetError)
    case overview(exists: Bool)
    /// The PIN is asked for before a code is made.
    case pin(replaces: Bool)
    case shown(String)
  }

  private var state = State.loading
  private var problem: CarnetError?
  private var isCopied = false

  private let session: any Session
  private let phone: Phone
  private let words: Words

  public init(session: any Session, phone: Phone, words: Words) {
    self.session = session
    self.phone = phone
    self.words = words
  }

  /// Asks whether there is one. Neither a code on the screen nor a PIN half typed is lost by it.
  public func load() async {
    switch state {
    case .pin, .shown: return
    case .loading, .failed, .overview: await overview()
    }
  }

  /// Begins making one: whoever holds the open phone must know the PIN too.
  public func make() {
    guard case .overview(let exists) = state, !isBusy else { return }
    problem = nil
    state = .pin(replaces: exists)
  }

  /// Makes one, where the PIN typed is right.
  public func confirm() async {
    guard canConfirm, case .pin = state else { return }
    let before = state
    isBusy = true
    problem = nil
    do throws(CarnetError) {
      try await session.confirm(pin: pin)
      // Whoever left meanwhile gets none.
      if state == before {
        let code = try await session.makeRecoveryCode()
        if state == before { state = .shown(code) } else { try await removeUnseen() }
      }
    } catch {
      if state == before { problem = error }
    }
    pin = ""
    isBusy = false
  }

  /// Puts the code on the clipboard.
  public func copy() async {
    guard case .shown(let code) = state else { return }
    await phone.clipboard.putSecret(code)
    isCopied = true
  }

  /// The code leaves the screen and the memory; also where the PIN was not given.
  public func leave() async {
    left()
    await overview()
  }

  /// The screen was left: neither code nor PIN stays.
  public func left() {
    state = .loading
    problem = nil
    pin = ""
    isWritten = false
    isCopied = false
    asksRemove = false
  }

  /// Takes the recovery code away; the traveller was asked.
  public func remove() async {
    guard case .overview(exists: true) = state, !isBusy else { return }
    asksRemove = false
    isBusy = true
    problem = nil
    do throws(CarnetError) {
      try await session.removeRecoveryCode()
      await overview()
    } catch {
      problem = error
    }
    isBusy = false
  }

  /// Whether there is a PIN to try, and no call is under way.
  public var canConfirm: Bool { !pin.isEmpty && !isBusy }

  /// What the screen says.
  public var page: RecoveryCodePage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .overview(let exists):
      .overview(
        RecoveryCodePage.Overview(
          title: words(exists ? .recoveryCodeThereTitle : .recoveryCodeNoneTitle),
          text: words(exists ? .recoveryCodeThereText : .recoveryCodeNoneText),
          make: words(exists ? .recoveryCodeMakeNew : .recoveryCodeMake),
          canRemove: exists,
          problem: problem.map { Notice($0, words) }))
    case .pin(let replaces):
      .pin(replaces: replaces ? Notice(.wait, words(.recoveryCodePinReplaces)) : nil, message: problem.map { words.text($0) })
    case .shown(let code): shown(code)
    }
  }

  /// The code is never in a recording, whatever the settings say.
  private func shown(_ code: String) -> RecoveryCodePage {
    if phone.screen.isCaptured { return .covered(.recoveryCodeCovered(words)) }
    let groups = code.split { $0 == "-" || $0 == " " }.map(String.init)
    let letters = groups.map { $0.map(String.init).joined(separator: " ") }.joined(separator: ", ")
    return .shown(
      groups: groups, spoken: words(.recoveryCodeSpoken, letters),
      copied: isCopied ? Notice(.wait, words(.recoveryCodeCopied)) : nil)
  }

  /// The older code opens nothing any more, and nobody knows the new one: that there is none is what the traveller has to see.
  private func removeUnseen() async throws(CarnetError) {
    try await session.removeRecoveryCode()
    if case .overview = state { await overview() }
  }

  private func overview() async {
    let gate = await session.gate()
    switch gate {
    case .damaged(let error): state = .failed(error)
    case .open(_, _, let exists): state = .overview(exists: exists)
    case .noWallet, .locked: state = .overview(exists: false)
    }
  }
}

/// What the screen of the recovery code says.
public enum RecoveryCodePage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case overview(Overview)
  /// The PIN is asked. `replaces`: that the present code will end. `message`: what the last PIN came to.
  case pin(replaces: Notice?, message: String?)
  /// The one moment in which the code can be read, in the groups it is written in. `spoken`: letter by letter.
  case shown(groups: [String], spoken: String, copied: Notice?)
  /// The same, while the screen is recorded.
  case covered(Notice)

  /// Whether there is a code, and what can be done.
  public struct Overview: Equatable, Sendable {
    public let title: String
    public let text: String
    /// On the button.
    public let make: String
    public let canRemove: Bool
    public let problem: Notice?
  }
}
