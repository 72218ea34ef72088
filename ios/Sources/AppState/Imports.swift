import Device
import Foundation
import Observation
import WalletBridge

/// Texts on their way from a camera, a file or a share to the preview. Never written anywhere; gone when the process is.
@MainActor
@Observable
public final class Imports {
  /// What was shared and nobody has read yet.
  public private(set) var shared: [Shared] = []
  private var batches: [Int: [String]] = [:]
  private var arrivals: [Int: Arrival] = [:]
  /// What came with something else and is offered after it.
  private var waiting: [Arrival] = []
  private var last = 0

  public init() {}

  /// Holds texts for the preview and gives the number to ask for them.
  public func put(_ texts: [String]) -> Int {
    last += 1
    batches[last] = texts
    return last
  }

  /// The texts of a batch; nil where it is over.
  public func texts(_ batch: Int) -> [String]? { batches[batch] }

  /// Holds what is no pass yet for its page, and gives that page.
  public func put(_ arrival: Arrival) -> Destination {
    last += 1
    arrivals[last] = arrival
    return switch arrival {
    case .invitation: .invitation(batch: last)
    case .batch: .receive(batch: last)
    case .request: .ask(batch: last)
    case .pack: .pack(batch: last)
    }
  }

  /// The invitation of a number; nil where it is over.
  public func invitation(_ batch: Int) -> String? {
    if case .invitation(let text)? = arrivals[batch] { text } else { nil }
  }

  /// The sealed passes of a number; nil where they are over.
  public func sealed(_ batch: Int) -> Data? {
    if case .batch(let bytes)? = arrivals[batch] { bytes } else { nil }
  }

  /// The request of a number; nil where it is over.
  public func request(_ batch: Int) -> String? {
    if case .request(let text)? = arrivals[batch] { text } else { nil }
  }

  /// The pack of a number; nil where it is over.
  public func pack(_ batch: Int) -> Data? {
    if case .pack(let bytes)? = arrivals[batch] { bytes } else { nil }
  }

  public func forget(_ batch: Int) {
    batches[batch] = nil
    arrivals[batch] = nil
  }

  /// Holds what came with something else until that is decided.
  public func wait(_ arrivals: [Arrival]) { waiting += arrivals }

  /// The page of what waits next; nil where nothing does.
  public func next() -> Destination? { waiting.isEmpty ? nil : put(waiting.removeFirst()) }

  /// Lets go of what waits: who left by the way back wants none of what came together.
  public func dropWaiting() { waiting = [] }

  /// Something was shared. An empty list changes nothing.
  public func share(_ content: [Shared]) { shared += content.prefix(max(0, Inbox.most - shared.count)) }

  /// Takes what was shared; the next call finds nothing.
  public func takeShared() -> [Shared] {
    defer { shared = [] }
    return shared
  }

  /// The wallet was locked: nothing read from a pass stays. What was shared and not read yet waits on.
  func locked() {
    batches = [:]
    arrivals = [:]
    waiting = []
  }
}

/// The pass that was removed or replaced last and can be brought back. Gone when the wallet locks.
@MainActor
@Observable
public final class Removals {
  /// Its id.
  public private(set) var removed: String?
  /// Whether a newer copy took its place.
  public private(set) var isReplaced = false

  public init() {}

  public func put(_ id: String, isReplaced: Bool = false) {
    removed = id
    self.isReplaced = isReplaced
  }

  /// It was brought back, or the offer to is over.
  public func clear() { removed = nil }
}

/// The code that is shown at the moment, for the hand-over: one showing is one line of the history, however it is shown.
@MainActor
public final class OnScreen {
  public private(set) var code: Code?

  public init() {}

  public func put(_ code: Code) { self.code = code }

  public func clear() { code = nil }
}
