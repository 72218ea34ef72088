import Device
import Foundation
import WalletBridge

/// A phone whose every part a test can set and look at.
@MainActor
public final class TestPhone {
  public let biometrics = TestBiometrics()
  public let clipboard = TestClipboard()
  public let camera = TestCamera()
  public let haptics = TestHaptics()
  public let facts = TestFacts()
  public let screen = TestScreen()
  public let printer = TestPrinter()
  public let doors = TestDoors()
  public let reminders = TestReminders()
  public var files: any Files = SystemFiles()
  public let pauses = Pauses()
  public let clock = TestClock()
  /// Seconds since 1970 UTC.
  public var now: Int64 {
    get { clock.now }
    set { clock.now = newValue }
  }

  public init() { clock.now = Samples.now }

  /// What the app is handed.
  public var phone: Phone {
    Phone(
      biometrics: biometrics, files: files, clipboard: clipboard, camera: camera, haptics: haptics, facts: facts,
      screen: screen, printer: printer, doors: doors, reminders: reminders, now: { [clock] in clock.now },
      pause: { [pauses] in try await pauses.pause($0) })
  }
}

/// Waits that end when the test says so.
public actor Pauses {
  private var waiting: [(duration: Duration, go: CheckedContinuation<Void, any Error>, id: UUID)] = []

  /// Waits until ``end(times:)``.
  public func pause(_ duration: Duration) async throws {
    let id = UUID()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (go: CheckedContinuation<Void, any Error>) in
        if Task.isCancelled { go.resume(throwing: CancellationError()) } else { waiting.append((duration, go, id)) }
      }
    } onCancel: {
      Task { await self.cancel(id) }
    }
  }

  /// Lets the oldest wait end, as often as asked; waits for it to begin.
  public func end(times: Int = 1) async {
    for _ in 0..<times {
      while waiting.isEmpty && !Task.isCancelled { await Task.yield() }
      if !waiting.isEmpty { waiting.removeFirst().go.resume() }
    }
  }

  /// How long the waits are that have not ended.
  public var pending: [Duration] { waiting.map(\.duration) }

  private func cancel(_ id: UUID) {
    guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: index).go.resume(throwing: CancellationError())
  }
}

/// A key that flips bits, and troubles on demand.
public final class TestBiometrics: Biometrics {
  private struct State {
    var kind: BiometricKind? = .faceID
    var trouble: BiometricTrouble?
    var reasons: [String] = []
  }

  private let state = Guarded(State())

  public init() {}

  public var kind: BiometricKind? {
    get { state.withLock { $0.kind } }
    set { state.withLock { $0.kind = newValue } }
  }

  /// What the next prompt ends with.
  public var trouble: BiometricTrouble? {
    get { state.withLock { $0.trouble } }
    set { state.withLock { $0.trouble = newValue } }
  }

  /// The words of the prompts, in order.
  public var reasons: [String] { state.withLock { $0.reasons } }

  public func key(reason: String) -> any BiometricKey {
    state.withLock { $0.reasons.append(reason) }
    return Key(trouble: trouble)
  }

  private struct Key: BiometricKey {
    let trouble: BiometricTrouble?

    func wrap(_ secret: Data) throws(BiometricTrouble) -> Data {
      if let trouble { throw trouble }
      return Data(secret.map { $0 ^ 0x5a })
    }

    func unwrap(_ wrapped: Data) throws(BiometricTrouble) -> Data { try wrap(wrapped) }
  }
}

public final class TestClipboard: Clipboard {
  private let held = Guarded<String?>(nil)
  private let secret = Guarded<String?>(nil)

  /// What is on it.
  public init() {}

  public var content: String? {
    get { held.withLock { $0 } }
    set { held.withLock { $0 = newValue } }
  }

  /// The secret that was put there last.
  public var lastSecret: String? { secret.withLock { $0 } }

  public func text() async -> String? { content }

  public func putSecret(_ text: String) async { secret.withLock { $0 = text } }
}

public final class TestCamera: CameraAccess {
  private let state = Guarded<(status: CameraStatus, answer: Bool)>((.undecided, true))

  public init() {}

  public var status: CameraStatus {
    get { state.withLock { $0.status } }
    set { state.withLock { $0.status = newValue } }
  }

  /// What the person says when the system asks.
  public var answer: Bool {
    get { state.withLock { $0.answer } }
    set { state.withLock { $0.answer = newValue } }
  }

  public func ask() async -> Bool {
    status = answer ? .allowed : .refused
    return answer
  }
}

@MainActor
public final class TestHaptics: Haptics {
  public private(set) var successes = 0

  public nonisolated init() {}

  public func success() { successes += 1 }
}

public final class TestFacts: AppFacts {
  private let state = Guarded(
    Facts(
      version: "1.0.0", appBytes: 12_345_678, walletBytes: 65_536, usageKeys: ["NSCameraUsageDescription", "NSFaceIDUsageDescription"]))

  public init() {}

  public var facts: Facts {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  public func read() async -> Facts { facts }

  public func licences() async -> String { "Apache License 2.0" }
}

@MainActor
public final class TestScreen: ScreenControl {
  public var isCaptured = false
  /// How many screens ask for brightness at this moment.
  public private(set) var brightRequests = 0

  public nonisolated init() {}

  public func bright(_ on: Bool) { brightRequests += on ? 1 : -1 }
}

@MainActor
public final class TestPrinter: Printer {
  public var isAvailable = true
  public private(set) var sheets: [PrintedSheet] = []

  public nonisolated init() {}

  public func print(_ sheet: PrintedSheet) async { sheets.append(sheet) }
}

@MainActor
public final class TestDoors: SystemDoors {
  public private(set) var settingsOpened = 0

  public nonisolated init() {}

  public func openSettings() { settingsOpened += 1 }
}

/// The phone's reminders, as a list to look at.
public final class TestReminders: SystemReminders {
  private struct State {
    var permission = ReminderPermission.undecided
    var answer = true
    var questions = 0
    var told: [[SystemReminder]] = []
  }

  private let state = Guarded(State())

  public init() {}

  /// What the person says when the system asks.
  public var answer: Bool {
    get { state.withLock { $0.answer } }
    set { state.withLock { $0.answer = newValue } }
  }

  /// What the system's settings say.
  public var allowed: ReminderPermission {
    get { state.withLock { $0.permission } }
    set { state.withLock { $0.permission = newValue } }
  }

  /// How often the system asked.
  public var questions: Int { state.withLock { $0.questions } }

  /// What the phone is to remind of.
  public var pending: [SystemReminder] { state.withLock { $0.told.last ?? [] } }

  /// How often the phone was told.
  public var tellings: Int { state.withLock { $0.told.count } }

  public func permission() async -> ReminderPermission { allowed }

  public func ask() async -> Bool {
    state.withLock { state in
      state.questions += 1
      state.permission = state.answer ? .allowed : .refused
      return state.answer
    }
  }

  public func replace(with reminders: [SystemReminder]) { state.withLock { $0.told.append(reminders) } }
}

extension UserDefaults {
  /// Settings of one test.
  public static func fresh() -> UserDefaults {
    let name = "carnet-test-\(UUID().uuidString)"
    let defaults = UserDefaults(suiteName: name) ?? .standard
    defaults.removePersistentDomain(forName: name)
    return defaults
  }
}
