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
  private var packs: [Int: Data] = [:]
  /// Numbers of packs that came with something else and are offered after it.
  private var waiting: [Int] = []
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

  /// Holds a publisher's pack for the page that offers it, and gives the number to ask for it.
  public func put(pack: Data) -> Int {
    last += 1
    packs[last] = pack
    return last
  }

  /// The pack of a number; nil where it is over.
  public func pack(_ batch: Int) -> Data? { packs[batch] }

  public func forget(_ batch: Int) {
    batches[batch] = nil
    packs[batch] = nil
  }

  /// Holds packs until what came with them is decided.
  public func wait(_ packs: [Data]) { waiting += packs.map { put(pack: $0) } }

  /// The page of the next pack that waits; nil where none does.
  public func nextPack() -> Destination? { waiting.isEmpty ? nil : .pack(batch: waiting.removeFirst()) }

  /// Lets go of the packs that wait: who left by the way back wants none of what came together.
  public func dropWaiting() {
    for one in waiting { forget(one) }
    waiting = []
  }

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
    packs = [:]
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
