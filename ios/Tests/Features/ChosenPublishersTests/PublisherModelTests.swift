import AppState
import ChosenPublishers
import Device
import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("One publisher", .timeLimit(.minutes(1)))
struct PublisherModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let imports = Imports()
  let places = Places()
  let words = Words(.english, timeZone: .gmt)

  init() {
    carnet.believed = [Samples.publisher()]
    device.files = Shelf(["utopia.carnetpack": Data([1])])
    places.path = [.settings, .publishers, .publisher(id: "ab01")]
  }

  private func model(_ words: Words? = nil) async -> PublisherModel {
    let model = PublisherModel(
      id: "ab01", publishers: carnet, phone: device.phone, imports: imports, places: places, words: words ?? self.words)
    await model.load()
    return model
  }

  private func one(_ model: PublisherModel) throws -> PublisherPage.One {
    guard case .one(let one) = model.page else { throw Unexpected() }
    return one
  }

  private struct Unexpected: Error {}

  @Test("it says its fingerprint word by word, what it speaks of with counts and dates, and until when it counts")
  func says() async throws {
    let one = try one(await model())
    #expect(one.fingerprint.count == 12)
    #expect(one.fingerprint.first == "1. abandon" && one.fingerprint.last == "12. accident")
    #expect(one.says.map(\.kind) == [words(.contentTrust)])
    #expect(one.says.map(\.entries) == ["501 entries"])
    #expect(one.says.map(\.asOf) == [words(.publisherAsOf, "Nov 19, 2021")])
    #expect(one.dates == [Labelled("Renew by", "Nov 23, 2021"), Labelled("Counts until", "Dec 22, 2021")])
    #expect(one.development == nil && one.renewal == nil)
  }

  @Test("the words of the fingerprint are English in every language", arguments: Language.allCases)
  func fingerprint(_ language: Language) async throws {
    let one = try one(await model(Words(language)))
    for (shown, word) in zip(one.fingerprint, Samples.fingerprint) { #expect(shown.contains(word)) }
  }

  @Test("what is for development, and what is to be renewed, is said")
  func notices() async throws {
    carnet.believed = [Samples.publisher(development: true, freshness: .expired)]
    let one = try one(await model())
    #expect(one.development == Notice(.bad, title: words(.developmentTitle), words(.developmentText)))
    #expect(one.renewal == Notice(.bad, title: words(.publisherExpired), words(.publisherExpiredText, "Dec 22, 2021")))
  }

  @Test("it is updated from a file, by the camera, and shown to another phone")
  func ways() async throws {
    let model = await model()
    await model.picked(.success(URL(fileURLWithPath: "/picked/utopia.carnetpack")))
    #expect(imports.pack(1) == Data([1]) && places.here == .pack(batch: 1))
    places.back()
    await model.picked(.failure(CocoaError(.fileReadNoPermission)))
    #expect(try one(model).problem?.text == words(.trustProblemClosed))
    model.show()
    #expect(places.here == .showPack(id: "ab01"))
    model.scan()
    #expect(places.here == .scanner)
  }

  @Test("removing it says what that means, and goes back to the list")
  func remove() async throws {
    let model = await model()
    #expect(try one(model).removal == Labelled(words(.publisherRemoveTitle, "Utopia Health Ministry"), words(.publisherRemoveText)))
    model.removal.isAsking = true
    await model.remove()
    #expect(carnet.believed.isEmpty && !model.removal.isAsking)
    #expect(places.path == [.settings, .publishers])
  }

  @Test("one that could not be removed stays, and says why")
  func notRemoved() async throws {
    let model = await model()
    carnet.fails = .notWritten(detail: "full")
    await model.remove()
    #expect(try one(model).problem?.title == words(.errorNotWrittenTitle))
    #expect(places.here == .publisher(id: "ab01"))
    #expect(!model.isBusy)
  }

  @Test("one that is gone meanwhile says so")
  func gone() async {
    carnet.believed = []
    #expect(await model().page == .failed(Notice(.noSuchPublisher, words)))
  }
}
