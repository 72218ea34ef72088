import Foundation
import WalletBridge

/// A day and, where it is known, a time, as a clock on the wall there shows it.
public struct LocalTime: Hashable, Sendable {
  /// The reading of that clock, as if it stood in Greenwich.
  public var reading: Date
  /// Whether the time counts; else only the day is known.
  public var isTimed: Bool
  /// IANA name of the zone; empty while no country is chosen.
  public var zone: String

  /// - Parameter zone: empty while no country is chosen.
  public init(reading: Date, isTimed: Bool = false, zone: String = "") {
    self.reading = reading
    self.isTimed = isTimed
    self.zone = zone
  }

  init(_ moment: LocalMoment) {
    let text = moment.time.isEmpty ? moment.date + "T00:00" : moment.date + "T" + moment.time
    reading = (try? Date(text + ":00Z", strategy: .iso8601)) ?? Date(timeIntervalSince1970: 0)
    isTimed = !moment.time.isEmpty
    zone = moment.zone
  }

  var moment: LocalMoment {
    let text = reading.formatted(.iso8601)
    return LocalMoment(date: String(text.prefix(10)), time: isTimed ? String(text.dropFirst(11).prefix(5)) : "", zone: zone)
  }
}

/// A stop as it is typed.
struct StopDraft: Identifiable, Equatable, Sendable {
  /// By which the screen knows it while it is typed.
  let id: Int
  /// Empty while none is chosen.
  var country: String
  var region: String
  var arrives: LocalTime
  var leaves: LocalTime
  /// Whether it is known when the traveller goes on: of the last stop it may not be.
  var isLeft: Bool
  var isTransit: Bool
}

/// Somebody without a pass as they are typed.
struct Stranger: Identifiable, Equatable, Sendable {
  /// By which the screen knows them while they are typed.
  let id: Int
  var name: String
  /// `YYYY-MM-DD`, or as much of it as is known.
  var birthDate: String

  /// The day of birth at midnight in Greenwich; nil where it is not known to the day.
  var born: Date? {
    get { try? Date(birthDate + "T00:00:00Z", strategy: .iso8601) }
    set { birthDate = newValue.map { String($0.formatted(.iso8601).prefix(10)) } ?? "" }
  }
}

/// A trip as it is typed.
struct TripDraft: Equatable, Sendable {
  var name = ""
  var country = ""
  var region = ""
  var leaves: LocalTime
  var stops: [StopDraft] = []
  var isEverybody = true
  /// Ids of the people kept who go, where not everybody does.
  var goes: Set<String> = []
  var strangers: [Stranger] = []
  var keep = false
  private var lastId = 0

  /// A new trip on this day.
  init(on day: Date) { leaves = LocalTime(reading: day) }

  /// What was typed before.
  init(_ plan: TripPlan, people: [Person]) {
    name = plan.name
    country = plan.country
    region = plan.region
    leaves = LocalTime(plan.leaves)
    keep = plan.keep
    for stop in plan.stops {
      let arrives = LocalTime(stop.arrives)
      stops.append(
        StopDraft(
          id: nextId(), country: stop.country, region: stop.region, arrives: arrives, leaves: stop.leaves.map(LocalTime.init) ?? arrives,
          isLeft: stop.leaves != nil, isTransit: stop.transit))
    }
    isEverybody = plan.companions.isEmpty
    for one in plan.companions {
      if let person = people.first(where: { $0.cards.contains { $0.id == one.pass } }) {
        goes.insert(person.id)
      } else {
        // Without a pass, or none of theirs is kept any more.
        strangers.append(Stranger(id: nextId(), name: one.name, birthDate: one.birthDate))
      }
    }
  }

  mutating func start(in country: String) {
    self.country = country
    region = ""
    leaves.zone = Atlas.timeZones(of: country).first ?? ""
  }

  mutating func stop(_ id: Int, in country: String) {
    guard let index = stops.firstIndex(where: { $0.id == id }) else { return }
    let zone = Atlas.timeZones(of: country).first ?? ""
    stops[index].country = country
    stops[index].region = ""
    stops[index].arrives.zone = zone
    stops[index].leaves.zone = zone
  }

  /// A stop at the end, reached on the day the one before is left.
  mutating func addStop(in country: String = "") {
    if let last = stops.indices.last { stops[last].isLeft = true }
    let before = stops.last?.leaves ?? leaves
    let there = LocalTime(reading: before.reading, zone: Atlas.timeZones(of: country).first ?? "")
    stops.append(
      StopDraft(id: nextId(), country: country, region: "", arrives: there, leaves: there, isLeft: false, isTransit: false))
  }

  /// The start as the last stop, in its own zone.
  mutating func addWayBack() {
    addStop(in: country)
    guard let last = stops.indices.last else { return }
    stops[last].region = region
    stops[last].arrives.zone = leaves.zone
    stops[last].leaves.zone = leaves.zone
  }

  mutating func addStranger() { strangers.append(Stranger(id: nextId(), name: "", birthDate: "")) }

  /// Where nobody goes any more, everybody does.
  mutating func somebodyGoes() { if goes.isEmpty && strangers.isEmpty { isEverybody = true } }

  /// Whether the way back can be added: it is not there yet.
  var isOneWay: Bool { !country.isEmpty && stops.last.map { $0.country != country && !$0.country.isEmpty } == true }

  func plan(people: [Person]) -> TripPlan {
    let last = stops.last?.id
    return TripPlan(
      name: trimmed(name), country: country, region: trimmed(region), leaves: leaves.moment,
      stops: stops.map { stop in
        TripStop(
          country: stop.country, region: trimmed(stop.region), arrives: stop.arrives.moment,
          leaves: stop.isLeft || stop.id != last ? stop.leaves.moment : nil, transit: stop.isTransit)
      },
      companions: isEverybody ? [] : companions(people), keep: keep)
  }

  private func companions(_ people: [Person]) -> [TripCompanion] {
    let known = people.filter { goes.contains($0.id) }.compactMap { one in
      one.cards.first.map { TripCompanion(name: one.name, birthDate: "", pass: $0.id) }
    }
    return known
      + strangers.map { one in
        TripCompanion(
          name: trimmed(one.name), birthDate: trimmed(one.birthDate), pass: "")
      }
  }

  private mutating func nextId() -> Int {
    lastId += 1
    return lastId
  }
}

private func trimmed(_ typed: String) -> String { typed.trimmingCharacters(in: .whitespacesAndNewlines) }
