import AppState
import Device
import Foundation
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("The gate and its clock", .timeLimit(.minutes(1)))
struct RootModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let clock = TestClock()
  let preferences = Preferences(.fresh())
  let root: RootModel

  init() {
    root = RootModel(
      carnet: carnet, phone: device.phone, preferences: preferences, words: Words(.english), clock: clock, receiver: FakeReceiver())
  }

  private func passes(seconds: UInt64) { clock.sinceBoot += seconds * 1000 }

  @Test("what stands on the screen follows the gate")
  func stages() async {
    #expect(root.stage == .waiting)
    await root.refresh()
    #expect(root.stage == .open)
    carnet.open = false
    await root.refresh()
    #expect(root.stage == .locked)
    carnet.damaged = .damagedWallet(detail: "")
    await root.refresh()
    #expect(root.stage == .locked)
    carnet.damaged = nil
    carnet.pin = nil
    await root.refresh()
    #expect(root.stage == .welcome)
  }

  @Test("locking forgets what was read from passes at once, before the core answers")
  func lock() async {
    await root.refresh()
    root.places.path = [.detail(id: "d2"), .show(id: "d2")]
    root.onScreen.put(Samples.code())
    root.removals.put("d2")
    let batch = root.imports.put(["HC1:"])
    let pack = root.imports.put(.pack(Data([1])))
    root.imports.wait([.pack(Data([2]))])
    root.received.put("d2")
    _ = await root.receiving.take("FRAME:A:1/4")
    #expect(root.receiving.percent == 25)
    carnet.holds = true
    async let locking: Void = root.lock()
    await until { carnet.isHeld }
    #expect(root.stage == .waiting)
    #expect(root.places.path == [.detail(id: "d2")])
    #expect(root.onScreen.code == nil)
    #expect(root.removals.removed == nil)
    #expect(root.imports.texts(batch) == nil)
    #expect(pack == .pack(batch: 2) && root.imports.pack(2) == nil)
    #expect(root.imports.next() == nil)
    #expect(root.received.pass == nil)
    #expect(root.receiving.percent == nil)
    carnet.release()
    await locking
    #expect(root.stage == .locked)
  }

  @Test("out of sight for the chosen time, it locks")
  func timer() async {
    await root.refresh()
    root.left()
    #expect(root.isCovered)
    #expect(await pending() == [.seconds(60)])
    await device.pauses.end()
    await until { root.stage == .locked }
    #expect(!carnet.open)
  }

  @Test("back in time it is open, too late it is locked, also when the timer slept")
  func returned() async {
    await root.refresh()
    root.left()
    _ = await pending()
    passes(seconds: 59)
    await root.returned()
    #expect(root.stage == .open)
    #expect(!root.isCovered)
    root.left()
    _ = await pending()
    passes(seconds: 60)
    await root.returned()
    #expect(root.stage == .locked)
  }

  @Test("at once means at once")
  func atOnce() async {
    preferences.lockAfterSeconds = 0
    await root.refresh()
    root.left()
    await until { root.stage == .locked }
    #expect(!carnet.open)
  }

  @Test("handed over, leaving locks at once whatever was chosen")
  func handedOver() async {
    preferences.lockAfterSeconds = 3600
    await root.refresh()
    root.places.path = [.show(id: "d2"), .handOver]
    root.left()
    await until { root.stage == .locked }
    #expect(root.places.path.isEmpty)
  }

  @Test("handed over, it is locked on return too, though the system let nothing run meanwhile")
  func handedOverAndBack() async {
    preferences.lockAfterSeconds = 3600
    await root.refresh()
    root.places.path = [.show(id: "d2"), .handOver]
    root.left()
    await root.returned()
    #expect(root.stage == .locked)
    #expect(root.places.path.isEmpty)
  }

  @Test("what a call brings while it locks is forgotten as well")
  func lateAnswer() async {
    await root.refresh()
    carnet.holds = true
    async let locking: Void = root.lock()
    await until { carnet.isHeld }
    root.onScreen.put(Samples.code())
    root.removals.put("d2")
    let batch = root.imports.put(["HC1:"])
    root.places.go(to: .preview(batch: batch))
    carnet.release()
    await locking
    #expect(root.onScreen.code == nil)
    #expect(root.removals.removed == nil)
    #expect(root.imports.texts(batch) == nil)
    #expect(root.places.path.isEmpty)
  }

  @Test("whoever was handed the phone finds no way past the PIN by a share or a widget")
  func handedOverEscape() async {
    preferences.quickPass = "d2"
    for escape in 0..<2 {
      carnet.open = true
      await root.refresh()
      root.places.path = [.show(id: "d2"), .handOver]
      if escape == 0 { await root.openQuickPass() } else { await root.share([.text("HC1:…")]) }
      #expect(root.stage == .locked)
      #expect(root.places.path.isEmpty)
    }
  }

  @Test("specimens have no key and stay as they are")
  func specimens() async {
    carnet.pin = nil
    carnet.specimens = true
    await root.refresh()
    await root.lock()
    #expect(root.stage == .open)
  }

  @Test("the wallet behind the specimens is locked all the same")
  func behindSpecimens() async {
    carnet.specimens = true
    await root.refresh()
    await root.lock()
    #expect(root.stage == .open)
    #expect(!carnet.open)
  }

  @Test("a place that is asked for is the wallet's own: the specimens end")
  func wantedDuringSpecimens() async {
    carnet.specimens = true
    await root.refresh()
    await root.open(.scanner)
    #expect(!carnet.specimens)
    #expect(root.gate?.isSpecimens == false)
    #expect(root.places.path == [.scanner])
  }

  @Test("specimens that are begun while something waits stay")
  func specimensWithShared() async {
    carnet.pin = nil
    await root.refresh()
    await root.share([.text("HC1:…")])
    carnet.specimens = true
    await root.refresh()
    #expect(root.gate?.isSpecimens == true)
    #expect(root.imports.shared.count == 1)
  }

  @Test("what was shared is read as soon as the wallet is open")
  func shared() async {
    carnet.open = false
    await root.refresh()
    await root.share([.text("HC1:…")])
    #expect(root.places.path.isEmpty)
    carnet.open = true
    await root.refresh()
    #expect(root.places.path == [.add])
    #expect(root.imports.takeShared() == [.text("HC1:…")])
    #expect(root.imports.shared.isEmpty)
  }

  @Test("a real pass that is shared ends the specimens")
  func sharedWithSpecimens() async {
    carnet.pin = nil
    carnet.specimens = true
    await root.refresh()
    await root.share([.text("HC1:…")])
    #expect(!carnet.specimens)
    #expect(root.stage == .welcome)
    #expect(root.imports.shared.count == 1)
  }

  @Test("no more is taken in than a traveller's passes")
  func sharedTooMuch() async {
    carnet.open = false
    await root.share(Array(repeating: .text("x"), count: 80))
    await root.share([.text("y")])
    #expect(root.imports.shared.count == Inbox.most)
  }

  @Test("one tap opens the chosen pass, but only behind the PIN")
  func quickPass() async {
    preferences.quickPass = "d2"
    carnet.open = false
    await root.refresh()
    await root.openQuickPass()
    #expect(root.stage == .locked)
    #expect(root.places.path.isEmpty)
    carnet.open = true
    await root.refresh()
    #expect(root.places.path == [.show(id: "d2")])
    root.places.home()
    await root.refresh()
    #expect(root.places.path.isEmpty, "asked for once, opened once")
  }

  @Test("one tap after too long out of sight leads to the pass as well, behind the PIN")
  func quickPassTooLate() async {
    preferences.quickPass = "d2"
    await root.refresh()
    root.left()
    _ = await pending()
    passes(seconds: 60)
    // The system hands the tap over before the window is in front again.
    await root.openQuickPass()
    await root.returned()
    #expect(root.stage == .locked)
    #expect(root.places.path.isEmpty)
    carnet.open = true
    await root.refresh()
    #expect(root.places.path == [.show(id: "d2")])
  }

  @Test("one tap without a chosen pass opens the list")
  func noQuickPass() async {
    await root.openQuickPass()
    #expect(root.stage == .open)
    #expect(root.places.path.isEmpty)
  }

  @Test("a recorded screen shows nothing of a pass, unless the traveller allows it")
  func captured() async {
    await root.refresh()
    #expect(!root.isHiddenFromCapture)
    device.screen.isCaptured = true
    #expect(root.isHiddenFromCapture)
    preferences.coverWhenCaptured = false
    #expect(!root.isHiddenFromCapture)
    preferences.coverWhenCaptured = true
    await root.lock()
    #expect(!root.isHiddenFromCapture, "before the PIN there is nothing to hide")
  }

  @Test("a core that cannot lock says how things stand")
  func lockFails() async {
    await root.refresh()
    carnet.fails = .internal
    await root.lock()
    #expect(root.stage == .open)
  }

  /// The waits that the root model began, once there is one.
  private func pending() async -> [Duration] {
    await until { await !device.pauses.pending.isEmpty }
    return await device.pauses.pending
  }
}
