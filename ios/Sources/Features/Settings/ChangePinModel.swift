import Observation
import WalletBridge
import Wording

/// The present PIN, the new one, the new one again.
@MainActor
@Observable
public final class ChangePinModel {
  /// As typed; typing again takes the last message away.
  public var pin = "" { didSet { if pin != oldValue && !pin.isEmpty { problem = nil } } }
  /// A call is under way.
  public private(set) var isBusy = false

  private enum Step: Int {
    case current, new, again, done
  }

  private enum Problem {
    /// The repetition is another PIN.
    case notTheSame
    case refused(CarnetError)
  }

  private var step = Step.current
  private var problem: Problem?
  private var chosen = ""
  /// Counts the times that the screen was left.
  private var visit = 0

  private let session: any Session
  private let words: Words

  public init(session: any Session, words: Words) {
    self.session = session
    self.words = words
  }

  /// Takes what was typed, and goes on where it is right.
  public func next() async {
    guard canGoOn else { return }
    problem = nil
    switch step {
    case .current:
      await attempt(next: .new, back: .current) { [session, pin] () throws(CarnetError) in try await session.confirm(pin: pin) }
    case .new:
      chosen = pin
      pin = ""
      step = .again
    case .again: await change()
    case .done: break
    }
  }

  /// The screen was left: nothing typed stays.
  public func left() {
    pin = ""
    chosen = ""
    problem = nil
    step = .current
    visit += 1
  }

  /// Whether something was typed, and no call is under way.
  public var canGoOn: Bool { !pin.isEmpty && !isBusy }

  /// What the screen says.
  public var page: ChangePinPage {
    switch step {
    case .current: .ask(ask(.changePinCurrentTitle, .changePinCurrentText, .changePinCurrentLabel, .actionContinue))
    case .new: .ask(ask(.changePinNewTitle, .changePinNewText, .changePinNewLabel, .actionContinue))
    case .again: .ask(ask(.changePinRepeatTitle, .changePinRepeatText, .changePinRepeatLabel, .changePinSave))
    case .done: .done
    }
  }

  private func change() async {
    if pin == chosen {
      await attempt(next: .done, back: .new) { [session, pin] () throws(CarnetError) in try await session.changePin(pin) }
    } else {
      step = .new
      problem = .notTheSame
    }
    pin = ""
    chosen = ""
  }

  /// - Parameter back: the step to go on with where the wallet refuses.
  private func attempt(next: Step, back: Step, _ call: () async throws(CarnetError) -> Void) async {
    let before = visit
    isBusy = true
    let failure: CarnetError?
    do throws(CarnetError) {
      try await call()
      failure = nil
    } catch {
      failure = error
    }
    pin = ""
    isBusy = false
    // Whoever left meanwhile begins anew.
    if visit != before { return }
    step = failure == nil ? next : back
    problem = failure.map { .refused($0) }
  }

  private func ask(_ title: Word, _ text: Word, _ label: Word, _ action: Word) -> ChangePinPage.Ask {
    let message: String? =
      switch problem {
      case nil: nil
      case .notTheSame: words(.changePinNotSame)
      case .refused(let error): words.text(error)
      }
    return ChangePinPage.Ask(
      step: words(.changePinStep, step.rawValue + 1, Step.done.rawValue), title: words(title), text: words(text), label: words(label),
      message: message, action: words(action))
  }
}

/// What the screen says that changes the PIN.
public enum ChangePinPage: Equatable, Sendable {
  case ask(Ask)
  /// The new PIN counts.
  case done

  /// A PIN is asked.
  public struct Ask: Equatable, Sendable {
    /// Which of how many steps.
    public let step: String
    public let title: String
    public let text: String
    /// Of the field.
    public let label: String
    /// What the last try came to.
    public let message: String?
    /// On the button.
    public let action: String
  }
}
