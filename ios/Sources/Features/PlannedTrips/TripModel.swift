import AppState
import Looks
import Observation
import WalletBridge
import Wording

/// One trip: what the passes are worth on it, leg by leg, what will be reminded of, and its end.
@MainActor
@Observable
public final class TripModel {
  /// The trip is forgotten for good.
  public let removal: Removal

  private enum State {
    case loading
    case failed(CarnetError)
    case read(Trip, [TripReminder])
  }

  private var state = State.loading

  private let id: String
  private let trips: any Trips
  private let places: Places
  private let words: Words

  public init(id: String, trips: any Trips, places: Places, words: Words) {
    self.id = id
    self.trips = trips
    self.places = places
    self.words = words
    removal = Removal(of: .trip(id: id), places: places)
  }

  /// Has it judged, again after a change and after a while.
  public func load() async {
    do throws(CarnetError) {
      let trip = try await trips.trip(id: id, languages: words.languages)
      state = .read(trip, try await trips.tripReminders().filter { $0.trip == id })
    } catch {
      state = .failed(error)
    }
  }

  /// Why a leg stands as it does.
  public func open(_ leg: Int) { places.go(to: .leg(leg, trip: id)) }

  /// To what was typed.
  public func edit() { places.go(to: .planTrip(id: id)) }

  /// Forgets it for good, and goes back to where the traveller came from.
  public func remove() async {
    await removal.run { [trips, id] () throws(CarnetError) in try await trips.removeTrip(id: id) }
  }

  /// What the screen says.
  public var page: TripPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .read(let trip, let reminders): .one(TripPage.One(trip, reminders, problem: removal.failure.map { Notice($0, words) }, words))
    }
  }
}

/// What the page of one trip says.
public enum TripPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case one(One)

  /// One trip.
  public struct One: Equatable, Sendable {
    /// Not translated.
    public let name: String
    public let colour: ColourLook
    /// What the colour means.
    public let meaning: String
    /// Until when this stands, and until when the trip is kept.
    public let dates: [String]
    /// The departure, then one a stop.
    public let legs: [LegRow]
    /// What will be reminded of, soonest first.
    public let reminders: [ReminderLook]
    public let problem: Notice?
    /// What is asked before it is forgotten.
    public let removal: Labelled

    init(_ trip: Trip, _ reminders: [TripReminder], problem: Notice?, _ words: Words) {
      name = trip.plan.name
      colour = ColourLook(trip.colour, words)
      meaning = words(trip.colour.sentence)
      dates = [
        trip.standsUntil.map { words(.tripStandsUntil, words.instant($0)) },
        trip.forgottenAfter.map { words(.tripForgottenAfter, words.day($0)) } ?? words(.tripKept),
      ].compactMap { $0 }
      legs = trip.legs.enumerated().map { LegRow($1, at: $0, of: trip.plan, words) }
      self.reminders = reminders.map { ReminderLook($0, inTrip: true, words) }
      self.problem = problem
      removal = Labelled(words(.tripForgetTitle, trip.plan.name), words(.tripForgetText))
    }
  }
}
