import Device
import Observation
import WalletBridge

/// A moving code on the screen: eight frames a second while it is in sight and not paused. The code is what moves, so it moves whatever
/// the system says of motion, and can be paused.
@MainActor
@Observable
public final class MovingShow {
  /// Whether the traveller holds the code still.
  public var isPaused = false { didSet { light() } }
  /// The frame on the screen; nil while there is no code.
  public private(set) var frame: MovingFrame?
  /// How many frames a phone needs that misses none.
  public private(set) var needed = 0

  private var code: (any MovingCode)?
  private var number: UInt32 = 0
  private var isInSight = false
  private var isBright = false
  private let phone: Phone

  public init(_ phone: Phone) { self.phone = phone }

  /// Shows a code from its first frame on.
  public func begin(_ code: any MovingCode) async {
    needed = await code.needed()
    frame = await code.frame(0)
    number = 0
    self.code = code
    light()
  }

  /// Whether frames follow each other now.
  public var isMoving: Bool { isInSight && !isPaused && code != nil }

  /// How long it takes at least, in seconds.
  public var seconds: Int { (needed + Self.framesASecond - 1) / Self.framesASecond }

  /// Shows one frame after the other for as long as ``isMoving``.
  public func run() async {
    while isMoving, !Task.isCancelled, let code {
      number &+= 1
      async let next = code.frame(number)
      guard (try? await phone.pause(Self.pace)) != nil else { return }
      let frame = await next
      if isMoving { self.frame = frame }
    }
  }

  /// The screen came into sight, also from another app.
  public func appeared() {
    isInSight = true
    light()
  }

  /// The screen went out of sight, also behind another app.
  public func disappeared() {
    isInSight = false
    light()
  }

  /// Full brightness, and a screen that stays on, exactly while frames follow each other.
  private func light() {
    if isMoving == isBright { return }
    isBright = isMoving
    phone.screen.bright(isBright)
  }

  /// What a camera of a phone reads without missing many.
  private static let framesASecond = 8
  private static let pace = Duration.milliseconds(125)
}
