import Foundation
import WalletBridge

/// A moving code whose frames are their numbers.
public struct FakeMovingCode: MovingCode {
  public let frames: Int

  public init(frames: Int = 20) { self.frames = frames }

  public func needed() async -> Int { frames }

  public func frame(_ number: UInt32) async -> MovingFrame { MovingFrame(size: 1, modules: Data([UInt8(truncatingIfNeeded: number)])) }
}

/// Frames are `FRAME:A:1/4`; the last of them makes the object `A`; that of `broken` is not what was sent.
public actor FakeReceiver: MovingReceiver {
  private var name: String?
  private var there: Set<String> = []

  public init() {}

  public func take(_ text: String) -> MovingProgress {
    let parts = text.split(separator: ":").map(String.init)
    guard parts.count == 3, parts[0] == "FRAME", let need = Int(parts[2].drop { $0 != "/" }.dropFirst()) else { return progress(.unread) }
    name = name ?? parts[1]
    if name != parts[1] { return progress(.other, need) }
    let isNew = there.insert(parts[2]).inserted
    if there.count < need { return progress(isNew ? .new : .again, need) }
    if parts[1] == "broken" {
      startAnew()
      return progress(.dropped)
    }
    return MovingProgress(percent: 100, arrival: .new, done: Data(parts[1].utf8))
  }

  public func startAnew() {
    name = nil
    there = []
  }

  private func progress(_ arrival: MovingArrival, _ need: Int = 1) -> MovingProgress {
    MovingProgress(percent: UInt32(there.count * 100 / need), arrival: arrival, done: nil)
  }
}
