import Device
import Foundation
import TestPhone
import Testing
import WalletBridge
import Wording

@testable import AppState

@MainActor
@Suite("What the phone is told to remind of", .timeLimit(.minutes(1)))
struct RemindingTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let preferences = Preferences(.fresh())
  let root: RootModel

  init() {
    root = RootModel(
      carnet: carnet, phone: device.phone, preferences: preferences, words: Words(.english), clock: TestClock(), receiver: FakeReceiver())
    carnet.reminders = [Samples.reminder(.duty, at: Samples.now + 2 * Samples.day)]
    carnet.passesDue = [Samples.reminder(.expires, at: Samples.now + Samples.day)]
  }

  private var reminding: Reminding { root.reminding }
  private var pending: [SystemReminder] { device.reminders.pending }

  @Test("it is off until the traveller switches it on, and the phone is told nothing")
  func off() async throws {
    #expect(!reminding.isOn)
    try await carnet.unlock(pin: "271828")
    for _ in 0..<50 { await Task.yield() }
    #expect(device.reminders.tellings == 0 && device.reminders.questions == 0)
  }

  @Test("switched on, the system asks once, and is told moments and kinds, soonest first")
  func on() async {
    await reminding.set(true)
    #expect(device.reminders.questions == 1 && reminding.permission == .allowed && !reminding.isRefused)
    #expect(
      pending == [
        SystemReminder(at: Samples.now + Samples.day, kind: .expires), SystemReminder(at: Samples.now + 2 * Samples.day, kind: .duty),
      ])
    await reminding.set(false)
    #expect(pending.isEmpty && device.reminders.tellings == 2 && !preferences.reminds)
    await reminding.set(true)
    #expect(device.reminders.questions == 1 && pending.count == 2)
  }

  @Test("refused, that is said, and what the system's settings say later counts")
  func refused() async {
    device.reminders.answer = false
    await reminding.set(true)
    #expect(reminding.isOn && reminding.isRefused)
    device.reminders.allowed = .allowed
    await reminding.load()
    #expect(!reminding.isRefused)
    await reminding.set(false)
    device.reminders.allowed = .refused
    await reminding.load()
    #expect(!reminding.isRefused, "who wants nothing is refused nothing")
  }

  @Test("a wish that came with another phone's settings is none here")
  func restored() async {
    preferences.reminds = true
    await reminding.load()
    #expect(!reminding.isOn && device.reminders.questions == 0 && pending.isEmpty)
  }

  @Test("while the system asks, looking at the page again changes nothing")
  func asking() async {
    carnet.holds = true
    async let switching: Void = reminding.set(true)
    await until { carnet.isHeld }
    device.reminders.allowed = .undecided
    await reminding.load()
    #expect(reminding.isBusy && reminding.isOn)
    device.reminders.allowed = .allowed
    carnet.release()
    await switching
    #expect(reminding.isOn && pending.count == 2)
  }

  @Test("each way to open the wallet and each change tells the phone anew")
  func changes() async throws {
    await reminding.set(true)
    carnet.travels = [Samples.trip()]
    carnet.believed = [Samples.publisher()]
    carnet.biometric = Data(count: 32)
    carnet.recoveryCode = "K7QF"
    let pack = Data([7])
    carnet.packs = [pack: PackOffer(publisher: Samples.publisher(), asked: [])]
    let key = device.biometrics.key(reason: "")
    let changes: [@MainActor () async throws -> Void] = [
      { try await self.carnet.unlock(pin: "271828") },
      { try await self.carnet.unlock(with: key) },
      { try await self.carnet.recover(code: "K7QF") },
      { try await self.carnet.remove(id: "d2") },
      { try await self.carnet.restore(id: "d2") },
      { _ = try await self.carnet.keep(text: "HC1:A") },
      { try await self.carnet.splitPass(id: "d2") },
      { try await self.carnet.groupAutomatically(id: "d2") },
      { try await self.carnet.mergePeople("d2", "r1") },
      { _ = try await self.carnet.keepTrip(Samples.plan) },
      { try await self.carnet.changeTrip(id: "a1", Samples.plan) },
      { try await self.carnet.removeTrip(id: "a1") },
      { _ = try await self.carnet.takePack(try await self.carnet.offerPack(pack), words: []) },
      { try await self.carnet.removePublisher(id: Samples.publisher().id) },
      { _ = try await self.carnet.addTrust(name: "a", bytes: pack) },
      { try await self.carnet.removeTrust(name: "a") },
    ]
    for (number, change) in changes.enumerated() {
      let before = device.reminders.tellings
      let due = SystemReminder(at: Samples.now + Int64(number + 1) * 60, kind: .boosterDue)
      carnet.passesDue = [Samples.reminder(.boosterDue, at: due.at)]
      try await change()
      await until { device.reminders.tellings > before }
      #expect(pending.first == due, "\(number)")
    }
  }

  @Test("what has come is not told; the same moment and kind is told once; never more than the system keeps")
  func most() async {
    carnet.reminders =
      [Samples.reminder(.duty, at: Samples.now), Samples.reminder(.duty, at: Samples.now - 1)]
      + (1...100).flatMap { count in
        ["Anna", "Nils"].map { Samples.reminder(.duty, at: Samples.now + Int64(200 - count), traveller: $0) }
      }
    await reminding.set(true)
    #expect(pending.count == Reminding.most && Reminding.most < 64)
    #expect(pending.map(\.at) == Array(Samples.now + 100..<Samples.now + 100 + Int64(Reminding.most)))
  }

  @Test("while the wallet is locked or does not answer, the phone keeps what it was told")
  func locked() async throws {
    await reminding.set(true)
    let told = device.reminders.tellings
    carnet.damaged = .damagedWallet(detail: "")
    carnet.fails = .damagedWallet(detail: "")
    await reminding.update()
    carnet.damaged = nil
    carnet.fails = nil
    try await carnet.lock()
    await reminding.update()
    #expect(device.reminders.tellings == told && pending.count == 2 && reminding.isOn)
  }

  @Test("nothing is told of specimens, and they take nothing away")
  func specimens() async {
    await reminding.set(true)
    let told = device.reminders.tellings
    carnet.specimens = true
    carnet.passesDue = []
    await reminding.update()
    #expect(device.reminders.tellings == told && pending.count == 2)
  }

  @Test("an erased wallet leaves nothing behind, and the next one begins with nothing switched on")
  func erased() async throws {
    await reminding.set(true)
    try await carnet.erase()
    await until { !preferences.reminds }
    #expect(pending.isEmpty)
  }

  @Test("what is switched off while it is being worked out is not told after all")
  func offMeanwhile() async {
    await reminding.set(true)
    carnet.holds = true
    async let update: Void = reminding.update()
    await until { carnet.isHeld }
    await reminding.set(false)
    carnet.release()
    await update
    #expect(pending.isEmpty)
  }

  @Test("a tap on a reminder leads to the list, behind the PIN")
  func tap() async {
    carnet.open = false
    await root.refresh()
    await root.open(.reminders)
    #expect(root.stage == .locked && root.places.path.isEmpty)
    carnet.open = true
    await root.refresh()
    #expect(root.places.path == [.reminders])
  }

  @Test("what the phone says is a whole sentence of its own for each kind, with nothing to fill in", arguments: Language.allCases)
  func words(_ language: Language) {
    let words = Words(language)
    let said = ReminderKind.allCases.map { words($0.word) }
    #expect(Set(said).count == ReminderKind.allCases.count)
    #expect(said.allSatisfy { !$0.isEmpty && !$0.contains("%") })
  }
}
