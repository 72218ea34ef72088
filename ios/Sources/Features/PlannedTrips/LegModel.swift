import AppState
import Looks
import Observation
import WalletBridge
import Wording

/// Why one leg of a trip stands as it does: who says so, in which words, and what would change it.
@MainActor
@Observable
public final class LegModel {
  private enum State {
    case loading
    case failed(CarnetError)
    case read(LegPage.One)
  }

  private var state = State.loading
  private let leg: Int
  private let trip: String
  private let trips: any Trips
  private let passes: any Passes
  private let places: Places
  private let words: Words

  /// - Parameter leg: its place in the trip, from 0: the departure.
  public init(leg: Int, trip: String, trips: any Trips, passes: any Passes, places: Places, words: Words) {
    self.leg = leg
    self.trip = trip
    self.trips = trips
    self.passes = passes
    self.places = places
    self.words = words
  }

  /// Has the trip judged, again after a while.
  public func load() async {
    do throws(CarnetError) {
      let trip = try await trips.trip(id: trip, languages: words.languages)
      // Changed meanwhile: the trip has fewer stops.
      guard trip.legs.indices.contains(leg) else { throw .noSuchTrip }
      let cards = try await passes.overview(search: "").cards
      state = .read(LegPage.One(trip.legs[leg], at: leg, of: trip.plan, cards: cards, words))
    } catch {
      state = .failed(error)
    }
  }

  /// All there is to say of a pass.
  public func open(_ pass: String) { places.go(to: .detail(id: pass)) }

  /// What the screen says.
  public var page: LegPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .read(let one): .one(one)
    }
  }
}

/// What the page of one leg says.
public enum LegPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case one(One)

  /// One leg.
  public struct One: Equatable, Sendable {
    public let leg: LegRow
    public let travellers: [Traveller]

    init(_ leg: TripLeg, at index: Int, of plan: TripPlan, cards: [Card], _ words: Words) {
      self.leg = LegRow(leg, at: index, of: plan, words)
      let local = words.at(leg.zone(in: plan))
      travellers = leg.findings.enumerated().map { place, finding in
        Traveller(
          id: place, name: leg.findings.count > 1 ? finding.traveller : nil, colour: ColourLook(finding.colour, words),
          rulings: finding.rulings.enumerated().map { RulingLook($1, id: $0, cards: cards, words, local: local) })
      }
    }
  }

  /// What it is for one who goes.
  public struct Traveller: Equatable, Sendable, Identifiable {
    public let id: Int
    /// Nil where one goes alone.
    public let name: String?
    public let colour: ColourLook
    public let rulings: [RulingLook]
  }
}
