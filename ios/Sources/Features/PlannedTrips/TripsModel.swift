import AppState
import Looks
import Observation
import WalletBridge
import Wording

/// The traveller's trips, in the order of their start.
@MainActor
@Observable
public final class TripsModel {
  private enum State {
    case loading
    case failed(CarnetError)
    case read([TripCard])
  }

  private var state = State.loading
  private let trips: any Trips
  private let places: Places
  private let words: Words

  public init(trips: any Trips, places: Places, words: Words) {
    self.trips = trips
    self.places = places
    self.words = words
  }

  /// Reads the list, again after a while: passes expire, and rules grow old.
  public func load() async {
    if case .failed = state { state = .loading }
    do throws(CarnetError) {
      state = .read(try await trips.trips())
    } catch {
      state = .failed(error)
    }
  }

  /// All there is to say of one.
  public func open(_ id: String) { places.go(to: .trip(id: id)) }

  /// To a trip that is still to be typed.
  public func add() { places.go(to: .planTrip(id: nil)) }

  /// What the screen says.
  public var page: TripsPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .read(let cards): cards.isEmpty ? .empty : .list(cards.map { TripRow($0, words) })
    }
  }
}

/// What the list of trips says.
public enum TripsPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  /// There is none yet.
  case empty
  case list([TripRow])
}
