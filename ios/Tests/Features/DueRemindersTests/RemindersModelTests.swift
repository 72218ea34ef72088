import AppState
import DueReminders
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("What comes up", .timeLimit(.minutes(1)))
struct RemindersModelTests {
  let carnet = FakeCarnet.opened()
  let places = Places()
  let words = Words(.english, timeZone: .gmt)

  private func model() async -> RemindersModel {
    let model = RemindersModel(trips: carnet, passes: carnet, places: places, words: words)
    await model.load()
    return model
  }

  private func rows(_ model: RemindersModel) throws -> [ReminderLook] {
    guard case .list(let rows) = model.page else { throw Unexpected() }
    #expect(rows.map(\.id) == Array(rows.indices))
    return rows.map(\.look)
  }

  private struct Unexpected: Error {}

  @Test("nothing is said to come up, where nothing does")
  func empty() async {
    let model = RemindersModel(trips: carnet, passes: carnet, places: places, words: words)
    #expect(model.page == .loading)
    await model.load()
    #expect(model.page == .empty)
  }

  @Test("trips' and passes' stand together, soonest first, each with its day, whom it is about, and what for or by whose word")
  func list() async throws {
    carnet.reminders = [
      Samples.reminder(.testWindowOpens, at: Samples.now + 2 * Samples.day, traveller: "Nils Eriksson"),
      Samples.reminder(.renewRules, at: Samples.now + 4 * Samples.day, country: ""),
    ]
    carnet.passesDue = [
      Samples.reminder(.boosterDue, at: Samples.now, moment: Samples.now, publisher: "Utopia Health Ministry"),
      Samples.reminder(.expires, at: Samples.now + 3 * Samples.day, moment: Samples.now + 33 * Samples.day),
    ]
    let said = try rows(await model())
    #expect(said.map(\.day) == ["Nov 22, 2021", "Nov 24, 2021", "Nov 25, 2021", "Nov 26, 2021"])
    #expect(
      said.map(\.text).prefix(3) == ["Comirnaty: a booster is due", "Japan: from now on a test counts", "Comirnaty ends on Dec 25, 2021"])
    #expect(said.map(\.traveller) == ["For Anna Maria Eriksson", "For Nils Eriksson", "For Anna Maria Eriksson", nil])
    #expect(said.map(\.source) == ["As Utopia Health Ministry says", "Trip: Kyoto in autumn", nil, nil])
  }

  @Test("a day that the pass itself names is a day of the calendar; a pass without a title is named by its kind")
  func nextDose() async throws {
    let bare = Samples.card("x1", .vaccination, "", "", "", .valid, name: "")
    let noon: Int64 = 1_637_755_200
    carnet.passesDue = [Samples.reminder(.boosterDue, at: Samples.now, card: bare, moment: noon)]
    let said = try #require(try rows(await model()).first)
    #expect(said.text == "\(words(.kindVaccination)): a booster is due on Nov 24, 2021")
    #expect(said.traveller == nil)
  }

  @Test("a row leads to its trip or its pass")
  func ways() async {
    carnet.reminders = [Samples.reminder(.duty, at: Samples.now + 2 * Samples.day)]
    carnet.passesDue = [Samples.reminder(.expires, at: Samples.now + Samples.day)]
    let model = await model()
    model.open(0)
    #expect(places.here == .detail(id: "d2"))
    model.open(1)
    #expect(places.here == .trip(id: "a1"))
    model.open(2)
    #expect(places.here == .trip(id: "a1"))
  }

  @Test("a trouble can be tried again")
  func trouble() async {
    carnet.fails = .locked
    let model = await model()
    #expect(model.page == .failed(Notice(.locked, words)))
    carnet.fails = nil
    await model.load()
    #expect(model.page == .empty)
  }
}
