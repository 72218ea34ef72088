import TestPhone
import Testing
import WalletBridge

/// Trips by the real core.
@Suite("The real core's trips")
struct RustTripsTests {
  private let phone: HostPhone
  private let carnet: RustCarnet

  init() async throws {
    phone = try HostPhone()
    phone.clock.now = Samples.now
    carnet = phone.carnet()
    try await carnet.create(pin: "271828")
  }

  private func plan(_ name: String = "Kyoto", stops: [TripStop] = Samples.plan.stops, keep: Bool = false) -> TripPlan {
    TripPlan(
      name: name, country: "SE", region: "", leaves: Samples.plan.leaves, stops: stops,
      companions: [TripCompanion(name: "Ida", birthDate: "2019-03-04", pass: "")], keep: keep)
  }

  @Test("a trip is kept as it was typed, judged, listed, changed and forgotten")
  func keeps() async throws {
    #expect(try await carnet.trips().isEmpty)
    #expect(try await carnet.nextTrip() == nil)
    let id = try await carnet.keepTrip(plan())
    let trip = try await carnet.trip(id: id, languages: ["en"])
    #expect(trip.id == id && trip.plan == plan())
    #expect(trip.colour == .unknown && trip.legs.map(\.kind) == [.departure, .transit, .stay])
    #expect(trip.legs.map(\.stop) == [nil, 0, 1] && trip.legs.map(\.country) == ["SE", "IS", "JP"])
    #expect(trip.legs.flatMap(\.findings).allSatisfy { $0.traveller == "Ida" && !$0.rulings.isEmpty })
    #expect(trip.legs.flatMap(\.findings).flatMap(\.rulings).allSatisfy { !$0.reasons.isEmpty })
    let card = try #require(try await carnet.nextTrip())
    #expect(try await carnet.trips() == [card])
    #expect(card.startsDay == "2021-11-28" && card.endsDay == "2021-11-29", "each by the calendar there")
    #expect(card.countries == ["SE", "IS", "JP"] && card.colour == .unknown && card.forgottenAfter != nil)
    try await carnet.changeTrip(id: id, plan("Osaka", keep: true))
    #expect(try await carnet.trips().map(\.name) == ["Osaka"])
    #expect(try await carnet.trips().map(\.forgottenAfter) == [nil])
    _ = try await carnet.tripReminders()
    try await carnet.removeTrip(id: id)
    #expect(try await carnet.trips().isEmpty)
    await #expect(throws: CarnetError.noSuchTrip) { try await carnet.removeTrip(id: id) }
    await #expect(throws: CarnetError.noSuchTrip) { try await carnet.trip(id: "x", languages: []) }
    await #expect(throws: CarnetError.noSuchTrip) { try await carnet.changeTrip(id: id, plan()) }
  }

  @Test("what is no trip is refused with the stop it is about")
  func refuses() async throws {
    func refused(_ why: TripTrouble, _ stop: Int?, _ plan: TripPlan) async {
      await #expect(throws: CarnetError.noTrip(why, stop: stop)) { try await carnet.keepTrip(plan) }
    }
    let there = Samples.plan.stops
    await refused(.name, nil, plan(""))
    await refused(.noStop, nil, plan(stops: []))
    await refused(.endsInTransit, nil, plan(stops: [there[0]]))
    let nowhere = TripStop(country: "", region: "", arrives: there[1].arrives, leaves: nil, transit: false)
    await refused(.country, 1, plan(stops: [there[0], nowhere]))
    let early = TripStop(
      country: "JP", region: "", arrives: Samples.local("2021-11-20", "", "Asia/Tokyo"), leaves: nil, transit: false)
    await refused(.arrivesTooEarly, 1, plan(stops: [there[0], early]))
    let open = TripStop(country: "IS", region: "", arrives: there[0].arrives, leaves: nil, transit: true)
    await refused(.noDeparture, 0, plan(stops: [open, there[1]]))
    let never = TripStop(country: "JP", region: "", arrives: Samples.local("2021-11-31", "", "Asia/Tokyo"), leaves: nil, transit: false)
    await refused(.moment, 1, plan(stops: [there[0], never]))
    try await carnet.lock()
    await #expect(throws: CarnetError.locked) { try await carnet.trips() }
    await #expect(throws: CarnetError.locked) { try await carnet.keepTrip(plan()) }
  }

  @Test("countries have names and zones, without a wallet")
  func atlas() {
    #expect(Atlas.countries.count > 200 && Atlas.countries.allSatisfy { !Atlas.timeZones(of: $0).isEmpty })
    #expect(Atlas.timeZones(of: "JP") == ["Asia/Tokyo"])
    #expect(Atlas.timeZones(of: "US").first == "America/New_York")
    #expect(Atlas.timeZones(of: "").isEmpty)
  }
}
