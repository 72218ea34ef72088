import AppState
import Device
import Foundation
import TestPhone
import WalletBridge
import Wording

/// A traveller with the app in hand: the real core, and everything below the views. The process can die and begin anew.
@MainActor
final class Traveller {
  let host: HostPhone
  let device = TestPhone()
  let words = Words(.english, timeZone: .gmt)
  let preferences = Preferences(.fresh())
  let inbox: Inbox
  private(set) var root: RootModel

  init() throws {
    host = try HostPhone()
    host.clock.now = try PublishedPass.real().time
    inbox = Inbox(folder: host.folder.appendingPathComponent("inbox"))
    root = RootModel(carnet: host.carnet(), phone: device.phone, preferences: preferences, words: words, clock: host.clock)
  }

  var carnet: any Carnet { root.carnet }
  var places: Places { root.places }

  /// The system takes the process away; the way here is kept where the window was.
  func dies(meanwhile: () throws -> Void = {}) async throws {
    let kept = places.codes
    root = RootModel(carnet: FakeCarnet(), phone: device.phone, preferences: preferences, words: words, clock: host.clock)
    // The old core lets the file go when the last reference to it has gone.
    for _ in 0..<100 { await Task.yield() }
    try meanwhile()
    root = RootModel(carnet: host.carnet(), phone: device.phone, preferences: preferences, words: words, clock: host.clock)
    places.restore(kept)
    await root.refresh()
  }

  /// Time passes, on the wall and since the start.
  func waits(seconds: Int) {
    host.clock.now += Int64(seconds)
    host.clock.sinceBoot += UInt64(seconds) * 1000
  }

  /// Another app shares something with this one, by way of the extension's inbox.
  func receives(_ bytes: Data) async throws {
    try inbox.put(bytes)
    await root.share(inbox.take().map { .bytes($0) })
  }
}
