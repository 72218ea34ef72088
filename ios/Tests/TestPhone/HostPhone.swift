import Foundation
import WalletBridge

/// A phone for the real core on this machine: a folder, clocks that can be set, a keystore in memory that outlives the app.
public final class HostPhone: Sendable {
  public let folder: URL
  public let clock = TestClock()
  public let keystore = TestKeystore()

  public init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("carnet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The wallet's folder.
  public var wallet: URL { folder.appendingPathComponent("wallet") }

  /// The core as a new process finds it. Let the last one go before the next: a wallet is open in one process alone.
  public func carnet() -> RustCarnet { RustCarnet(folder: wallet, clock: clock, vault: keystore) }
}

/// Clocks that stand still until they are set.
public final class TestClock: DeviceClock {
  private struct Hands {
    var now: Int64 = 1_795_176_000
    var sinceBoot: UInt64 = 1_000_000
    var boots = 1
  }

  private let hands = Guarded(Hands())

  public init() {}

  /// Wall time, seconds since 1970 UTC.
  public var now: Int64 {
    get { hands.withLock { $0.now } }
    set { hands.withLock { $0.now = newValue } }
  }

  /// Milliseconds since the start.
  public var sinceBoot: UInt64 {
    get { hands.withLock { $0.sinceBoot } }
    set { hands.withLock { $0.sinceBoot = newValue } }
  }

  /// The phone is switched off and on.
  public func reboot() {
    hands.withLock {
      $0.boots += 1
      $0.sinceBoot = 0
    }
  }

  public func unixSeconds() -> Int64 { now }
  public func bootMillis() -> UInt64 { sinceBoot }
  public func bootName() -> String { hands.withLock { String($0.boots) } }
}

/// A keystore in memory.
public final class TestKeystore: DeviceVault {
  private let entry = Guarded<Data?>(nil)
  private let refuses = Guarded(false)

  public init() {}

  /// Whether it refuses every call from now on, as a locked keychain does.
  public var denies: Bool {
    get { refuses.withLock { $0 } }
    set { refuses.withLock { $0 = newValue } }
  }

  /// Whether it holds anything.
  public var isEmpty: Bool { entry.withLock { $0 == nil } }

  public func load() throws -> Data? {
    try answer()
    return entry.withLock { $0 }
  }

  public func save(entry bytes: Data) throws {
    try answer()
    entry.withLock { $0 = bytes }
  }

  public func erase() throws {
    try answer()
    entry.withLock { $0 = nil }
  }

  private func answer() throws {
    if denies { throw VaultTrouble.Denied }
  }
}

/// A value that several threads may change, one after another.
public final class Guarded<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  public init(_ value: Value) { self.value = value }

  public func withLock<T>(_ use: (inout Value) throws -> T) rethrows -> T { try lock.withLock { try use(&value) } }
}
