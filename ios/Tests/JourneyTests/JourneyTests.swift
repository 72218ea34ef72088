import AddPass
import AppState
import Device
import Foundation
import HandOver
import HistoryList
import Looks
import PassDetail
import PassList
import PreviewPass
import Scanner
import ShowPass
import TestPhone
import Testing
import Unlock
import VerifyPass
import WalletBridge
import Welcome
import Wording

/// What a traveller does, with everything below the views and the real core.
@MainActor
@Suite("Journeys", .serialized)
struct JourneyTests {
  let traveller: Traveller
  let real: PublishedPass
  let pin = "271828"

  init() throws {
    traveller = try Traveller()
    real = try PublishedPass.real()
  }

  @Test("first start, share, preview, keep, restart, unlock, show, and an inspector accepts the code")
  func wholeWay() async throws {
    try await begins()
    try await keepsTheRealPass()
    try await traveller.dies()
    #expect(traveller.root.stage == .locked)
    await unlocks()
    let code = try await showsTheCode()
    #expect(try await traveller.carnet.texts(in: code) == [real.text])
    #expect(try commandLineSays(real.text).contains("\"verdict\":\"valid\""))
    #expect(try await traveller.carnet.verify(text: real.text).verdict == .valid)
    let history = HistoryListModel(
      history: traveller.carnet, files: traveller.root.phone.files, places: traveller.places, words: traveller.words,
      now: { [clock = traveller.host.clock] in clock.now })
    await history.load()
    guard case .days(let page) = history.page else {
      Issue.record("nothing is remembered: \(history.page)")
      return
    }
    #expect(page.days.flatMap(\.rows).count == 1)
  }

  @Test("a pass in a shared picture is found, looked at and kept")
  func picture() async throws {
    try await begins()
    try await traveller.receives(real.picture)
    let preview = try await readsWhatWasShared()
    guard case .one(let pass) = preview.page else {
      Issue.record("no pass in the picture: \(preview.page)")
      return
    }
    #expect(pass.detail.verdict.word == traveller.words(.verdictValid))
    await preview.keep()
    #expect(try await traveller.carnet.overview(search: "").cards.count == 1)
  }

  @Test("a pass in three codes comes in from three places, in any order, and is kept with all its entries")
  func parts() async throws {
    try await begins()
    let codes = try HealthCard.parts()
    try await traveller.receives(Data(codes[2].utf8))
    let add = adding()
    await add.takeShared()
    #expect(add.page.parts?.progress == traveller.words(.partProgress, 1, 3))
    #expect(traveller.places.path == [.add])
    add.scan()
    traveller.device.camera.status = .allowed
    let scanner = ScannerModel(
      reading: traveller.carnet, enrolling: traveller.carnet, parts: traveller.root.parts, receiving: traveller.root.receiving,
      phone: traveller.device.phone,
      words: traveller.words, imports: traveller.root.imports, places: traveller.places)
    scanner.resume()
    await scanner.found([.text(codes[2]), .text(codes[0])])
    #expect(scanner.page.parts?.missing == traveller.words(.partMissing, 1))
    traveller.places.back()
    traveller.device.clipboard.content = codes[1]
    await adding().paste()
    let preview = try await previewing()
    guard case .one(let pass) = preview.page else {
      Issue.record("three codes are no pass: \(preview.page)")
      return
    }
    #expect(pass.detail.more != nil)
    await preview.keep()
    // It reports a panel of tests beside the result that a card is for.
    guard case .minimum(let minimum) = preview.page else {
      Issue.record("nothing is said to be more than needed: \(preview.page)")
      return
    }
    #expect(minimum.excess.rows.allSatisfy { $0.minimum?.contains("SMART Health Cards") == true })
    await preview.keepAllTheSame()
    guard case .detail(let id)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    let sections = try #require(await detail(id).page.detail?.sections)
    let entries = sections.count { section in (1...sections.count).contains { section.title.hasPrefix("Entry \($0) of") } }
    #expect(entries > 1)
  }

  @Test("a code that only points into a database names the host, and nothing is kept")
  func lookUp() async throws {
    try await begins()
    try await traveller.receives(Data("https://verify.example.org/c?id=7F3A".utf8))
    let preview = try await readsWhatWasShared()
    guard case .lookUp(let lookUp) = preview.page else {
      Issue.record("a web address is no look-up: \(preview.page)")
      return
    }
    #expect(lookUp.host?.value == "verify.example.org")
    preview.addAgain()
    #expect(try await traveller.carnet.overview(search: "").cards.isEmpty)
  }

  @Test("a yellow card is laid out as the paper one, before it is kept and afterwards")
  func yellowCard() async throws {
    try await begins()
    try await traveller.receives(try Repository.bytes("tests/vectors/who/gdhcn-validator/DVCTestQR.txt"))
    let preview = try await readsWhatWasShared()
    guard case .one(let pass) = preview.page else {
      Issue.record("no yellow card: \(preview.page)")
      return
    }
    let card = try #require(pass.detail.yellowCard)
    #expect(!card.holder.isEmpty)
    #expect(card.entries.first?.disease?.isEmpty == false)
    #expect(card.entries.allSatisfy { $0.columns.count == 6 })
    await preview.keep()
    await preview.keepAllTheSame()
    guard case .detail(let id)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    #expect(await detail(id).page.detail?.yellowCard == card)
  }

  @Test("codes that were collected are forgotten when the wallet locks")
  func partsAreForgotten() async throws {
    try await begins()
    try await traveller.receives(Data(try HealthCard.parts()[0].utf8))
    await adding().takeShared()
    #expect(traveller.root.parts.count?.need == 3)
    await traveller.root.lock()
    #expect(traveller.root.parts.count == nil)
  }

  @Test("two people of the list are merged by hand")
  func merged() async throws {
    await traveller.root.refresh()
    await welcome().trySpecimens()
    let list = listing()
    await list.load()
    let people = list.page.people
    #expect(people.count > 1)
    list.merge(try #require(people.first?.id))
    list.merge(with: try #require(people.last?.id))
    await list.confirmGrouping()
    let merged = try #require(list.page.people.first)
    #expect(merged.byHand == traveller.words(.peopleByHand))
    #expect(list.page.people.count == people.count - 1)
    #expect(Set(merged.cards.map(\.id)).isSuperset(of: [people.first, people.last].compactMap { $0?.first }))
  }

  @Test("a pass shared before the first start waits for the wallet")
  func early() async throws {
    try await traveller.receives(Data(real.text.utf8))
    try await begins()
    #expect(traveller.places.path == [.add])
    let preview = try await readsWhatWasShared()
    preview.discard()
    #expect(try await traveller.carnet.overview(search: "").cards.isEmpty)
  }

  @Test("a real pass shared while specimens are open ends them and waits for the wallet")
  func specimens() async throws {
    await traveller.root.refresh()
    await welcome().trySpecimens()
    #expect(traveller.root.gate?.isSpecimens == true)
    try await traveller.receives(Data(real.text.utf8))
    #expect(traveller.root.stage == .welcome)
    #expect(await traveller.carnet.gate() == .noWallet)
    #expect(traveller.root.imports.shared.count == 1)
  }

  @Test("a picture without a code is said to have none")
  func blank() async throws {
    try await begins()
    // One white pixel, as PNG.
    let white = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsVWqVwAAAABJRU5ErkJggg=="
    try await traveller.receives(try #require(Data(base64Encoded: white)))
    let add = adding()
    await add.takeShared()
    #expect(add.page.problem != nil)
    #expect(traveller.places.path == [.add])
  }

  @Test("handed over, the PIN alone leads back, and leaving the app locks at once")
  func handOver() async throws {
    try await begins()
    try await keepsTheRealPass()
    _ = try await showsTheCode()
    traveller.places.go(to: .handOver)
    let handOver = HandOverModel(
      session: traveller.carnet, code: traveller.root.onScreen.code, withName: true, phone: traveller.device.phone,
      words: traveller.words, onLeave: { [places = traveller.places] in places.back() })
    handOver.leave()
    handOver.pin = "000000"
    await handOver.confirm()
    #expect(traveller.places.here == .handOver)
    handOver.pin = pin
    await handOver.confirm()
    #expect(traveller.places.here != .handOver)

    traveller.places.go(to: .handOver)
    traveller.root.left()
    await until { traveller.root.stage == .locked }
    #expect(traveller.root.onScreen.code == nil)
    #expect(!traveller.places.path.contains(.handOver))
    await traveller.root.returned()
    #expect(traveller.root.stage == .locked)
    await unlocks()
  }

  @Test("wrong PINs wait, also through a restart, and the right one opens when the wait is over")
  func lockout() async throws {
    try await begins()
    try await traveller.dies()
    await triesWrongPins()
    try await traveller.dies()
    #expect(await traveller.carnet.gate() == .locked(waitSeconds: 30, hasBiometric: false, hasRecoveryCode: false))
    await #expect(throws: CarnetError.wait(seconds: 30)) { try await traveller.carnet.unlock(pin: pin) }
    traveller.waits(seconds: 31)
    try await traveller.dies()
    await unlocks()
    #expect(traveller.root.stage == .open)
  }

  @Test("the way here is found again after the process was taken away, behind the PIN")
  func restored() async throws {
    try await begins()
    let id = try await keepsTheRealPass()
    traveller.places.home(.detail(id: id))
    try await traveller.dies()
    #expect(traveller.root.stage == .locked)
    await unlocks()
    #expect(traveller.places.path == [.detail(id: id)])
    #expect(await detail(id).page.detail?.card.title == "Comirnaty")
  }

  @Test("a damaged wallet is said to be damaged and stays as it is")
  func damaged() async throws {
    try await begins()
    let file = traveller.host.wallet.appendingPathComponent("carnet.db")
    let rubbish = Data(repeating: 7, count: 5_000)
    try await traveller.dies {
      for other in try FileManager.default.contentsOfDirectory(atPath: traveller.host.wallet.path) {
        try FileManager.default.removeItem(at: traveller.host.wallet.appendingPathComponent(other))
      }
      try rubbish.write(to: file)
    }
    #expect(traveller.root.stage == .locked)
    let unlock = unlocking()
    await unlock.load()
    #expect(unlock.page.damaged?.title == traveller.words(.errorDamagedWalletTitle))
    #expect(try Data(contentsOf: file) == rubbish)
  }

  @Test("a removed pass comes back by undo, and is gone for good after a lock")
  func removed() async throws {
    try await begins()
    let id = try await keepsTheRealPass()
    let list = listing()
    await list.load()
    await list.remove(id)
    await list.load()
    #expect(list.page.people.isEmpty)
    #expect(list.page.removed != nil)
    #expect(await list.undo())
    await list.load()
    #expect(list.page.people.count == 1)
    await list.remove(id)
    await traveller.root.lock()
    await unlocks()
    #expect(try await traveller.carnet.overview(search: "").cards.isEmpty)
    await #expect(throws: CarnetError.noSuchPass) { try await traveller.carnet.restore(id: id) }
  }

  @Test("one tap on a widget leads to the chosen pass, once the PIN was given")
  func oneTap() async throws {
    try await begins()
    let id = try await keepsTheRealPass()
    traveller.preferences.quickPass = id
    try await traveller.dies()
    await traveller.root.openQuickPass()
    #expect(traveller.root.stage == .locked)
    await unlocks()
    #expect(traveller.places.path == [.show(id: id)])
  }

  @Test("an inspector is not told green before the travel document was compared")
  func inspector() async throws {
    try await begins()
    let verify = VerifyPassModel(
      verifying: traveller.carnet, reading: traveller.carnet, parts: Parts(), phone: traveller.device.phone,
      words: traveller.words)
    await verify.scanned(texts: [real.text])
    guard case .result(let before) = verify.page else {
      Issue.record("nothing was checked: \(verify.page)")
      return
    }
    #expect(before.isAsked)
    #expect(before.outcome.tone != .good)
    verify.answer(false)
    guard case .result(let another) = verify.page else { return }
    #expect(another.outcome.tone == .bad)
    verify.answer(true)
    guard case .result(let same) = verify.page else { return }
    #expect(same.outcome.tone == .good)
    #expect(try await traveller.carnet.history().isEmpty, "checking is not showing")
  }

  @Test("a face opens the wallet from the next start on")
  func face() async throws {
    try await begins()
    try await traveller.carnet.setBiometric(traveller.device.biometrics.key(reason: ""))
    try await traveller.dies()
    let unlock = unlocking()
    await unlock.load()
    #expect(unlock.page.biometric == .faceID)
    await unlock.unlockWithBiometric()
    #expect(traveller.root.stage == .open)
  }

  // MARK: What a traveller does over and over

  /// The first start, up to the list; Austria's signer is trusted.
  private func begins() async throws {
    await traveller.root.refresh()
    #expect(traveller.root.stage == .welcome)
    let welcome = welcome()
    welcome.start()
    welcome.pin = pin
    welcome.isUnderstood = true
    welcome.choose()
    welcome.repeated = pin
    await welcome.create()
    #expect(traveller.root.stage == .open)
    _ = try await traveller.carnet.addTrust(name: "Austria", bytes: real.certificate)
  }

  @discardableResult
  private func keepsTheRealPass() async throws -> String {
    try await traveller.receives(Data(real.text.utf8))
    let preview = try await readsWhatWasShared()
    await preview.keep()
    guard case .detail(let id)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    return id
  }

  /// From the place where passes are added to the preview of what was found.
  private func readsWhatWasShared() async throws -> PreviewPassModel {
    #expect(traveller.places.path == [.add])
    await adding().takeShared()
    return try await previewing()
  }

  private func previewing() async throws -> PreviewPassModel {
    guard case .preview(let batch)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    let preview = PreviewPassModel(
      reading: traveller.carnet, imports: traveller.root.imports, batch: batch, removals: traveller.root.removals,
      preferences: traveller.preferences, words: traveller.words, places: traveller.places)
    await preview.load()
    return preview
  }

  /// Five times, until the screen says to wait.
  private func triesWrongPins() async {
    let unlock = unlocking()
    await unlock.load()
    for _ in 0..<5 {
      unlock.pin = "000000"
      await unlock.unlock()
    }
    #expect(unlock.page.wait?.clock == "0:30")
  }

  private func unlocks() async {
    let unlock = unlocking()
    await unlock.load()
    unlock.pin = pin
    await unlock.unlock()
    #expect(traveller.root.stage == .open)
  }

  private func showsTheCode() async throws -> Code {
    let card = try #require(try await traveller.carnet.overview(search: "").cards.first)
    traveller.places.home(.show(id: card.id))
    let show = ShowPassModel(
      id: card.id, passes: traveller.carnet, showing: traveller.carnet, preferences: traveller.preferences,
      onScreen: traveller.root.onScreen, places: traveller.places, phone: traveller.device.phone, words: traveller.words)
    show.appeared()
    await show.load()
    guard case .asking = show.page else { throw Lost(place: traveller.places.here) }
    await show.show()
    guard case .showing = show.page else { throw Lost(place: traveller.places.here) }
    return try #require(traveller.root.onScreen.code)
  }

  private func welcome() -> WelcomeModel {
    WelcomeModel(session: traveller.carnet, specimens: traveller.carnet, words: traveller.words) { [root = traveller.root] in
      await root.refresh()
    }
  }

  private func unlocking() -> UnlockModel {
    UnlockModel(session: traveller.carnet, phone: traveller.device.phone, words: traveller.words) { [root = traveller.root] in
      await root.refresh()
    }
  }

  private func adding() -> AddPassModel {
    AddPassModel(
      reading: traveller.carnet, enrolling: traveller.carnet, phone: traveller.device.phone, words: traveller.words,
      imports: traveller.root.imports,
      parts: traveller.root.parts, places: traveller.places, mayTake: { [root = traveller.root] in root.stage == .open })
  }

  private func listing() -> PassListModel {
    PassListModel(
      passes: traveller.carnet, enrolling: traveller.carnet, publishers: traveller.carnet, trips: traveller.carnet,
      specimens: traveller.carnet,
      removals: traveller.root.removals, preferences: traveller.preferences, places: traveller.places, phone: traveller.device.phone,
      words: traveller.words
    ) { [root = traveller.root] in await root.refresh() }
  }

  private func detail(_ id: String) async -> PassDetailModel {
    let detail = PassDetailModel(
      id: id, passes: traveller.carnet, showing: traveller.carnet, removals: traveller.root.removals, received: traveller.root.received,
      preferences: traveller.preferences, places: traveller.places, words: traveller.words)
    await detail.load()
    return detail
  }

  /// What the command line says of a text, with Austria's signer alone and at the time of the pass.
  private func commandLineSays(_ text: String) throws -> String {
    let certificate = traveller.host.folder.appendingPathComponent("austria.der")
    let code = traveller.host.folder.appendingPathComponent("code.txt")
    try real.certificate.write(to: certificate)
    try Data(text.utf8).write(to: code)
    let command = Process()
    let output = Pipe()
    command.executableURL = Repository.built.appendingPathComponent("carnet")
    let time = Date(timeIntervalSince1970: TimeInterval(real.time)).formatted(.iso8601)
    command.arguments = ["check", "--json", "--trust", certificate.path, "--at", time, code.path]
    command.standardOutput = output
    try command.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    command.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }

  /// The traveller is somewhere else than the journey thinks.
  private struct Lost: Error {
    let place: Destination?
  }
}
