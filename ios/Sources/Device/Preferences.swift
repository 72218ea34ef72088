import Foundation
import Observation

/// How the traveller likes the app. Nothing about what a pass says.
@MainActor
@Observable
public final class Preferences {
  /// Seconds out of sight after which the wallet locks; 0: at once.
  public var lockAfterSeconds: Int { didSet { store.set(lockAfterSeconds, forKey: Key.lockAfter) } }

  /// Whether passes are covered while the screen is recorded, mirrored or shared.
  public var coverWhenCaptured: Bool { didSet { store.set(coverWhenCaptured, forKey: Key.cover) } }

  /// Whether the name stands beside a code.
  public var showName: Bool { didSet { store.set(showName, forKey: Key.name) } }

  /// Id of the pass that widgets, controls and shortcuts open; nil: they open the list.
  public var quickPass: String? { didSet { store.set(quickPass, forKey: Key.quickPass) } }

  /// Whether the phone reminds of what comes up. Off until the traveller switches it on.
  public var reminds: Bool { didSet { store.set(reminds, forKey: Key.reminds) } }

  private let store: UserDefaults

  public init(_ store: UserDefaults = .standard) {
    self.store = store
    lockAfterSeconds = store.object(forKey: Key.lockAfter) as? Int ?? 60
    coverWhenCaptured = store.object(forKey: Key.cover) as? Bool ?? true
    showName = store.object(forKey: Key.name) as? Bool ?? true
    reminds = store.bool(forKey: Key.reminds)
    quickPass = store.string(forKey: Key.quickPass)
  }

  private enum Key {
    static let lockAfter = "lock_after_seconds"
    static let cover = "cover_when_captured"
    static let name = "show_name"
    static let reminds = "reminds"
    static let quickPass = "quick_pass"
  }
}
