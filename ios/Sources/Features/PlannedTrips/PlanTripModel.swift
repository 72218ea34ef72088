import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// A trip as it is typed: a new one, or one that is kept. Nothing is kept before ``save()``.
@MainActor
@Observable
public final class PlanTripModel {
  /// Of what a country is being chosen; nil while it is not asked.
  public var choosing: CountryOf?
  /// The words sought among countries, as typed.
  public var search = ""
  /// The trip is being kept.
  public private(set) var isBusy = false

  private enum State {
    case loading
    case failed(CarnetError)
    case typing
  }

  private var state = State.loading
  private var draft: TripDraft { didSet { if draft != oldValue { trouble = nil } } }
  private var people: [Person] = []
  private var countries: [CountryChoice] = []
  private var trouble: CarnetError?

  private let id: String?
  private let trips: any Trips
  private let passes: any Passes
  private let places: Places
  private let words: Words

  /// - Parameter id: of the trip that is to be changed; nil: a new one.
  public init(id: String?, trips: any Trips, passes: any Passes, places: Places, phone: Phone, words: Words) {
    self.id = id
    self.trips = trips
    self.passes = passes
    self.places = places
    self.words = words
    draft = TripDraft(on: words.reading(phone.now()))
  }

  /// Reads who may go, and what was typed before. What is being typed stays as it is.
  public func load() async {
    if case .typing = state { return }
    do throws(CarnetError) {
      people = try await passes.overview(search: "").people
      if let id { draft = TripDraft(try await trips.trip(id: id, languages: words.languages).plan, people: people) }
      countries = CountryChoice.all(words)
      state = .typing
    } catch {
      state = .failed(error)
    }
  }

  /// What the traveller calls it.
  public var name: String {
    get { draft.name }
    set { draft.name = newValue }
  }

  /// When it starts.
  public var leaves: LocalTime {
    get { draft.leaves }
    set { draft.leaves = newValue }
  }

  /// The part of the country in which it starts, as typed; empty: the whole country.
  public var region: String {
    get { draft.region }
    set { draft.region = newValue }
  }

  /// Whether it is kept after its end.
  public var keep: Bool {
    get { draft.keep }
    set { draft.keep = newValue }
  }

  /// Whether everybody goes whose passes are kept. Where not, one chooses among all of them.
  public var isEverybody: Bool {
    get { draft.isEverybody }
    set {
      draft.isEverybody = newValue
      if !newValue && draft.goes.isEmpty { draft.goes = Set(people.map(\.id)) }
    }
  }

  /// The part of a stop's country, as typed; empty: the whole country.
  public subscript(region stop: Int) -> String {
    get { self[stop]?.region ?? "" }
    set { change(stop) { $0.region = newValue } }
  }

  /// When a stop is reached; the traveller goes on no earlier.
  public subscript(arrives stop: Int) -> LocalTime {
    get { self[stop]?.arrives ?? draft.leaves }
    set {
      change(stop) { stop in
        stop.arrives = newValue
        stop.leaves.reading = max(stop.leaves.reading, newValue.reading)
      }
    }
  }

  /// When the traveller goes on from a stop.
  public subscript(leaves stop: Int) -> LocalTime {
    get { self[stop]?.leaves ?? draft.leaves }
    set { change(stop) { $0.leaves = newValue } }
  }

  /// Whether the trip ends at a stop, without a day on which the traveller goes on.
  public subscript(ends stop: Int) -> Bool {
    get { self[stop]?.isLeft == false }
    set { change(stop) { $0.isLeft = !newValue } }
  }

  /// Whether the country of a stop is not entered.
  public subscript(transit stop: Int) -> Bool {
    get { self[stop]?.isTransit == true }
    set { change(stop) { $0.isTransit = newValue } }
  }

  /// What somebody without a pass is called.
  public subscript(name stranger: Int) -> String {
    get { self[stranger: stranger]?.name ?? "" }
    set { change(stranger: stranger) { $0.name = newValue } }
  }

  /// Whether the date of birth of somebody without a pass is known.
  public subscript(isBorn stranger: Int) -> Bool {
    get { self[stranger: stranger]?.birthDate.isEmpty == false }
    set { change(stranger: stranger) { $0.born = newValue ? draft.leaves.reading : nil } }
  }

  /// The day of birth of somebody without a pass, at midnight in Greenwich.
  public subscript(born stranger: Int) -> Date {
    get { self[stranger: stranger]?.born ?? draft.leaves.reading }
    set { change(stranger: stranger) { $0.born = newValue } }
  }

  /// Whether one of the people kept goes. Where nobody goes any more, everybody does.
  public subscript(goes id: String) -> Bool {
    get { draft.goes.contains(id) }
    set {
      if newValue { draft.goes.insert(id) } else { draft.goes.remove(id) }
      draft.somebodyGoes()
    }
  }

  /// One more stop.
  public func addStop() { draft.addStop() }

  /// The start as the last stop.
  public func addWayBack() { draft.addWayBack() }

  /// One stop less.
  public func removeStop(_ id: Int) { draft.stops.removeAll { $0.id == id } }

  /// Somebody without a pass goes as well.
  public func addStranger() { draft.addStranger() }

  /// Somebody without a pass stays at home.
  public func removeStranger(_ id: Int) {
    draft.strangers.removeAll { $0.id == id }
    draft.somebodyGoes()
  }

  /// Asks for a country.
  public func choose(_ of: CountryOf) {
    search = ""
    choosing = of
  }

  /// The country that was asked for.
  public func chose(_ country: String) {
    switch choosing {
    case .start?: draft.start(in: country)
    case .stop(let id)?: draft.stop(id, in: country)
    case nil: break
    }
    choosing = nil
  }

  /// The countries with what is sought in their names.
  public var found: [CountryChoice] {
    let sought = search.trimmingCharacters(in: .whitespaces)
    return sought.isEmpty ? countries : countries.filter { $0.has(sought, words.locale) }
  }

  /// Keeps what was typed and goes to the trip; or says what is wrong, where it is wrong.
  public func save() async {
    if isBusy { return }
    isBusy = true
    trouble = nil
    do throws(CarnetError) {
      let plan = draft.plan(people: people)
      let kept: String
      if let id {
        try await trips.changeTrip(id: id, plan)
        kept = id
      } else {
        kept = try await trips.keepTrip(plan)
      }
      if places.here == .planTrip(id: id) { places.land(on: .trip(id: kept)) }
    } catch {
      trouble = error
    }
    isBusy = false
  }

  private subscript(stop: Int) -> StopDraft? { draft.stops.first { $0.id == stop } }

  private subscript(stranger id: Int) -> Stranger? { draft.strangers.first { $0.id == id } }

  /// One that was removed meanwhile stays removed.
  private func change(_ stop: Int, _ change: (inout StopDraft) -> Void) {
    guard let index = draft.stops.firstIndex(where: { $0.id == stop }) else { return }
    change(&draft.stops[index])
  }

  private func change(stranger id: Int, _ change: (inout Stranger) -> Void) {
    guard let index = draft.strangers.firstIndex(where: { $0.id == id }) else { return }
    change(&draft.strangers[index])
  }

  /// What the screen says.
  public var page: PlanTripPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .typing: .typing(PlanTripPage.Typing(draft, isNew: id == nil, people: people, trouble: trouble, words))
    }
  }
}

/// Of what a country is asked for.
public enum CountryOf: Hashable, Sendable, Identifiable {
  case start
  /// Of a stop, by its id.
  case stop(Int)

  /// Itself.
  public var id: Self { self }
}
