import Observation

/// The pass whose copies were received last, until its page was left. Gone when the wallet locks.
@MainActor
@Observable
public final class Received {
  /// Its id.
  public private(set) var pass: String?

  public init() {}

  public func put(_ id: String) { pass = id }

  /// It was told.
  public func clear() { pass = nil }
}
