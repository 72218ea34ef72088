import Foundation
import Observation
import WalletBridge

/// A moving code on its way in, frame by frame. Never written anywhere; it is there again after a look at another app, and gone when the
/// wallet locks: nobody knows yet what it holds.
@MainActor
@Observable
public final class Receiving {
  /// What the text of a code was.
  public enum Find: Equatable, Sendable {
    /// No frame, or one that was misread.
    case nothing
    /// A frame of what is being received.
    case frame
    /// A frame of another moving code. It changed nothing.
    case other
    /// All was there, and is not what was sent: it was let go, and the next frame begins anew.
    case dropped
    /// With it all is here.
    case whole(Data)
  }

  /// Of a hundred; nil while nothing is being received.
  public private(set) var percent: Int?

  private let receiver: any MovingReceiver
  /// Rises when what was received is let go: what was asked of the core before counts no more.
  private var turn = 0

  public init(_ receiver: any MovingReceiver = RustMovingReceiver()) { self.receiver = receiver }

  /// Takes the text of one code.
  public func take(_ text: String) async -> Find {
    let mine = turn
    let progress = await receiver.take(text)
    if mine != turn { return .nothing }
    if let object = progress.done {
      await startAnew()
      return .whole(object)
    }
    switch progress.arrival {
    case .unread: return .nothing
    case .other: return .other
    case .dropped:
      percent = 0
      return .dropped
    case .new, .again:
      percent = Int(progress.percent)
      return .frame
    }
  }

  /// Lets go of what was received.
  public func startAnew() async {
    turn += 1
    percent = nil
    await receiver.startAnew()
  }

  /// The wallet was locked.
  func clear() {
    turn += 1
    percent = nil
    Task { [receiver] in await receiver.startAnew() }
  }
}
