import Looks
import Observation
import WalletBridge
import Wording

/// A step of the first start, after the introduction.
public enum WelcomeStep: Hashable, Sendable {
  case choosePin, repeatPin
}

/// Makes the wallet with its first PIN, or opens the specimens.
@MainActor
@Observable
public final class WelcomeModel {
  /// From the introduction, which is not in it, to where the traveller is. A step that is left forgets what was typed.
  public var path: [WelcomeStep] = [] { didSet { if path.count < oldValue.count { left() } } }
  /// As typed; typing again takes the last message away.
  public var pin = "" { didSet { if pin != oldValue && !pin.isEmpty { error = nil } } }
  /// The PIN once more, as typed.
  public var repeated = "" { didSet { if repeated != oldValue && !repeated.isEmpty { forgive() } } }
  /// The box "nobody can recover my PIN".
  public var isUnderstood = false

  /// A call is under way.
  public private(set) var isBusy = false

  private var isDifferent = false
  private var error: CarnetError?

  private let session: any Session
  private let specimens: any Specimens
  private let words: Words
  private let onOpen: @MainActor () async -> Void

  /// - Parameter onOpen: called when the wallet, or that of specimens, is open.
  public init(
    session: any Session, specimens: any Specimens, words: Words, onOpen: @escaping @MainActor () async -> Void
  ) {
    self.session = session
    self.specimens = specimens
    self.words = words
    self.onOpen = onOpen
  }

  /// From the introduction to the first PIN.
  public func start() {
    if isBusy { return }
    error = nil
    path = [.choosePin]
  }

  /// From the first PIN to its repetition. One that is too short is refused at once.
  public func choose() {
    guard path == [.choosePin], canChoose else { return }
    if pin.unicodeScalars.count < leastPin {
      error = .weakPin(.tooShort)
    } else {
      forgive()
      path.append(.repeatPin)
    }
  }

  /// Makes the wallet, where the two are the same. A PIN that the core finds weak is chosen again.
  public func create() async {
    guard path.last == .repeatPin, canCreate else { return }
    if repeated != pin {
      repeated = ""
      isDifferent = true
      return
    }
    await open { [session, pin] () throws(CarnetError) in try await session.create(pin: pin) }
  }

  /// Opens the specimens, which need no PIN.
  public func trySpecimens() async {
    await open { [specimens] () throws(CarnetError) in try await specimens.trySpecimens() }
  }

  /// Whether there is a PIN to go on with, and the box is ticked.
  public var canChoose: Bool { isUnderstood && !pin.isEmpty }

  /// Whether there is something to compare with the first PIN.
  public var canCreate: Bool { !repeated.isEmpty && !isBusy }

  /// What the steps say beside their labels.
  public var page: WelcomePage {
    let step = path.last
    return WelcomePage(
      introductionProblem: step == nil ? problem : nil,
      pinMessage: step == .choosePin ? problem?.text : nil,
      repetitionMessage: step == .repeatPin && isDifferent ? words(.firstPinDifferent) : nil,
      repetitionProblem: step == .repeatPin ? problem : nil)
  }

  private var problem: Notice? { error.map { Notice($0, words) } }

  private func open(_ call: () async throws(CarnetError) -> Void) async {
    if isBusy { return }
    isBusy = true
    forgive()
    do throws(CarnetError) {
      try await call()
      forget()
      await onOpen()
    } catch {
      if case .weakPin = error { chooseAgain() }
      self.error = error
    }
    isBusy = false
  }

  /// Back to the first PIN, which was no good. Whoever has gone further back stays there.
  private func chooseAgain() {
    if path.last == .repeatPin { path.removeLast() }
    pin = ""
  }

  /// A step back: the repetition is forgotten, and at the introduction all of it.
  private func left() {
    repeated = ""
    forgive()
    if path.isEmpty { forget() }
  }

  private func forget() {
    pin = ""
    repeated = ""
    isUnderstood = false
  }

  private func forgive() {
    isDifferent = false
    error = nil
  }

  /// Fewer characters than this are no PIN.
  private let leastPin = 6
}

/// What the steps of the first start say beside their labels: only where the traveller is.
public struct WelcomePage: Equatable, Sendable {
  /// Why the specimens were not opened, or the wallet not made.
  public let introductionProblem: Notice?
  /// Why the first PIN is no good.
  public let pinMessage: String?
  /// That the repetition is another PIN.
  public let repetitionMessage: String?
  /// Why the wallet was not made.
  public let repetitionProblem: Notice?
}
