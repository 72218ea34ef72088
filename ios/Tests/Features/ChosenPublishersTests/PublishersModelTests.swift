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
@Suite("The publishers the traveller believes", .timeLimit(.minutes(1)))
struct PublishersModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let imports = Imports()
  let places = Places()
  let words = Words(.english, timeZone: .gmt)

  init() {
    device.files = Shelf(["utopia.carnetpack": Data([1]), "huge.carnetpack": Data(count: largestFile + 1)])
    device.camera.status = .allowed
    places.path = [.settings, .publishers]
  }

  private func model() async -> PublishersModel {
    let model = PublishersModel(publishers: carnet, phone: device.phone, imports: imports, places: places, words: words)
    await model.load()
    return model
  }

  private func list(_ model: PublishersModel) throws -> PublishersPage.List {
    guard case .list(let list) = model.page else { throw Unexpected() }
    return list
  }

  private struct Unexpected: Error {}

  @Test("who believes nobody is told what a publisher is")
  func nobody() async throws {
    let list = try list(await model())
    #expect(list.isBare && list.conflicts == nil)
    #expect(list.lead == words(.publishersEmptyText))
  }

  @Test("a row says who, whether it came with the app, how old, and whether it counts; a listener hears one sentence")
  func rows() async throws {
    carnet.believed = [
      Samples.publisher(bundled: true), Samples.publisher("02", name: "Atlantis", development: true, freshness: .stale),
      Samples.publisher("03", name: "Lemuria", freshness: .expired),
    ]
    let rows = try list(await model()).rows
    #expect(rows.map(\.name) == ["Utopia Health Ministry", "Atlantis", "Lemuria"])
    #expect(rows.map(\.origin) == [words(.publisherBundled), words(.publisherAdded), words(.publisherAdded)])
    #expect(rows.map(\.development) == [nil, words(.developmentMark), nil])
    #expect(rows.map(\.tone) == [.good, .wait, .bad])
    #expect(rows[0].updated == "Updated Nov 19, 2021 (3 days ago)")
    #expect(rows[0].advice == nil)
    #expect(rows[1].advice == words(.publisherStaleText, "Nov 23, 2021"))
    #expect(rows[2].advice == words(.publisherExpiredText, "Dec 22, 2021"))
    #expect(rows[0].spoken == "Utopia Health Ministry, Came with Carnet, Updated Nov 19, 2021 (3 days ago), Up to date")
    #expect(rows[1].spoken.contains("DEVELOPMENT"))
  }

  @Test("a pack of today is of today; one of tomorrow has a date and no age")
  func ages() async throws {
    carnet.believed = [Samples.publisher(updated: Samples.now), Samples.publisher("02", updated: Samples.now + 2 * 86_400)]
    let rows = try list(await model()).rows
    #expect(rows[0].updated.contains("today"))
    #expect(rows[1].updated == "Nov 24, 2021")
  }

  @Test("where they differ it says about how many keys, and leads there")
  func conflicts() async throws {
    carnet.believed = [Samples.publisher()]
    carnet.disputes = [Samples.conflict]
    let model = await model()
    #expect(try list(model).conflicts?.label == words(.publishersConflicts, 1))
    model.openConflicts()
    #expect(places.here == .conflicts)
  }

  @Test("a file goes to the page that offers it")
  func file() async throws {
    let model = await model()
    await model.picked(.success(URL(fileURLWithPath: "/picked/utopia.carnetpack")))
    guard case .pack(let batch)? = places.here else {
      Issue.record("nothing is offered: \(places.path)")
      return
    }
    #expect(imports.pack(batch) == Data([1]))
    #expect(try list(model).problem == nil)
  }

  @Test("what is no file that can be read says so, and nothing is offered")
  func noFile() async throws {
    let model = await model()
    await model.picked(.success(URL(fileURLWithPath: "/picked/missing.carnetpack")))
    #expect(try list(model).problem?.text == words(.trustProblemClosed))
    await model.picked(.success(URL(fileURLWithPath: "/picked/huge.carnetpack")))
    #expect(try list(model).problem?.text == words(.packTooLarge))
    #expect(places.here == .publishers)
    #expect(!model.isBusy)
  }

  @Test("a publisher opens, and so does the camera; without one it is not offered")
  func ways() async throws {
    carnet.believed = [Samples.publisher()]
    let model = await model()
    model.open("ab01")
    #expect(places.here == .publisher(id: "ab01"))
    #expect(try list(model).addScan == words(.publishersScan))
    model.scan()
    #expect(places.here == .scanner)
    device.camera.status = .missing
    #expect(try list(model).addScan == nil)
  }

  @Test("a trouble can be tried again")
  func trouble() async throws {
    carnet.fails = .locked
    let model = await model()
    #expect(model.page == .failed(Notice(.locked, words)))
    carnet.fails = nil
    await model.load()
    #expect(try list(model).isBare)
  }
}
