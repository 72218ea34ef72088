import AppState
import Foundation
import Looks
import PlannedTrips
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("The traveller's trips", .timeLimit(.minutes(1)))
struct TripsModelTests {
  let carnet = FakeCarnet.opened()
  let places = Places()
  let words = Words(.english, timeZone: .gmt)

  private func model() async -> TripsModel {
    let model = TripsModel(trips: carnet, places: places, words: words)
    await model.load()
    return model
  }

  @Test("without a trip the page explains what trips are for")
  func empty() async {
    #expect(await model().page == .empty)
  }

  @Test("a row says name, countries, dates in their countries' time, colour, and when it is forgotten; a listener hears one sentence")
  func rows() async throws {
    carnet.travels = [Samples.trip(), Samples.trip("a2", colour: .yellow, forgotten: false)]
    guard case .list(let rows) = await model().page else {
      Issue.record("no list")
      return
    }
    let row = try #require(rows.first)
    #expect(row.name == "Kyoto in autumn")
    #expect(row.route == "Sweden, Iceland, Japan")
    #expect(row.dates == "Nov 28, 2021 – Nov 29, 2021")
    #expect(row.colour.tone == .doubt && row.colour.word == words(.tripUnknown))
    #expect(row.forgotten == "Forgotten after Dec 14, 2021")
    #expect(row.spoken == "Kyoto in autumn, Sweden, Iceland, Japan, Nov 28, 2021 – Nov 29, 2021, Unknown")
    #expect(rows.map(\.forgotten).last == .some(nil))
  }

  @Test(
    "the days are those of the calendars there, as the wallet says them, wherever the phone is",
    arguments: ["Pacific/Kiritimati", "Pacific/Niue"])
  func days(_ zone: String) throws {
    let words = Words(.english, timeZone: try #require(TimeZone(identifier: zone)))
    let card = Samples.card(Samples.trip())
    #expect(TripRow(card, words).dates == "Nov 28, 2021 – Nov 29, 2021")
    #expect(NextTrip(card, words).starts == "Nov 28, 2021")
  }

  @Test("each colour has a shape of its own")
  func colours() {
    let looks = [TripColour.green, .yellow, .unknown, .red].map { ColourLook($0, words) }
    #expect(looks.map(\.tone) == [.good, .duty, .doubt, .bad])
    #expect(looks.map(\.tone.mark) == ["checkmark", "exclamationmark", "questionmark", "xmark"])
    #expect(Set(looks.map(\.tone.plate)).count == 4 && Set(looks.map(\.word)).count == 4)
  }

  @Test("a trip opens, and a new one is planned")
  func ways() async {
    let model = await model()
    model.open("a1")
    #expect(places.here == .trip(id: "a1"))
    model.add()
    #expect(places.here == .planTrip(id: nil))
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
