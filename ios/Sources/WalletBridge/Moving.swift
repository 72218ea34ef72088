import Foundation
import WalletFFI

/// A pack that was read and is not taken yet.
public struct PackOffer: Sendable {
  /// Its publisher, as it would be.
  public let publisher: Publisher
  /// Places, from 1, of the words of its fingerprint that have to be typed from where the publisher made them known; none where the
  /// publisher is known already.
  public let asked: [Int]
  /// What the core knows it by.
  let handle: any Sendable

  /// `handle`: what the core knows it by; a test's double needs none.
  public init(publisher: Publisher, asked: [Int], handle: any Sendable = 0) {
    self.publisher = publisher
    self.asked = asked
    self.handle = handle
  }
}

/// An object as a code that moves: frame after frame, of which another phone needs enough, whichever.
public protocol MovingCode: Sendable {
  /// How many frames a phone needs that misses none.
  func needed() async -> Int

  /// Frame `number`, from 0 and without end; all have the same size.
  func frame(_ number: UInt32) async -> MovingFrame
}

/// Collects the frames of a moving code: that of the first frame, until told to start anew. Frames are held in memory alone.
public protocol MovingReceiver: Sendable {
  /// Takes the text of one code.
  func take(_ text: String) async -> MovingProgress

  /// Drops all that was received.
  func startAnew() async
}

/// ``MovingReceiver`` of the Rust core. An actor, so that putting an object together holds up no screen.
public actor RustMovingReceiver: MovingReceiver {
  private let core = WalletFFI.MovingReceiver()

  /// One that waits for its first frame.
  public init() {}

  /// Takes the text of one code.
  public func take(_ text: String) -> MovingProgress { core.take(text: text) }

  /// Drops all that was received.
  public func startAnew() { core.startAnew() }
}

/// ``MovingCode`` of the Rust core. An actor, so that drawing a frame holds up no screen.
actor RustMovingCode: MovingCode {
  private let core: WalletFFI.MovingCode

  init(_ core: WalletFFI.MovingCode) { self.core = core }

  func needed() -> Int { Int(core.needed()) }

  func frame(_ number: UInt32) -> MovingFrame { core.frame(n: number) }
}

/// Packs of two invented publishers: the first of one, its next, and one of the other that contradicts it. Their keys are no secret.
///
/// - Parameter now: seconds since 1970 UTC.
public func specimenPacks(at now: Int64) throws -> [Data] { try WalletFFI.specimenPacks(now: now) }
