import AppState
import Foundation
import HistoryList
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("What was shown", .timeLimit(.minutes(1)))
struct HistoryListModelTests {
  let carnet = FakeCarnet.opened()
  let places = Places()
  let files = Shelf([:])

  /// 2021-11-22 10:41 UTC, 08:04 UTC, the day before at noon, and 2021-11-10.
  private static let shown = [
    Shown(
      at: Samples.now - 60, passId: "d2", title: "Comirnaty", revealed: ["nam.fn", "v.0.dn", "x.new"], kept: true, mode: .fixed, to: nil),
    Shown(at: 1_637_568_240, passId: "t1", title: "Rapid test", revealed: ["nam.fn"], kept: false, mode: .fixed, to: nil),
    Shown(at: 1_637_496_000, passId: "d2", title: "Comirnaty", revealed: [], kept: true, mode: .fixed, to: nil),
    Shown(at: 1_636_545_600, passId: "r1", title: "COVID-19", revealed: ["dob"], kept: true, mode: .fixed, to: nil),
  ]

  private func model(_ zone: String = "UTC") async throws -> HistoryListModel {
    let zone = try #require(TimeZone(identifier: zone))
    let model = HistoryListModel(history: carnet, files: files, places: places, words: Words(.english, timeZone: zone)) { Samples.now }
    await model.load()
    return model
  }

  private func days(_ model: HistoryListModel) throws -> [HistoryListPage.Day] {
    try all(model).days
  }

  private func all(_ model: HistoryListModel) throws -> HistoryListPage.Days {
    guard case .days(let all) = model.page else { throw Unexpected() }
    return all
  }

  private struct Unexpected: Error {}

  @Test("showings stand by day, newest first, and today and yesterday have their names")
  func byDay() async throws {
    carnet.shown = Self.shown
    let model = try await model()
    let days = try days(model)
    #expect(try all(model).lead == Words(.english)(.historyLead, 4))
    #expect(days.map(\.title) == ["Today", "Yesterday", "Nov 10, 2021"])
    #expect(days.map(\.rows.count) == [2, 1, 1])
    #expect(Set(days.flatMap(\.rows).map(\.id)).count == 4)
    #expect(Set(days.map(\.id)).count == 3)
  }

  @Test("what was shown live says so, and its fields have names")
  func live() async throws {
    carnet.shown = [
      Shown(at: Samples.now, passId: "own", title: "EG", revealed: ["name", "route.2", "colour"], kept: true, mode: .live, to: nil),
      Self.shown[0],
    ]
    let rows = try days(try await model()).flatMap(\.rows)
    let words = Words(.english)
    #expect(rows.map(\.mode) == [words(.historyLive), words(.historyFixed)])
    #expect(rows[0].fields == [words(.fieldName), words(.fieldRoute), words(.fieldColour)])
  }

  @Test("a day begins and ends where the phone is")
  func zone() async throws {
    carnet.shown = Self.shown
    #expect(try days(await model("Pacific/Honolulu")).map(\.rows.count) == [1, 2, 1], "08:04 UTC is the evening before there")
    carnet.shown = [Shown(at: Samples.now - 43_200, passId: "d2", title: "Comirnaty", revealed: [], kept: true, mode: .fixed, to: nil)]
    #expect(try days(await model()).map(\.title) == ["Yesterday"])
    #expect(try days(await model("Pacific/Auckland")).map(\.title) == ["Today"])
  }

  @Test("a day of 23 hours is a day too")
  func summerTime() async throws {
    let zone = try #require(TimeZone(identifier: "Europe/Paris"))
    // 2021-03-28, noon; the clocks went forward that morning. Shown the day before at 00:30.
    carnet.shown = [Shown(at: 1_616_801_400, passId: "d2", title: "Comirnaty", revealed: [], kept: true, mode: .fixed, to: nil)]
    let model = HistoryListModel(history: carnet, files: files, places: places, words: Words(.english, timeZone: zone)) { 1_616_925_600 }
    await model.load()
    #expect(try days(model).map(\.title) == ["Yesterday"])
  }

  @Test("a showing says when, what, and each field it told")
  func row() async throws {
    carnet.shown = Self.shown
    let row = try #require(try days(await model()).first?.rows.first)
    #expect(row.time.contains("10:40"))
    #expect(row.title == "Comirnaty")
    #expect(row.revealed == "Revealed 3 fields")
    #expect(row.fields == ["Surname", "Number of the dose", "x.new"], "a field without a name stands for itself")
    #expect(row.gone == nil)
  }

  @Test("a kept pass opens; one that is no longer kept says so and does not")
  func open() async throws {
    carnet.shown = Self.shown
    let model = try await model()
    let rows = try days(model)[0].rows
    #expect(rows[1].gone == "No longer kept")
    model.open(rows[1])
    #expect(places.path.isEmpty)
    model.open(rows[0])
    #expect(places.here == .detail(id: "d2"))
  }

  @Test("a showing keeps its number when a newer one comes")
  func numbers() async throws {
    carnet.shown = Array(Self.shown.dropFirst())
    let model = try await model()
    let before = try days(model).flatMap(\.rows)
    carnet.shown = Self.shown
    await model.load()
    #expect(try days(model).flatMap(\.rows).dropFirst().map(\.id) == before.map(\.id))
  }

  @Test("nothing shown is said")
  func empty() async throws {
    let model = HistoryListModel(history: carnet, files: files, places: places, words: Words(.english)) { Samples.now }
    #expect(model.page == .loading)
    await model.load()
    #expect(model.page == .empty)
  }

  /// Live, answered at a border, and as its code.
  private static let modes = modes("Ministry")

  private static func modes(_ accreditedBy: String?) -> [Shown] {
    [
      Shown(at: Samples.now, passId: "own", title: "EG", revealed: ["name"], kept: true, mode: .live, to: nil),
      Shown(
        at: Samples.now - 60, passId: "own", title: "EG", revealed: ["name"], kept: true, mode: .sealed,
        to: ShownTo(requester: "Border of Utopia", place: "Gate F", purpose: "border", accreditedBy: accreditedBy, kept: 0)),
      Shown(at: Samples.now - 120, passId: "d2", title: "Comirnaty", revealed: [], kept: true, mode: .fixed, to: nil),
    ]
  }

  @Test("showings are found by how they were shown and by every word of the search, and keep their numbers")
  func found() async throws {
    carnet.shown = Self.modes
    let model = try await model()
    let words = Words(.english)
    let filters: [Word] = [.historyAll, .historyFixed, .historyLive, .historySealed, .historyMark]
    #expect(try all(model).filters.map(\.title) == filters.map { words($0) })
    model.mode = .sealed
    #expect(try days(model).flatMap(\.rows).map(\.id) == [2])
    model.mode = nil
    model.search = " utopia  GATE "
    #expect(try days(model).flatMap(\.rows).map(\.id) == [2])
    model.search = "utopia nowhere"
    let page = try all(model)
    #expect(page.days.isEmpty && page.none == words(.historyNone) && page.lead == words(.historyLead, 3))
  }

  @Test("an answered request says to whom, where, what for, and who vouched")
  func requests() async throws {
    carnet.shown = Self.modes
    let words = Words(.english)
    let row = try days(try await model()).flatMap(\.rows)[1]
    #expect(row.requester == words(.historyTo, "Border of Utopia"))
    #expect(row.request == [words(.askAt, "Gate F"), words(.askFor, words(.purposeBorder)), words(.historyBy, "Ministry")])
    carnet.shown = Self.modes(nil)
    #expect(try days(try await model()).flatMap(\.rows)[1].request.last == words(.historyByNobody))
  }

  @Test("a history that is not whole says how many are missing, also where nothing is left of it; what was forgotten is counted")
  func broken() async throws {
    carnet.historyWhole = HistoryState(whole: false, missing: 2, forgotten: 5)
    let words = Words(.english)
    let page = try all(try await model())
    #expect(page.broken == Notice(.bad, title: words(.historyBrokenTitle), words(.historyBrokenText, 2)))
    #expect(page.forgotten == words(.historyForgotten, 5) && page.none == nil)
  }

  @Test("the history goes as a file in either form, and is taken back when the page is left")
  func export() async throws {
    carnet.shown = Self.modes
    let model = try await model()
    await model.export(.text)
    #expect(model.file?.lastPathComponent == "carnet-history.txt")
    await model.export(.json)
    #expect(files.offered.keys.map(\.lastPathComponent) == ["carnet-history.json"], "the first is taken back")
    model.left()
    #expect(files.offered.isEmpty && model.file == nil)
    carnet.fails = .locked
    await model.export(.text)
    #expect(model.keeping?.problem == Notice(.locked, Words(.english)) && files.offered.isEmpty)
  }

  @Test("a trouble can be tried again")
  func trouble() async throws {
    carnet.fails = .locked
    let model = try await model()
    #expect(model.page == .failed(Notice(.locked, Words(.english))))
    carnet.fails = nil
    await model.load()
    #expect(model.page == .empty)
  }

  @Test("how long the history is kept is chosen among four; where nothing would go, nothing is asked")
  func keeping() async throws {
    carnet.shown = Self.shown
    let model = try await model()
    #expect(model.keeping?.choices.map(\.text) == ["Always", "For a year", "For 90 days", "For 30 days"])
    #expect(model.keeping?.chosen == 0 && model.keeping?.question == nil)
    await model.keep(1)
    #expect(carnet.retention == .year && model.keeping?.chosen == 1 && !model.isAsking)
    #expect(carnet.shown.count == 4)
    await model.keep(7)
    #expect(carnet.retention == .year)
    #expect(try days(model).count == 3 && model.keeping?.problem == nil)
  }

  @Test("what is there already goes only when asked: how many that are is said first")
  func asksFirst() async throws {
    carnet.shown =
      [Self.shown[0]]
      + [40, 50].map { days in
        Shown(at: Samples.now - days * Samples.day, passId: "d2", title: "Comirnaty", revealed: [], kept: true, mode: .fixed, to: nil)
      }
    let model = try await model()
    await model.keep(3)
    #expect(model.isAsking && carnet.retention == .always && carnet.shown.count == 3)
    #expect(model.keeping?.question == Labelled("Forget what is older?", "2 showings are older and are erased for good."))
    #expect(model.keeping?.chosen == 0, "the picker stands where the wallet says")
    model.isAsking = false
    #expect(carnet.shown.count == 3)
    await model.keep(3)
    await model.confirmKeeping()
    #expect(carnet.retention == .month && carnet.shown.count == 1 && model.keeping?.chosen == 3)
    #expect(try days(model).count == 1)
    await model.confirmKeeping()
    #expect(carnet.retention == .month)
  }

  @Test("a choice that could not be kept says why and changes nothing")
  func notKept() async throws {
    let model = try await model()
    carnet.fails = .notWritten(detail: "full")
    await model.keep(2)
    #expect(model.keeping?.problem?.title == Words(.english)(.errorNotWrittenTitle))
    #expect(model.keeping?.chosen == 0 && !model.isBusy && model.page == .empty)
    carnet.fails = nil
    await model.keep(2)
    #expect(model.keeping?.problem == nil && model.keeping?.chosen == 2)
  }

  @Test("one choice at a time")
  func busy() async throws {
    let model = try await model()
    carnet.holds = true
    async let first: Void = model.keep(1)
    await until { carnet.isHeld }
    await model.keep(2)
    #expect(model.isBusy)
    carnet.release()
    await first
    #expect(carnet.retention == .year && !model.isBusy)
  }
}
