import AddPass
import AppState
import ChosenPublishers
import Device
import Foundation
import Looks
import Scanner
import TestPhone
import Testing
import WalletBridge
import Wording

/// What a traveller does with publishers, with everything below the views and the real core.
@MainActor
@Suite("Journeys with publishers", .serialized)
struct PublisherJourneyTests {
  let traveller: Traveller
  let packs: [Data]

  init() async throws {
    traveller = try Traveller()
    traveller.host.clock.now = TestClock().now
    packs = try specimenPacks(at: traveller.host.clock.now)
    traveller.device.camera.status = .allowed
    try await traveller.carnet.create(pin: "271828")
    await traveller.root.refresh()
  }

  @Test("a pack that was shared is compared, added, survives a restart, is updated, and no older one comes in")
  func byFile() async throws {
    try await comparesTheFirst()
    guard case .publisher(let id)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    let known = try await traveller.carnet.publishers().count
    try await traveller.dies()
    try await traveller.carnet.unlock(pin: "271828")
    await traveller.root.refresh()
    #expect(traveller.places.here == .publisher(id: id))
    #expect(try await traveller.carnet.publishers().count == known)
    try await traveller.receives(packs[1])
    await adding().takeShared()
    let update = try await offering()
    #expect(try offered(update).ask == nil)
    #expect(try offered(update).changes.contains { $0.before != nil })
    await update.take()
    #expect(traveller.places.here == .publisher(id: id))
    try await traveller.receives(packs[0])
    await adding().takeShared()
    #expect(try await offering().page == .refused(Notice(.packRefused(.older), traveller.words)))
  }

  @Test("in a train without network one phone shows its publisher and another receives it, frame by frame")
  func byMovingCode() async throws {
    let other = try HostPhone()
    let carnet = other.carnet()
    try await carnet.create(pin: "271828")
    let offer = try await carnet.offerPack(packs[0])
    let id = try await carnet.takePack(offer, words: offer.asked.map { offer.publisher.words[$0 - 1] }).id
    let shown = ShowPackModel(id: id, publishers: carnet, phone: traveller.device.phone, words: traveller.words)
    shown.show.appeared()
    await shown.load()
    guard case .showing = shown.page else {
      Issue.record("nothing is shown: \(shown.page)")
      return
    }
    let code = try await carnet.showPack(id: id)
    traveller.places.path = [.settings, .publishers, .scanner]
    let scanner = ScannerModel(
      reading: traveller.carnet, enrolling: traveller.carnet, parts: traveller.root.parts, receiving: traveller.root.receiving,
      phone: traveller.device.phone,
      words: traveller.words, imports: traveller.root.imports, places: traveller.places)
    scanner.resume()
    var last = 0
    for number in 0..<UInt32(4 * (await code.needed()) + 40) where number % 3 != 1 && !scanner.page.isFound {
      await scanner.found(try await traveller.carnet.texts(in: code.frame(number)).map { .text($0) })
      if let percent = scanner.page.moving?.percent {
        #expect(percent >= last)
        last = percent
      }
    }
    let offering = try await offering()
    try await typeWords(into: offering, of: packs[0], wrongly: false)
    await offering.take()
    #expect(traveller.places.path == [.settings, .publishers, .publisher(id: id)])
    shown.show.disappeared()
  }

  @Test("publishers that contradict each other are shown key by key; with one of them the conflict goes")
  func conflict() async throws {
    for pack in packs { try await add(pack) }
    let list = PublishersModel(
      publishers: traveller.carnet, phone: traveller.device.phone, imports: traveller.root.imports, places: traveller.places,
      words: traveller.words)
    await list.load()
    guard case .list(let page) = list.page else { throw Lost(place: nil) }
    #expect(page.conflicts != nil)
    let conflicts = ConflictsModel(publishers: traveller.carnet, words: traveller.words)
    await conflicts.load()
    guard case .list(let keys) = conflicts.page, let key = keys.first else { throw Lost(place: nil) }
    #expect(Set(key.opinions.map(\.value)).count > 1)
    let last = try #require(page.rows.last)
    traveller.places.path = [.settings, .publishers, .publisher(id: last.id)]
    let publisher = PublisherModel(
      id: last.id, publishers: traveller.carnet, phone: traveller.device.phone, imports: traveller.root.imports,
      places: traveller.places, words: traveller.words)
    await publisher.load()
    await publisher.remove()
    #expect(traveller.places.here == .publishers)
    await conflicts.load()
    #expect(conflicts.page == .list([]))
  }

  /// From the share to the publisher's page. What knows the core goes with it: it lets the wallet's file go when the process dies.
  private func comparesTheFirst() async throws {
    try await traveller.receives(packs[0])
    await adding().takeShared()
    let first = try await offering()
    try await typeWords(into: first, of: packs[0], wrongly: true)
    await first.take()
    #expect(try offered(first).message == traveller.words(.errorWrongWords))
    try await typeWords(into: first, of: packs[0], wrongly: false)
    await first.take()
  }

  private func add(_ pack: Data) async throws {
    let offer = try await traveller.carnet.offerPack(pack)
    _ = try await traveller.carnet.takePack(offer, words: offer.asked.map { offer.publisher.words[$0 - 1] })
  }

  private func adding() -> AddPassModel {
    AddPassModel(
      reading: traveller.carnet, enrolling: traveller.carnet, phone: traveller.device.phone, words: traveller.words,
      imports: traveller.root.imports, parts: traveller.root.parts, places: traveller.places,
      mayTake: { [root = traveller.root] in root.stage == .open })
  }

  private func offering() async throws -> PackModel {
    guard case .pack(let batch)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    let model = PackModel(
      batch: batch, publishers: traveller.carnet, imports: traveller.root.imports, places: traveller.places,
      phone: traveller.device.phone, words: traveller.words)
    await model.load()
    return model
  }

  private func offered(_ model: PackModel) throws -> PackPage.Offered {
    guard case .offered(let offered) = model.page else { throw Lost(place: traveller.places.here) }
    return offered
  }

  /// The words that are asked for, as the publisher shows them elsewhere; or two others.
  private func typeWords(into model: PackModel, of pack: Data, wrongly: Bool) async throws {
    let ask = try #require(try offered(model).ask)
    let all = try await traveller.carnet.offerPack(pack).publisher.words
    let places = ask.labels.compactMap { label in (1...12).first { traveller.words(.offerWord, $0) == label } }
    #expect(places.count == 2)
    model.typed = places.map { wrongly ? all[$0 % 12] : all[$0 - 1] }
  }

  private struct Lost: Error {
    let place: Destination?
  }
}
