import Foundation
import TestPhone
import Testing
import WalletBridge

/// Publishers and packs by the real core.
@Suite("The real core's publishers")
struct RustPublishersTests {
  private let phone: HostPhone
  private let carnet: RustCarnet
  /// The first pack of one publisher, its next, and one of another that contradicts it.
  private let packs: [Data]

  init() async throws {
    phone = try HostPhone()
    carnet = phone.carnet()
    packs = try specimenPacks(at: phone.clock.now)
    try await carnet.create(pin: "271828")
  }

  /// Adds the publisher of a pack, its words compared.
  @discardableResult
  private func add(_ pack: Data) async throws -> Publisher {
    let offer = try await carnet.offerPack(pack)
    return try await carnet.takePack(offer, words: offer.asked.map { offer.publisher.words[$0 - 1] })
  }

  @Test("a publisher is offered, compared and added; what came with the app comes first")
  func adds() async throws {
    let before = try await carnet.publishers()
    #expect(before.map(\.bundled).contains(false) == false)
    let offer = try await carnet.offerPack(packs[0])
    #expect(offer.asked.count == 2 && Set(offer.asked).isSubset(of: 1...12) && offer.asked[0] != offer.asked[1])
    #expect(offer.publisher.words.count == 12)
    #expect(try await carnet.publishers().count == before.count, "nothing is kept yet")
    await #expect(throws: CarnetError.wrongWords) { try await carnet.takePack(offer, words: ["wrong", "words"]) }
    await #expect(throws: CarnetError.wrongWords) { try await carnet.takePack(offer, words: []) }
    #expect(try await carnet.publishers().count == before.count)
    let added = try await add(packs[0])
    #expect(try await carnet.publishers().map(\.id) == before.map(\.id) + [added.id])
    #expect(!added.bundled && added.freshness == .fresh && !added.contents.isEmpty)
  }

  @Test("a newer pack asks for no words, and an older one is refused from then on, also after removal")
  func updates() async throws {
    let first = try await add(packs[0])
    let newer = try await carnet.offerPack(packs[1])
    #expect(newer.asked.isEmpty && newer.publisher.id == first.id)
    let second = try await carnet.takePack(newer, words: [])
    #expect(second.contents != first.contents)
    await #expect(throws: CarnetError.packRefused(.older)) { try await carnet.offerPack(packs[0]) }
    try await carnet.removePublisher(id: first.id)
    #expect(try await !carnet.publishers().contains { $0.id == first.id })
    await #expect(throws: CarnetError.packRefused(.older)) { try await carnet.offerPack(packs[0]) }
    await #expect(throws: CarnetError.noSuchPublisher) { try await carnet.removePublisher(id: first.id) }
    #expect(try await !carnet.offerPack(packs[1]).asked.isEmpty, "whoever comes back is compared again")
  }

  @Test("publishers that differ are told with who says what")
  func conflicts() async throws {
    try await add(packs[0])
    try await add(packs[1])
    #expect(try await carnet.conflicts().isEmpty)
    try await add(packs[2])
    let conflict = try #require(try await carnet.conflicts().first)
    #expect(Set(conflict.opinions.map(\.publisher)).count > 1)
    #expect(Set(conflict.opinions.map(\.state)).count > 1)
  }

  @Test("what a publisher says grows stale, then ends")
  func ages() async throws {
    let added = try await add(packs[0])
    phone.clock.now = added.refreshBy + 1
    #expect(try await carnet.publishers().first { $0.id == added.id }?.freshness == .stale)
    phone.clock.now = added.expires + 1
    #expect(try await carnet.publishers().first { $0.id == added.id }?.freshness == .expired)
    await #expect(throws: CarnetError.packRefused(.expired)) { try await carnet.offerPack(packs[0]) }
  }

  @Test("a pack goes from screen to screen, with lost frames, and is the same pack")
  func moving() async throws {
    let added = try await add(packs[0])
    let code = try await carnet.showPack(id: added.id)
    let receiver = RustMovingReceiver()
    var received: Data?
    var percent: UInt32 = 0
    for number in 0..<UInt32(4 * (await code.needed()) + 40) where number % 3 != 0 {
      let text = try #require(try await carnet.texts(in: code.frame(number)).first)
      guard case .frame = try await carnet.preview(text: text) else {
        Issue.record("no frame: \(text)")
        return
      }
      let progress = await receiver.take(text)
      #expect(progress.percent >= percent)
      percent = progress.percent
      received = progress.done
      if received != nil { break }
    }
    #expect(percent == 100)
    let pack = try #require(received)
    #expect(try await carnet.pack(id: added.id) == pack)
    #expect(try await carnet.offerPack(pack).publisher.id == added.id)
    #expect(await receiver.take("HC1:A").arrival == .unread)
  }

  @Test("what is no pack, cut off or altered is named")
  func refused() async throws {
    await #expect(throws: CarnetError.packRefused(.notAPack)) { try await carnet.offerPack(Data("hello".utf8)) }
    await #expect(throws: CarnetError.packRefused(.damaged)) { try await carnet.offerPack(packs[0].dropLast(20)) }
    await #expect(throws: CarnetError.noSuchPublisher) { try await carnet.pack(id: "00") }
    await #expect(throws: CarnetError.noSuchPublisher) { try await carnet.showPack(id: String(repeating: "0", count: 64)) }
    do throws(CarnetError) {
      _ = try await carnet.textsInFile(packs[0])
      Issue.record("a pack is no document")
    } catch {
      guard case .unreadable = error else { throw error }
    }
    try await carnet.lock()
    await #expect(throws: CarnetError.locked) { try await carnet.publishers() }
    await #expect(throws: CarnetError.locked) { try await carnet.offerPack(packs[0]) }
  }
}
