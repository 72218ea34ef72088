import AppState
import Looks
import PlannedTrips
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("One trip", .timeLimit(.minutes(1)))
struct TripModelTests {
  let carnet = FakeCarnet.opened()
  let places = Places()
  let words = Words(.english, timeZone: .gmt)

  init() {
    carnet.travels = [Samples.trip()]
    places.path = [.trips, .trip(id: "a1")]
  }

  private func model(_ words: Words? = nil) async -> TripModel {
    let model = TripModel(id: "a1", trips: carnet, places: places, words: words ?? self.words)
    await model.load()
    return model
  }

  private func one(_ model: TripModel) throws -> TripPage.One {
    guard case .one(let one) = model.page else { throw Unexpected() }
    return one
  }

  private struct Unexpected: Error {}

  @Test("it says its colour, what that means, until when it stands and when it is forgotten")
  func whole() async throws {
    let one = try one(await model())
    #expect(one.name == "Kyoto in autumn")
    #expect(one.colour == ColourLook(.unknown, words) && one.meaning == words(.tripUnknownText))
    #expect(one.dates == [words(.tripStandsUntil, "Nov 24, 2021, 10:41\u{202F}AM"), words(.tripForgottenAfter, "Dec 14, 2021")])
    carnet.travels = [Samples.trip(colour: .green, forgotten: false)]
    #expect(try self.one(await model()).dates.last == words(.tripKept))
  }

  @Test("legs follow each other, each with what it is, local dates as typed, its colour, and every traveller's")
  func legs() async throws {
    let legs = try one(await model()).legs
    #expect(legs.map(\.title) == ["Boarding: Sweden", "Changing planes: Iceland", "Stay: Japan"])
    #expect(
      legs.map(\.dates) == ["Nov 28, 2021, 9:15\u{202F}AM", "Nov 28, 2021, 11:00\u{202F}AM – Nov 28, 2021, 2:00\u{202F}PM", "Nov 29, 2021"])
    #expect(legs.map(\.asks) == ["By the rules of: Japan", "By the rules of: Japan", nil])
    #expect(legs.map(\.colour.tone) == [.duty, .doubt, .duty])
    #expect(legs[1].travellers.map(\.text) == ["Anna Maria Eriksson: Unknown", "Nils Eriksson: Unknown"])
    #expect(legs[1].spoken.contains("Changing planes: Iceland") && legs[1].spoken.contains("Nils Eriksson: Unknown"))
    #expect(Set(legs.map(\.symbol)).count == 3)
  }

  @Test("who goes alone is not named at every leg")
  func alone() async throws {
    let leg = Samples.leg(
      .stay, stop: 1, country: "JP", asks: "JP",
      [TripFinding(traveller: "Anna Maria Eriksson", colour: .green, rulings: [Samples.ruling(.green, [Samples.reason(.accepted)])])])
    #expect(LegRow(leg, at: 2, of: Samples.plan, words).travellers.isEmpty)
  }

  @Test("what will be reminded of this trip stands there with its days, and nothing of another")
  func reminders() async throws {
    carnet.reminders = [
      Samples.reminder(.testWindowOpens, traveller: "Nils Eriksson"), Samples.reminder(.doseBy), Samples.reminder(.endsDuringStay),
      Samples.reminder(.duty),
      Samples.reminder(.renewRules, country: ""), Samples.reminder(.duty, trip: "other"),
    ]
    let said = try one(await model()).reminders
    #expect(said.count == 5)
    #expect(said[0] == ReminderLook(carnet.reminders[0], inTrip: true, words))
    #expect(said.map(\.day).allSatisfy { $0 == "Nov 23, 2021" })
    #expect(said[0].text == "Japan: from now on a test counts" && said[0].traveller == "For Nils Eriksson")
    #expect(said[1].text == "Japan: the last day for a dose is Nov 25, 2021" && said[1].traveller == nil)
    #expect(said.allSatisfy { $0.source == nil }, "the page is the trip's own")
    #expect(said[2].text == "Japan: a pass stops counting on Nov 25, 2021, 10:41\u{202F}AM")
    #expect(said[4].text.hasPrefix("Kyoto in autumn"))
  }

  @Test("a leg leads to why; it can be changed")
  func ways() async {
    let model = await model()
    model.open(2)
    #expect(places.here == .leg(2, trip: "a1"))
    places.back()
    model.edit()
    #expect(places.here == .planTrip(id: "a1"))
  }

  @Test("forgetting it asks first, then goes back")
  func remove() async throws {
    let model = await model()
    #expect(try one(model).removal == Labelled("Forget Kyoto in autumn?", words(.tripForgetText)))
    model.removal.isAsking = true
    await model.remove()
    #expect(carnet.travels.isEmpty && !model.removal.isAsking)
    #expect(places.path == [.trips])
  }

  @Test("one that could not be forgotten stays, and says why")
  func notRemoved() async throws {
    let model = await model()
    carnet.fails = .notWritten(detail: "full")
    await model.remove()
    #expect(try one(model).problem?.title == words(.errorNotWrittenTitle))
    #expect(places.here == .trip(id: "a1") && !model.removal.isBusy)
  }

  @Test("one that is gone meanwhile says so")
  func gone() async {
    carnet.travels = []
    #expect(await model().page == .failed(Notice(.noSuchTrip, words)))
  }

  @Test("rules are asked for in the traveller's language, then in English", arguments: Language.allCases)
  func languages(_ language: Language) async {
    _ = await model(Words(language))
    let asked = carnet.languagesAsked.last ?? []
    #expect(asked.first.map { language.rawValue.hasPrefix($0) } == true && asked.last == "en")
  }
}
