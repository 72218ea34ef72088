import AppState
import Foundation
import Looks
import PlannedTrips
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("A trip as it is typed", .timeLimit(.minutes(1)))
struct PlanTripModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let places = Places()
  let words = Words(.english, timeZone: .gmt)

  private func model(_ id: String? = nil) async -> PlanTripModel {
    places.path = id.map { [.trips, .trip(id: $0), .planTrip(id: $0)] } ?? [.trips, .planTrip(id: nil)]
    let model = PlanTripModel(id: id, trips: carnet, passes: carnet, places: places, phone: device.phone, words: words)
    await model.load()
    return model
  }

  private func typing(_ model: PlanTripModel) throws -> PlanTripPage.Typing {
    guard case .typing(let typing) = model.page else { throw Unexpected() }
    return typing
  }

  private struct Unexpected: Error {}

  private func choose(_ country: String, for of: CountryOf, _ model: PlanTripModel) {
    model.choose(of)
    model.chose(country)
  }

  private func day(_ text: String) throws -> Date { try Date(text + "Z", strategy: .iso8601) }

  @Test("a new trip starts today, in no country, with everybody")
  func new() async throws {
    let model = await model()
    let page = try typing(model)
    #expect(page.title == words(.tripNewTitle))
    #expect(page.start.country == words(.tripCountryChoose) && page.start.zones.isEmpty && page.stops.isEmpty)
    #expect(model.isEverybody && !model.keep && !page.isOneWay)
    #expect(String(model.leaves.reading.formatted(.iso8601).prefix(10)) == "2021-11-22" && !model.leaves.isTimed)
  }

  @Test("what was typed is kept as it was typed: days, times, zones, transit, the way back")
  func plan() async throws {
    let model = await model()
    model.name = "  Kyoto in autumn "
    choose("SE", for: .start, model)
    model.leaves.reading = try day("2021-11-28T09:15:00")
    model.leaves.isTimed = true
    model.addStop()
    let first = try #require(try typing(model).stops.first).id
    choose("IS", for: .stop(first), model)
    model[arrives: first].reading = try day("2021-11-28T11:00:00")
    model[arrives: first].isTimed = true
    #expect(model[leaves: first].reading == model[arrives: first].reading, "nobody goes on before they arrive")
    model[transit: first] = true
    model.addStop()
    let second = try #require(try typing(model).stops.last).id
    choose("JP", for: .stop(second), model)
    model[leaves: first].reading = try day("2021-11-28T14:00:00")
    model[leaves: first].isTimed = true
    model[arrives: second].reading = try day("2021-11-29T00:00:00")
    #expect(try typing(model).isOneWay)
    await model.save()
    #expect(carnet.planned == [Samples.plan])
    #expect(places.path == [.trips, .trip(id: "n1")])
  }

  @Test("the way back is the start as the last stop, once; the stop before is then left")
  func wayBack() async throws {
    let model = await model()
    choose("SE", for: .start, model)
    model.addStop()
    let stop = try #require(try typing(model).stops.first)
    #expect(stop.mayStay && !stop.isLeft && model[ends: stop.id])
    choose("JP", for: .stop(stop.id), model)
    model.addWayBack()
    let stops = try typing(model).stops
    #expect(stops.map(\.place.country) == ["Japan", "Sweden"])
    #expect(stops.map(\.mayStay) == [false, true] && stops.map(\.isLeft) == [true, false])
    #expect(try !typing(model).isOneWay)
    #expect(model[arrives: stops[1].id].zone == "Europe/Stockholm")
    model.removeStop(stops[1].id)
    #expect(try typing(model).stops.count == 1 && model[arrives: 99] == model.leaves)
  }

  @Test("a country with several zones offers them, its capital's first; another country takes its own")
  func zones() async throws {
    let model = await model()
    choose("US", for: .start, model)
    let zones = try typing(model).start.zones
    #expect(zones.count > 1 && zones.first?.id == model.leaves.zone)
    #expect(zones.contains { $0.id == "America/Los_Angeles" && $0.name == "Los Angeles" })
    model.leaves.zone = "America/Los_Angeles"
    choose("JP", for: .start, model)
    #expect(model.leaves.zone == "Asia/Tokyo")
    #expect(try typing(model).start.zones.isEmpty)
  }

  @Test("a country is sought by a part of its name, whatever the accents, or by its code")
  func search() async {
    let model = await model()
    #expect(model.found.count > 200)
    let names = model.found.map(\.name)
    #expect(names.firstIndex(of: "Albania") ?? 999 < names.firstIndex(of: "Zambia") ?? 0)
    model.search = "cote d"
    #expect(model.found.map(\.id) == ["CI"])
    model.search = "jp"
    #expect(model.found.map(\.id) == ["JP"])
    model.search = "atlantis"
    #expect(model.found.isEmpty)
    model.choose(.start)
    #expect(model.search.isEmpty && model.choosing == .start)
  }

  @Test("who goes: some of the people kept, and somebody without a pass; where nobody would go, everybody does")
  func who() async throws {
    let model = await model()
    let people = try typing(model).people
    #expect(people.map(\.holder.name) == ["Anna Maria Eriksson", "Nils Eriksson"])
    model.isEverybody = false
    #expect(people.allSatisfy { model[goes: $0.id] })
    model[goes: people[0].id] = false
    model.addStranger()
    let stranger = try #require(try typing(model).strangers.first)
    #expect(stranger.remove == words(.tripWhoRemove, words(.tripWhoWithout)) && !stranger.isBorn)
    model[name: stranger.id] = "Ida"
    model[isBorn: stranger.id] = true
    model[born: stranger.id] = try day("2019-03-04T00:00:00")
    model.name = "Kyoto"
    choose("SE", for: .start, model)
    model.addStop()
    choose("JP", for: .stop(try #require(try typing(model).stops.first).id), model)
    await model.save()
    #expect(
      carnet.planned.last?.companions == [
        TripCompanion(name: "Nils Eriksson", birthDate: "", pass: "r1"), TripCompanion(name: "Ida", birthDate: "2019-03-04", pass: ""),
      ])
    model[isBorn: stranger.id] = false
    #expect(try typing(model).strangers.first?.isBorn == false)
    model[goes: people[1].id] = false
    #expect(!model.isEverybody)
    model.removeStranger(stranger.id)
    #expect(model.isEverybody)
  }

  @Test("what is wrong is said beside the stop it is about, and in sight of the button; typing takes it away")
  func troubles() async throws {
    let model = await model()
    await model.save()
    #expect(try typing(model).nameMessage == words(.tripTroubleName))
    model.name = "Kyoto"
    #expect(try typing(model).nameMessage == nil && typing(model).problem == nil)
    await model.save()
    #expect(try typing(model).start.message == words(.tripTroubleCountry))
    choose("SE", for: .start, model)
    await model.save()
    #expect(try typing(model).problem == Notice(.noTrip(.noStop, stop: nil), words))
    model.addStop()
    model.addStop()
    await model.save()
    let page = try typing(model)
    #expect(page.stops.map(\.place.message) == [words(.tripTroubleCountry), nil])
    #expect(page.problem == Notice(.bad, title: words(.tripStop, 1), words(.tripTroubleCountry)))
    #expect(places.here == .planTrip(id: nil) && !model.isBusy && carnet.planned.isEmpty)
  }

  @Test("every trouble has words of its own, in every language", arguments: Language.allCases)
  func words(_ language: Language) {
    let words = Words(language)
    let all: [TripTrouble] = [
      .name, .country, .moment, .noStop, .tooManyStops, .arrivesTooEarly, .leavesTooEarly, .noDeparture, .endsInTransit, .region, .tooLong,
      .tooMany,
    ]
    let said = all.map { words.text(.noTrip($0, stop: nil)) }
    #expect(Set(said).count == all.count && said.allSatisfy { !$0.isEmpty })
    #expect(words.title(.noTrip(.name, stop: 0)) == words(.errorNoTripTitle))
    #expect(words.text(.noSuchTrip) == words(.errorNoSuchTrip))
  }

  @Test("a kept trip is changed in its place; one of its people without a pass any more stays by name")
  func change() async throws {
    let plan = TripPlan(
      name: Samples.plan.name, country: "SE", region: "North", leaves: Samples.plan.leaves, stops: Samples.plan.stops,
      companions: [
        TripCompanion(name: "Nils Eriksson", birthDate: "", pass: "r1"), TripCompanion(name: "Ida", birthDate: "2019", pass: ""),
      ], keep: true)
    carnet.travels = [Samples.trip(plan: plan)]
    let model = await model("a1")
    let page = try typing(model)
    #expect(page.title == words(.tripEditTitle) && model.keep && !model.isEverybody && model[goes: "r1"])
    #expect(page.strangers.map(\.partly) == ["2019"] && page.strangers.map(\.isBorn) == [false])
    await model.save()
    #expect(carnet.planned == [plan])
    #expect(places.path == [.trips, .trip(id: "a1")])
  }

  @Test("a second tap while it is being kept does nothing; who left meanwhile stays where they are")
  func busy() async throws {
    carnet.travels = [Samples.trip()]
    let model = await model("a1")
    carnet.holds = true
    async let first: Void = model.save()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    await model.save()
    places.path = [.settings]
    carnet.release()
    await first
    #expect(carnet.planned.count == 1 && places.path == [.settings])
  }

  @Test("what is being typed stays when the page comes back; a trip that is gone says so")
  func again() async {
    let model = await model()
    model.name = "Kyoto"
    await model.load()
    #expect(model.name == "Kyoto")
    #expect(await self.model("gone").page == .failed(Notice(.noSuchTrip, words)))
  }

  @Test("a part of a country can be named once there is a country, and goes with another one")
  func regions() async throws {
    carnet.travels = [Samples.trip()]
    #expect(try typing(await model()).start.hasParts == false)
    let model = await model("a1")
    let page = try typing(model)
    #expect(page.start.hasParts && page.stops.allSatisfy(\.place.hasParts))
    model.region = " NSW "
    let stop = try #require(page.stops.last).id
    model[region: stop] = "13"
    await model.save()
    #expect(carnet.planned.last?.region == "NSW" && carnet.planned.last?.stops.map(\.region) == ["", "13"])
    model.choose(.stop(stop))
    model.chose("AU")
    #expect(model[region: stop].isEmpty && model.region == " NSW ")
  }
}
