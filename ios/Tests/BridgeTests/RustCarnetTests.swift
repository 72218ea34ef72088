import Foundation
import TestPhone
import Testing
import WalletBridge

/// Every call of the real core, its errors included, through the app's own protocol.
@Suite("The real core")
struct RustCarnetTests {
  private let phone: HostPhone
  private let carnet: RustCarnet
  private let pin = "271828"
  private let wrong = "000000"

  init() throws {
    phone = try HostPhone()
    carnet = phone.carnet()
  }

  @Test("a wallet is made, locked and opened")
  func wallet() async throws {
    #expect(await carnet.gate() == .noWallet)
    await #expect(throws: CarnetError.locked) { try await carnet.overview(search: "") }
    await #expect(throws: CarnetError.noWallet) { try await carnet.unlock(pin: pin) }
    await #expect(throws: CarnetError.weakPin(.tooShort)) { try await carnet.create(pin: "1234") }
    await #expect(throws: CarnetError.weakPin(.obvious)) { try await carnet.create(pin: "123456") }
    await #expect(throws: CarnetError.weakPin(.tooLong)) { try await carnet.create(pin: String(repeating: "x", count: 65)) }
    await #expect(throws: CarnetError.weakPin(.controlCharacter)) { try await carnet.create(pin: "27\n1828") }
    try await carnet.create(pin: pin)
    #expect(await carnet.gate() == .open(specimens: false, hasBiometric: false, hasRecoveryCode: false))
    await #expect(throws: CarnetError.alreadyThere) { try await carnet.create(pin: pin) }
    try await carnet.lock()
    #expect(await carnet.gate() == .locked(waitSeconds: 0, hasBiometric: false, hasRecoveryCode: false))
    await #expect(throws: CarnetError.wrongPin(triesLeft: 4)) { try await carnet.unlock(pin: wrong) }
    try await carnet.unlock(pin: pin)
    await #expect(throws: CarnetError.wrongPin(triesLeft: 4)) { try await carnet.confirm(pin: wrong) }
    try await carnet.confirm(pin: pin)
    try await carnet.changePin("314159")
    try await carnet.lock()
    try await carnet.unlock(pin: "314159")
  }

  @Test("wrong PINs wait in boot time; the wall clock does not shorten it")
  func wait() async throws {
    try await carnet.create(pin: pin)
    try await carnet.lock()
    for _ in 0..<5 { await #expect(throws: CarnetError.self) { try await carnet.unlock(pin: wrong) } }
    await #expect(throws: CarnetError.wait(seconds: 30)) { try await carnet.unlock(pin: pin) }
    #expect(await carnet.gate() == .locked(waitSeconds: 30, hasBiometric: false, hasRecoveryCode: false))
    phone.clock.now += 3600
    await #expect(throws: CarnetError.wait(seconds: 30)) { try await carnet.unlock(pin: pin) }
    phone.clock.reboot()
    await #expect(throws: CarnetError.wait(seconds: 30)) { try await carnet.unlock(pin: pin) }
    phone.clock.sinceBoot += 30_000
    try await carnet.unlock(pin: pin)
  }

  @Test("a face and a recovery code open it too")
  func otherWays() async throws {
    let face = TestBiometrics()
    try await carnet.create(pin: pin)
    try await carnet.setBiometric(face.key(reason: ""))
    let code = try await carnet.makeRecoveryCode()
    #expect(await carnet.gate() == .open(specimens: false, hasBiometric: true, hasRecoveryCode: true))
    try await carnet.lock()
    for trouble in BiometricTrouble.allCases {
      face.trouble = trouble
      let key = face.key(reason: "")
      await #expect(throws: CarnetError.biometric(trouble)) { try await carnet.unlock(with: key) }
    }
    face.trouble = nil
    try await carnet.unlock(with: face.key(reason: ""))
    try await carnet.lock()
    await #expect(throws: CarnetError.wrongRecoveryCode) { try await carnet.recover(code: "nonsense") }
    try await carnet.recover(code: code)
    try await carnet.removeBiometric()
    try await carnet.removeRecoveryCode()
    #expect(await carnet.gate() == .open(specimens: false, hasBiometric: false, hasRecoveryCode: false))
  }

  @Test("a real pass is read, kept, shown, checked and remembered")
  func pass() async throws {
    let real = try PublishedPass.real()
    phone.clock.now = real.time
    try await carnet.create(pin: pin)
    #expect(try await carnet.addTrust(name: "Austria", bytes: real.certificate).keys == 1)
    #expect(try await carnet.trustSources() == [TrustSource(name: "Austria", keys: 1)])
    guard case .pass(let detail, .new, nil, let reveals, true) = try await carnet.preview(text: real.text) else {
      Issue.record("no new pass")
      return
    }
    #expect(detail.verdict == .valid)
    #expect(reveals.contains(Revealed(path: "nam.fn", value: "Musterfrau-Gößinger")))
    let id = try await carnet.keep(text: real.text)
    #expect(try await carnet.keep(text: real.text) == id)
    guard case .pass(_, .duplicate, id, _, _) = try await carnet.preview(text: real.text) else {
      Issue.record("not known again")
      return
    }

    let overview = try await carnet.overview(search: "")
    #expect(overview.cards.map(\.kind) == [.vaccination])
    #expect(overview.cards.map(\.verdict) == [.valid])
    #expect(try await carnet.overview(search: "gabriele") == overview)
    #expect(try await carnet.overview(search: "nobody").people.isEmpty)
    let kept = try await carnet.detail(id: id)
    #expect(kept.signer?.jurisdiction == "AT")
    #expect(kept.signer?.source == "Austria")
    #expect(kept.fields.contains(Field(name: .country, kind: .country, value: "AT", event: nil)))

    let code = try await carnet.show(id: id)
    #expect(try await carnet.reveals(id: id) == code.reveals)
    #expect(try await carnet.texts(in: code) == [real.text])
    let shown = try await carnet.history()
    #expect(shown.map(\.passId) == [id])
    #expect(shown.map(\.at) == [real.time])

    let checked = try await carnet.verify(text: real.text)
    #expect(checked.verdict == .valid)
    #expect(checked.name == "Gabriele Musterfrau-Gößinger")
    #expect(try await carnet.compare(text: real.text, zone: "nothing") == .unreadable)
    // The specimen of ICAO Doc 9303 part 4.
    let anna = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    guard case .differs(let clashes) = try await carnet.compare(text: real.text, zone: anna) else {
      Issue.record("another person's document fits")
      return
    }
    #expect(clashes.contains(.name) && clashes.contains(.birthDate))

    try await carnet.remove(id: id)
    await #expect(throws: CarnetError.noSuchPass) { try await carnet.detail(id: id) }
    #expect(try await carnet.history().map(\.kept) == [false])
    try await carnet.restore(id: id)
    try await carnet.removeTrust(name: "Austria")
    #expect(try await carnet.detail(id: id).verdict == .unknownSigner)
    await #expect(throws: CarnetError.self) { try await carnet.removeTrust(name: "Austria") }
  }

  @Test("how long the history is kept is set, said, and asked beforehand how much would go")
  func retention() async throws {
    let real = try PublishedPass.real()
    phone.clock.now = real.time
    try await carnet.create(pin: pin)
    let id = try await carnet.keep(text: real.text)
    _ = try await carnet.show(id: id)
    #expect(try await carnet.historyRetention() == .always)
    phone.clock.now += 100 * Samples.day
    _ = try await carnet.show(id: id)
    #expect(try await carnet.historyOlderThan(.year) == 0)
    #expect(try await carnet.historyOlderThan(.quarter) == 1)
    #expect(try await carnet.history().count == 2)
    try await carnet.setHistoryRetention(.quarter)
    #expect(try await carnet.historyRetention() == .quarter)
    #expect(try await carnet.history().map(\.at) == [phone.clock.now])
  }

  @Test("opening, erasing, and what changes passes is told; looking, and what was refused, is not", .timeLimit(.minutes(1)))
  func changes() async throws {
    let real = try PublishedPass.real()
    phone.clock.now = real.time
    let told = Counter()
    let stream = carnet.changes
    let listening = Task { for await _ in stream { await MainActor.run { told.count += 1 } } }
    try await carnet.create(pin: pin)
    await until { @MainActor in told.count == 1 }
    let id = try await carnet.keep(text: real.text)
    await until { @MainActor in told.count == 2 }
    _ = try await carnet.overview(search: "")
    _ = try await carnet.passReminders()
    _ = try await carnet.history()
    try await carnet.lock()
    try await carnet.unlock(pin: pin)
    await until { @MainActor in told.count == 3 }
    try await carnet.remove(id: id)
    await until { @MainActor in told.count == 4 }
    await #expect(throws: CarnetError.noSuchPass) { try await carnet.remove(id: id) }
    try await carnet.erase()
    await until { @MainActor in told.count == 5 }
    listening.cancel()
  }

  @Test("a pass in several codes is put together in any order, and each of its events told")
  func parts() async throws {
    try await carnet.create(pin: pin)
    let codes = try HealthCard.parts()
    #expect(try await carnet.preview(text: codes[1]) == .part(have: 1, need: 3))
    await #expect(throws: CarnetError.notKept(.part)) { try await carnet.keep(text: codes[1]) }
    #expect(try await carnet.join(texts: [codes[2], codes[2]]) == .missing(have: 1, need: 3))
    #expect(try await carnet.join(texts: [codes[2], codes[0]]) == .missing(have: 2, need: 3))
    #expect(try await carnet.join(texts: [codes[2], "HC1:A"]) == .apart)
    #expect(try await carnet.join(texts: ["HC1:A"]) == .whole(text: "HC1:A"))
    guard case .whole(let text) = try await carnet.join(texts: [codes[2], codes[0], codes[1]]) else {
      Issue.record("three codes of three are not the pass")
      return
    }
    guard case .pass(let detail, .new, nil, _, true) = try await carnet.preview(text: text) else {
      Issue.record("no pass")
      return
    }
    #expect(detail.card.format == .shc)
    #expect(Set(detail.fields.compactMap(\.event)).count > 1)
    #expect(detail.verdict == .unknownSigner)
  }

  @Test("people are merged, a pass is listed apart, and names group them again")
  func people() async throws {
    try await carnet.trySpecimens()
    func people() async throws -> [Person] { try await carnet.overview(search: "").people }
    let before = try await people()
    #expect(before.count > 1 && before.allSatisfy { !$0.byHand })
    let (anna, nils) = (before[0].id, before[1].id)
    try await carnet.mergePeople(nils, anna)
    let merged = try await people()
    #expect(merged.first?.cards.count == before[0].cards.count + before[1].cards.count)
    #expect(merged.count == before.count - 1 && merged.first?.byHand == true)
    try await carnet.splitPass(id: anna)
    #expect(try await people().contains { $0.cards.map(\.id) == [anna] && $0.byHand })
    for person in try await people() { try await carnet.groupAutomatically(id: person.id) }
    #expect(try await people() == before)
    await #expect(throws: CarnetError.noSuchPass) { try await carnet.mergePeople(anna, "nobody") }
    await #expect(throws: CarnetError.noSuchPass) { try await carnet.splitPass(id: "nobody") }
    await #expect(throws: CarnetError.noSuchPass) { try await carnet.groupAutomatically(id: "nobody") }
  }

  @Test("a newer copy takes the place of the one it is newer than, which can be brought back")
  func newer() async throws {
    let old = try await specimen()
    phone.clock.now += 3600
    let new = try await specimen()
    try await carnet.create(pin: pin)
    let first = try await carnet.keep(text: old)
    guard case .pass(_, .newer, first, _, true) = try await carnet.preview(text: new) else {
      Issue.record("not known as a newer copy")
      return
    }
    await #expect(throws: CarnetError.noSuchPass) { try await carnet.keep(text: new, replacing: "nobody") }
    let second = try await carnet.keep(text: new, replacing: first)
    #expect(try await carnet.overview(search: "").cards.map(\.id) == [second])
    try await carnet.restore(id: first)
    #expect(try await carnet.overview(search: "").cards.count == 2)
  }

  /// The text of the first specimen, issued now.
  private func specimen() async throws -> String {
    try await carnet.trySpecimens()
    let card = try #require(try await carnet.overview(search: "").cards.last)
    let text = try #require(try await carnet.texts(in: carnet.show(id: card.id)).first)
    try await carnet.endSpecimens()
    return text
  }

  @Test("bytes are told as a text that the core knows for what it is")
  func bytes() async throws {
    #expect(await carnet.textOfBytes(Data("HC1:A".utf8)) == "HC1:A")
    #expect(await carnet.textOfBytes(Data([0x50, 0x4B, 3, 4, 0, 0xFF, 0xFE])) == "B64:UEsDBAD//g==")
  }

  @Test("what is no pass, no picture and no list is named")
  func nothing() async throws {
    try await carnet.create(pin: pin)
    guard case .nothing(.undecodable, _, _) = try await carnet.preview(text: "hello") else {
      Issue.record("hello is no pass")
      return
    }
    await #expect(throws: CarnetError.self) { try await carnet.keep(text: "hello") }
    #expect(try await carnet.verify(text: "hello").kind == nil)
    #expect(try await carnet.textsInFile(Data("HC1:A\n\nHC1:B\n".utf8)) == ["HC1:A", "HC1:B"])
    await #expect(throws: CarnetError.self) { try await carnet.textsInFile(Data([0xFF, 0xFE, 0xFD])) }
    await #expect(throws: CarnetError.self) { try await carnet.textsInFrame(width: 100, height: 100, stride: 10, luma: Data(count: 10)) }
    await #expect(throws: CarnetError.self) { try await carnet.textsInFrame(width: -1, height: 1, stride: 1, luma: Data()) }
    #expect(try await carnet.textsInFrame(width: 100, height: 100, stride: 100, luma: Data(count: 10_000)).isEmpty)
    await #expect(throws: CarnetError.self) { try await carnet.addTrust(name: "x", bytes: Data("x".utf8)) }
    for id in ["", "x", String(repeating: "0", count: 32)] {
      await #expect(throws: CarnetError.noSuchPass) { try await carnet.show(id: id) }
      await #expect(throws: CarnetError.noSuchPass) { try await carnet.reveals(id: id) }
      await #expect(throws: CarnetError.noSuchPass) { try await carnet.remove(id: id) }
      await #expect(throws: CarnetError.noSuchPass) { try await carnet.restore(id: id) }
    }
  }

  @Test("specimens stand apart, and no real wallet calls them valid")
  func specimens() async throws {
    try await carnet.trySpecimens()
    #expect(await carnet.gate().isSpecimens)
    let overview = try await carnet.overview(search: "")
    #expect(overview.specimens)
    #expect(Set(overview.cards.map(\.kind)).isSuperset(of: [.vaccination, .test, .recovery]))
    try await carnet.confirm(pin: "anything")
    let first = try #require(overview.cards.first)
    let text = try #require(try await carnet.texts(in: carnet.show(id: first.id)).first)
    try await carnet.endSpecimens()
    #expect(await carnet.gate() == .noWallet)
    try await carnet.create(pin: pin)
    #expect(try await carnet.verify(text: text).verdict != .valid)
  }

  @Test("another process and a denied keychain are named, and nothing is changed")
  func named() async throws {
    try await carnet.create(pin: pin)
    #expect(await phone.carnet().gate() == .damaged(.inUse))
    try await carnet.lock()
    phone.keystore.denies = true
    await #expect(throws: CarnetError.self) { try await carnet.unlock(pin: pin) }
    await #expect(throws: CarnetError.self) { try await carnet.erase() }
    phone.keystore.denies = false
    try await carnet.unlock(pin: pin)
    try await carnet.erase()
    #expect(await carnet.gate() == .noWallet)
    #expect(phone.keystore.isEmpty)
  }

  @Test("a keychain entry that outlived the app, as iOS leaves it, does not stand in the way of a new wallet")
  func reinstalled() async throws {
    try await carnet.create(pin: pin)
    try await carnet.lock()
    try FileManager.default.removeItem(at: phone.wallet)
    #expect(!phone.keystore.isEmpty)
    let after = phone.carnet()
    #expect(await after.gate() == .noWallet)
    try await after.create(pin: "314159")
    try await after.lock()
    await #expect(throws: CarnetError.wrongPin(triesLeft: 4)) { try await after.unlock(pin: pin) }
    try await after.unlock(pin: "314159")
  }

  @Test("calls run beside each other without a crash, one after another")
  func concurrent() async throws {
    try await carnet.create(pin: pin)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<20 { group.addTask { try await carnet.overview(search: "").cards.count } }
      for try await count in group { #expect(count == 0) }
    }
  }
}
