import AppState
import ChosenPublishers
import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("A pack before it is taken", .timeLimit(.minutes(1)))
struct PackModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let imports = Imports()
  let places = Places()
  let words = Words(.english, timeZone: .gmt)
  let bytes = Data([7])

  /// The page of a pack, as after it was picked.
  private func model(_ offer: PackOffer?, path: [Destination] = [.settings, .publishers]) async -> PackModel {
    carnet.packs = offer.map { [bytes: $0] } ?? [:]
    places.path = path + [imports.put(.pack(bytes))]
    let model = PackModel(batch: 1, publishers: carnet, imports: imports, places: places, phone: device.phone, words: words)
    await model.load()
    return model
  }

  private func offered(_ model: PackModel) throws -> PackPage.Offered {
    guard case .offered(let offered) = model.page else { throw Unexpected() }
    return offered
  }

  private struct Unexpected: Error {}

  private let new = PackOffer(publisher: Samples.publisher(), asked: [3, 9])

  @Test("of a new publisher two words are asked for, by their places, and none of its words is on the page")
  func asks() async throws {
    let model = await model(new)
    let page = try offered(model)
    #expect(page.title == words(.offerNewTitle))
    #expect(page.ask?.labels == ["Word 3", "Word 9"])
    #expect(page.ask?.text.contains("word 3 and word 9") == true)
    #expect(page.take == words(.offerAdd) && page.leave == words(.offerRefuse))
    let said = "\(page)".lowercased()
    // "about" is a word of every day.
    for word in Samples.fingerprint where word != "about" && word != "able" { #expect(!said.contains(word), "\(word)") }
  }

  @Test("the right words add it; both have to be there")
  func right() async {
    let model = await model(new)
    #expect(!model.canTake)
    model.typed[0] = "able"
    #expect(!model.canTake)
    await model.take()
    #expect(carnet.believed.isEmpty)
    model.typed[1] = "absurd"
    #expect(model.canTake)
    await model.take()
    #expect(carnet.wordsTyped == [["able", "absurd"]])
    #expect(places.path == [.settings, .publishers, .publisher(id: "ab01")])
    #expect(imports.pack(1) == nil)
  }

  @Test("wrong words say so and keep the page; typing takes the message away")
  func wrong() async throws {
    let model = await model(new)
    model.typed = ["zoo", "absurd"]
    await model.take()
    #expect(try offered(model).message == words(.errorWrongWords))
    #expect(try offered(model).problem == nil)
    #expect(carnet.believed.isEmpty && places.here == .pack(batch: 1))
    #expect(model.typed == ["zoo", "absurd"])
    model.typed[0] = "able"
    #expect(try offered(model).message == nil)
    await model.take()
    #expect(carnet.believed.count == 1)
  }

  @Test("a newer pack of a known publisher asks nothing and shows what changes, then goes back to its page")
  func update() async throws {
    let rules = PublisherContent(kind: .rules, sequence: 1, entries: 12, issued: Samples.now)
    let agreements = PublisherContent(kind: .agreements, sequence: 1, entries: 4, issued: Samples.now)
    let trust = PublisherContent(kind: .trust, sequence: 8, entries: 503, issued: Samples.now)
    let old = PublisherContent(kind: .trust, sequence: 7, entries: 501, issued: Samples.now)
    carnet.believed = [Samples.publisher(contents: [old, agreements])]
    let newer = PackOffer(publisher: Samples.publisher(updated: Samples.now, contents: [trust, rules]), asked: [])
    let model = await model(newer, path: [.settings, .publishers, .publisher(id: "ab01")])
    let page = try offered(model)
    #expect(page.title == words(.offerUpdateTitle) && page.text == words(.offerUpdateText))
    #expect(page.ask == nil && model.canTake)
    #expect(page.changes.map(\.label) == ["Made on", "Signers of passes", "Rules of countries", "Who accepts whose passes"])
    #expect(page.changes.map(\.now) == ["Updated Nov 22, 2021 (today)", "503 entries", "12 entries", words(.offerDropped)])
    #expect(
      page.changes.map(\.before) == [
        "So far: Updated Nov 19, 2021 (3 days ago)", "So far: 501 entries", words(.offerNotSoFar), "So far: 4 entries",
      ])
    await model.take()
    #expect(carnet.believed.map(\.updated) == [Samples.now])
    #expect(places.path == [.settings, .publishers, .publisher(id: "ab01")])
  }

  @Test("the very pack that is there already says so")
  func same() async throws {
    carnet.believed = [Samples.publisher()]
    let model = await model(PackOffer(publisher: Samples.publisher(), asked: []))
    #expect(try offered(model).text == words(.offerSameText))
  }

  @Test("a publisher for development is marked before it is added")
  func development() async throws {
    let page = try offered(await model(PackOffer(publisher: Samples.publisher(development: true), asked: [1, 2])))
    #expect(page.development?.title == words(.developmentTitle))
    #expect(page.publisher.development == words(.developmentMark))
  }

  @Test("every refusal has words of its own, and nothing is offered", arguments: PackTrouble.allCases)
  func refused(_ why: PackTrouble) async {
    carnet.fails = .packRefused(why)
    let model = await model(new)
    #expect(model.page == .refused(Notice(.bad, title: words(.errorPackRefusedTitle), words(why.word))))
    #expect(!model.canTake)
    model.leave()
    #expect(places.here == .publishers)
  }

  @Test("what is refused when it is taken says why and stays")
  func refusedLate() async throws {
    let model = await model(new)
    model.typed = ["able", "absurd"]
    carnet.fails = .packRefused(.clock)
    await model.take()
    #expect(try offered(model).problem?.text == words(.packClock))
    #expect(!model.isBusy)
  }

  @Test("a pack that was only in memory is gone after a lock")
  func gone() async {
    let model = PackModel(batch: 9, publishers: carnet, imports: imports, places: places, phone: device.phone, words: words)
    await model.load()
    #expect(model.page == .gone)
  }

  @Test("leaving lets the pack go; a look at another place does not")
  func left() async {
    let model = await model(new)
    model.left()
    #expect(imports.pack(1) != nil)
    places.back()
    model.left()
    #expect(imports.pack(1) == nil)
  }

  @Test("a second tap while it is being taken does nothing; who left meanwhile stays where they are")
  func busy() async {
    let model = await model(new)
    model.typed = ["able", "absurd"]
    carnet.holds = true
    async let first: Void = model.take()
    await until { carnet.isHeld }
    #expect(model.isBusy && !model.canTake)
    await model.take()
    places.path = [.settings]
    carnet.release()
    await first
    #expect(carnet.wordsTyped.count == 1)
    #expect(places.path == [.settings])
  }

  @Test("packs that came together are offered one after another, taken or refused; going back leaves all of them")
  func several() async {
    let model = await model(PackOffer(publisher: Samples.publisher(), asked: []))
    imports.wait([.pack(Data([8])), .pack(Data([9]))])
    await model.take()
    #expect(places.path == [.settings, .publishers, .publisher(id: "ab01"), .pack(batch: 2)])
    model.left()
    let second = PackModel(batch: 2, publishers: carnet, imports: imports, places: places, phone: device.phone, words: words)
    second.leave()
    #expect(places.path == [.settings, .publishers, .publisher(id: "ab01"), .pack(batch: 3)])
    second.left()
    #expect(imports.pack(2) == nil && imports.pack(3) == Data([9]))
    imports.wait([.pack(Data([10]))])
    places.back()
    let third = PackModel(batch: 3, publishers: carnet, imports: imports, places: places, phone: device.phone, words: words)
    third.left()
    #expect(imports.pack(3) == nil && imports.next() == nil)
  }
}
