import Foundation
import WalletBridge
import Wording

/// A code, at one moment where it moves.
public struct FrameLook: Hashable, Sendable {
  /// One byte a module, 1 is dark, row by row, quiet zone included.
  public let modules: Data
  /// Modules a side.
  public let size: Int

  public init(modules: Data, size: Int) {
    self.modules = modules
    self.size = size
  }

  public init(_ frame: MovingFrame) { self.init(modules: frame.modules, size: Int(frame.size)) }
}

/// A moving code on this screen, at one moment.
public struct MovingShowLook: Hashable, Sendable {
  public let frame: FrameLook
  /// What the code is, for who listens.
  public let label: String
  /// How many frames it takes at least, and how long.
  public let needed: String
  /// Whether it is held still.
  public let isPaused: Bool
  /// On the button that holds it still or goes on.
  public let pause: String

  /// - Parameters:
  ///   - needed: how many frames it takes at least.
  ///   - seconds: how long they take.
  public init(_ frame: MovingFrame, of needed: Int, seconds: Int, isPaused: Bool, label: String, _ words: Words) {
    self.frame = FrameLook(frame)
    self.label = label
    self.needed = words(.movingShowNeeded, needed, words.duration(seconds))
    self.isPaused = isPaused
    pause = words(isPaused ? .movingShowResume : .movingShowPause)
  }
}

/// How far a moving code is received.
public struct MovingLook: Hashable, Sendable {
  /// Of a hundred.
  public let percent: Int
  public let title: String
  public let progress: String
  /// Changes with every quarter, and is spoken then.
  public let spoken: String
  /// On the button that gives up.
  public let stop: String

  public init(percent: Int, _ words: Words) {
    self.percent = percent
    title = words(.movingTitle)
    progress = words(.movingReceived, words.percent(percent))
    spoken = words(.movingReceived, words.percent(percent / 25 * 25))
    stop = words(.actionCancel)
  }
}
