import Device
import Foundation
import Looks
import TestPhone
import Testing
import TrustedSigners
import WalletBridge
import Wording

@MainActor
@Suite("Signers the traveller trusts", .timeLimit(.minutes(1)))
struct TrustedSignersModelTests {
  let carnet = FakeCarnet.opened()
  let words = Words(.english)

  private func model() async -> TrustedSignersModel {
    let shelf = Shelf(["list.json": Data(count: 5), "largest.json": Data(count: 8 << 20), "huge.json": Data(count: (8 << 20) + 1)])
    let model = TrustedSignersModel(trust: carnet, files: shelf, words: words)
    await model.load()
    return model
  }

  private func pick(_ model: TrustedSignersModel, _ name: String) async {
    await model.picked(.success(URL(fileURLWithPath: "/picked/\(name)")))
  }

  private func list(_ model: TrustedSignersModel) throws -> TrustedSignersPage.List {
    guard case .list(let list) = model.page else { throw Unexpected() }
    return list
  }

  private struct Unexpected: Error {}

  @Test("who trusts nobody is told what a list is for")
  func nobody() async throws {
    let list = try list(await model())
    #expect(list.isBare)
    #expect(list.lead == words(.trustEmptyText))
    #expect(list.add == words(.trustAdd))
  }

  @Test("a file becomes a source of its name, and what it brought is told line by line")
  func add() async throws {
    carnet.sources = [TrustSource(name: "first.json", keys: 1)]
    let model = await model()
    #expect(try list(model).sources.map(\.keys) == ["1 key"])
    #expect(try list(model).lead == words(.trustLead))
    await pick(model, "list.json")
    let list = try list(model)
    #expect(list.sources.map(\.name) == ["first.json", "list.json"])
    #expect(list.sources.last?.remove == "Remove list.json")
    #expect(list.added?.title == "list.json added")
    #expect(list.added?.lines == [words(.trustAddedKeys, 3), words(.trustAddedKnown, 1), words(.trustAddedSkipped, 2)])
    #expect(list.added?.tone == .wait, "something was left out")
    #expect(!list.isBare)
    model.dismiss()
    #expect(try self.list(model).added == nil)
  }

  @Test("a whole file brought in is good news")
  func whole() async throws {
    carnet.added = AddedTrust(keys: 2, known: 0, publishers: 1, skipped: 0, waits: false)
    let model = await model()
    await pick(model, "largest.json")
    #expect(try list(model).added?.tone == .good)
    #expect(try list(model).added?.lines == [words(.trustAddedKeys, 2), words(.trustAddedPublishers, 1)])
  }

  @Test("a list of a publisher nobody trusts yet waits")
  func waits() async throws {
    carnet.added = AddedTrust(keys: 0, known: 0, publishers: 0, skipped: 0, waits: true)
    let model = await model()
    await pick(model, "list.json")
    #expect(try list(model).added?.title == "list.json waits")
    #expect(try list(model).added?.lines == [words(.trustWaitsText)])
    #expect(try list(model).added?.tone == .wait)
  }

  @Test("each trouble has its own words, and what was trusted stays")
  func troubles() async throws {
    carnet.sources = [TrustSource(name: "first.json", keys: 1)]
    let model = await model()
    await pick(model, "missing.json")
    #expect(try list(model).problem == Notice(.bad, title: words(.trustProblemTitle), words(.trustProblemClosed)))
    await pick(model, "huge.json")
    #expect(try list(model).problem == Notice(.bad, title: words(.trustProblemTitle), words(.trustProblemLarge)))
    await model.picked(.failure(CocoaError(.fileReadNoPermission)))
    #expect(try list(model).problem?.text == words(.trustProblemClosed))
    carnet.fails = .trustRefused(detail: "empty")
    await pick(model, "list.json")
    #expect(try list(model).problem == Notice(.trustRefused(detail: "empty"), words))
    #expect(try list(model).added == nil)
    #expect(try list(model).sources.map(\.name) == ["first.json"])
    #expect(!model.isBusy)
    model.dismiss()
    #expect(try list(model).problem == nil)
  }

  @Test("removing asks first")
  func remove() async throws {
    carnet.sources = [TrustSource(name: "first.json", keys: 3), TrustSource(name: "second.json", keys: 1)]
    let model = await model()
    let source = try list(model).sources[0]
    #expect(!model.asksRemove)
    model.askRemove(source)
    #expect(model.asksRemove)
    #expect(try list(model).removal?.text == words(.trustRemoveText, 3, "first.json"))
    model.asksRemove = false
    #expect(try list(model).removal == nil)
    #expect(carnet.sources.count == 2)
    model.askRemove(source)
    let removal = try #require(try list(model).removal)
    // The dialog is closed before its button acts.
    model.asksRemove = false
    await model.remove(removal)
    #expect(carnet.sources.map(\.name) == ["second.json"])
    #expect(try list(model).sources.map(\.name) == ["second.json"])
    model.askRemove(source)
    #expect(!model.asksRemove, "it is gone already")
  }

  @Test("what cannot be removed stays, and says why; asking again takes that away")
  func notRemoved() async throws {
    carnet.sources = [TrustSource(name: "first.json", keys: 3)]
    let model = await model()
    let source = try list(model).sources[0]
    model.askRemove(source)
    let removal = try #require(try list(model).removal)
    carnet.fails = .notWritten(detail: "full")
    await model.remove(removal)
    #expect(try list(model).sources == [source])
    #expect(try list(model).problem?.title == words(.errorNotWrittenTitle))
    model.askRemove(source)
    #expect(try list(model).problem == nil)
  }

  @Test("one change at a time, and the button says what is being done")
  func busy() async throws {
    carnet.sources = [TrustSource(name: "first.json", keys: 3)]
    let model = await model()
    let source = try list(model).sources[0]
    carnet.holds = true
    async let first: Void = pick(model, "list.json")
    await until { carnet.isHeld }
    #expect(model.isBusy)
    #expect(try list(model).add == words(.trustWorking))
    await pick(model, "list.json")
    model.askRemove(source)
    #expect(!model.asksRemove)
    await model.load()
    carnet.release()
    await first
    #expect(carnet.sources.count == 2)
    #expect(!model.isBusy)
  }

  @Test("a trouble can be tried again")
  func trouble() async throws {
    carnet.fails = .locked
    let model = await model()
    #expect(model.page == .failed(Notice(.locked, words)))
    await pick(model, "list.json")
    #expect(carnet.sources.isEmpty)
    carnet.fails = nil
    await model.load()
    #expect(try list(model).isBare)
  }
}
