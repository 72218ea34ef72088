import AppState
import Device
import Foundation
import Looks
import PassList
import PlannedTrips
import TestPhone
import Testing
import WalletBridge
import Wording

/// What a traveller does with trips, with everything below the views and the real core.
@MainActor
@Suite("Journeys with trips", .serialized)
struct TripJourneyTests {
  let traveller: Traveller

  init() async throws {
    traveller = try Traveller()
    traveller.host.clock.now = TestClock().now
    traveller.device.now = TestClock().now
  }

  @Test("with specimens: a trip is planned, is unknown since nobody speaks of it, says why, is changed, and is forgotten")
  func plansATrip() async throws {
    try await traveller.carnet.trySpecimens()
    await traveller.root.refresh()
    try await goes()
  }

  @Test("with a wallet of one's own a trip survives a restart, and is where the traveller left it")
  func survives() async throws {
    try await traveller.carnet.create(pin: "271828")
    await traveller.root.refresh()
    let id = try await plans(in: "NZ")
    try await traveller.dies()
    try await traveller.carnet.unlock(pin: "271828")
    await traveller.root.refresh()
    #expect(traveller.places.here == .trip(id: id))
    #expect(try await traveller.carnet.trips().map(\.id) == [id])
  }

  private func goes() async throws {
    let id = try await plans(in: "NZ")
    let list = await passes()
    #expect(list.page.trip?.name == "Summer" && list.page.trip?.id == id)
    #expect(list.page.trip?.colour == ColourLook(.unknown, traveller.words))
    let trip = TripModel(id: id, trips: traveller.carnet, places: traveller.places, words: traveller.words)
    await trip.load()
    guard case .one(let one) = trip.page else { throw Lost() }
    #expect(one.colour.tone == .doubt && one.legs.count == 3)
    trip.open(1)
    guard case .leg(let number, let of)? = traveller.places.here else { throw Lost() }
    let why = LegModel(
      leg: number, trip: of, trips: traveller.carnet, passes: traveller.carnet, places: traveller.places, words: traveller.words)
    await why.load()
    guard case .one(let leg) = why.page else { throw Lost() }
    let said = leg.travellers.flatMap(\.rulings)
    #expect(said.contains { $0.source == traveller.words(.legSourceNobody) })
    #expect(said.flatMap(\.reasons).flatMap(\.texts).contains(traveller.words(.tripReasonNoRules)))
    traveller.places.back()
    trip.edit()
    let plan = try await planning()
    plan.name = "Winter"
    plan.keep = true
    await plan.save()
    #expect(traveller.places.path == [.trips, .trip(id: id)])
    await trip.load()
    guard case .one(let changed) = trip.page else { throw Lost() }
    #expect(changed.name == "Winter" && changed.dates.last == traveller.words(.tripKept))
    await trip.remove()
    #expect(traveller.places.path == [.trips])
    #expect(try await traveller.carnet.trips().isEmpty)
    #expect(await passes().page.trip == nil)
  }

  /// From the list of trips to a new one's page: there and back. Gives its id.
  private func plans(in country: String) async throws -> String {
    traveller.places.path = [.trips]
    let trips = TripsModel(trips: traveller.carnet, places: traveller.places, words: traveller.words)
    await trips.load()
    #expect(trips.page == .empty)
    trips.add()
    let plan = try await planning()
    plan.name = "Summer"
    plan.choose(.start)
    plan.chose("SE")
    plan.leaves.reading += 10 * 86_400
    plan.addStop()
    await plan.save()
    guard case .typing(let wrong) = plan.page, let stop = wrong.stops.first else { throw Lost() }
    #expect(stop.place.message == traveller.words(.tripTroubleCountry))
    plan.choose(.stop(stop.id))
    plan.chose(country)
    plan[leaves: stop.id].reading += 7 * 86_400
    plan.addWayBack()
    await plan.save()
    guard case .trip(let id)? = traveller.places.here else { throw Lost() }
    return id
  }

  private func planning() async throws -> PlanTripModel {
    guard case .planTrip(let id)? = traveller.places.here else { throw Lost() }
    let model = PlanTripModel(
      id: id, trips: traveller.carnet, passes: traveller.carnet, places: traveller.places, phone: traveller.device.phone,
      words: traveller.words)
    await model.load()
    return model
  }

  private func passes() async -> PassListModel {
    let list = PassListModel(
      passes: traveller.carnet, enrolling: traveller.carnet, publishers: traveller.carnet, trips: traveller.carnet,
      specimens: traveller.carnet,
      removals: traveller.root.removals, preferences: traveller.preferences, places: traveller.places, phone: traveller.device.phone,
      words: traveller.words
    ) { [root = traveller.root] in await root.refresh() }
    await list.load()
    return list
  }

  private struct Lost: Error {}
}
