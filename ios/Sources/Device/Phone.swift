import Foundation
import WalletBridge

/// What the app asks of the phone, each behind a protocol with a double in the tests.
public struct Phone: Sendable {
  public let biometrics: any Biometrics
  public let files: any Files
  public let clipboard: any Clipboard
  public let camera: any CameraAccess
  public let haptics: any Haptics
  public let facts: any AppFacts
  public let screen: any ScreenControl
  public let printer: any Printer
  public let doors: any SystemDoors
  public let reminders: any SystemReminders
  /// Seconds since 1970 UTC.
  public let now: @Sendable () -> Int64
  /// Waits; throws when the task is cancelled.
  public let pause: @Sendable (Duration) async throws -> Void

  public init(
    biometrics: any Biometrics, files: any Files, clipboard: any Clipboard, camera: any CameraAccess, haptics: any Haptics,
    facts: any AppFacts, screen: any ScreenControl, printer: any Printer, doors: any SystemDoors,
    reminders: any SystemReminders,
    now: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) },
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.biometrics = biometrics
    self.files = files
    self.clipboard = clipboard
    self.camera = camera
    self.haptics = haptics
    self.facts = facts
    self.screen = screen
    self.printer = printer
    self.doors = doors
    self.reminders = reminders
    self.now = now
    self.pause = pause
  }
}

/// What this phone recognises its owner by.
public enum BiometricKind: Sendable, CaseIterable {
  case faceID, touchID
}

/// The phone's fingers and faces.
public protocol Biometrics: Sendable {
  /// Nil where none is enrolled or none can be asked for now.
  var kind: BiometricKind? { get }

  /// A key that shows the system's prompt at each use, with this reason.
  func key(reason: String) -> any BiometricKey
}

/// The bytes of a picture that was picked, when they are asked for; nil where there are none.
public typealias PickedPicture = @Sendable () async -> Data?

/// Text on the system's clipboard.
public protocol Clipboard: Sendable {
  /// The text on it. The system tells the person that the app looked: asked for only when they press Paste.
  func text() async -> String?

  /// Puts a secret there: on this device only, and gone after two minutes.
  func putSecret(_ text: String) async
}

/// Whether codes can be scanned.
public enum CameraStatus: Sendable, CaseIterable {
  /// The system would ask.
  case undecided
  case allowed
  /// Only the system's settings can help.
  case refused
  /// This device has no camera.
  case missing
}

/// The permission to use the camera.
public protocol CameraAccess: Sendable {
  var status: CameraStatus { get }

  /// Lets the system ask. True: allowed.
  func ask() async -> Bool
}

/// A short tap that is felt; obeys the system's setting.
@MainActor
public protocol Haptics: Sendable {
  func success()
}

/// What the system says of the installed app: never what the app says of itself.
public protocol AppFacts: Sendable {
  func read() async -> Facts

  /// Licences of everything inside, as text.
  func licences() async -> String
}

/// Sizes in bytes. `usageKeys`: all keys of Info.plist without which iOS does not let an app ask for something, or do it.
public struct Facts: Equatable, Sendable {
  public let version: String
  public let appBytes: Int64
  public let walletBytes: Int64
  public let usageKeys: [String]

  public init(version: String, appBytes: Int64, walletBytes: Int64, usageKeys: [String]) {
    self.version = version
    self.appBytes = appBytes
    self.walletBytes = walletBytes
    self.usageKeys = usageKeys
  }
}

/// What a screen may ask of the phone's own screen. Each request is taken back with false; requests of several screens add up.
@MainActor
public protocol ScreenControl: Sendable {
  /// Full brightness, and the screen stays on.
  func bright(_ on: Bool)

  /// Whether the screen is being recorded, mirrored or shared at this moment; observed.
  var isCaptured: Bool { get }
}

/// Paper.
@MainActor
public protocol Printer: Sendable {
  /// Whether there is a way to print here.
  var isAvailable: Bool { get }

  /// Shows the system's dialog for one sheet.
  func print(_ sheet: PrintedSheet) async
}

/// A code on paper, black on white.
public struct PrintedSheet: Equatable, Sendable {
  public let title: String
  public let lines: [String]
  /// That a printed copy proves less than the phone.
  public let note: String
  /// One byte a module, 1 is dark, row by row, quiet zone included.
  public let modules: Data
  /// Modules a side.
  public let size: Int

  public init(title: String, lines: [String], note: String, modules: Data, size: Int) {
    self.title = title
    self.lines = lines
    self.note = note
    self.modules = modules
    self.size = size
  }
}

/// Ways out of the app.
@MainActor
public protocol SystemDoors: Sendable {
  /// This app's page in the system's settings: camera, language.
  func openSettings()
}
