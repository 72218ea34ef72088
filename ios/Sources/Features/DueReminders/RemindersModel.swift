import AppState
import Looks
import Observation
import WalletBridge
import Wording

/// What comes up for trips and passes, soonest first.
@MainActor
@Observable
public final class RemindersModel {
  private enum State {
    case loading
    case failed(CarnetError)
    case read([Due])
  }

  private var state = State.loading
  private let trips: any Trips
  private let passes: any Passes
  private let places: Places
  private let words: Words

  public init(trips: any Trips, passes: any Passes, places: Places, words: Words) {
    self.trips = trips
    self.passes = passes
    self.places = places
    self.words = words
  }

  /// Reads the list, again after a while: what was to come is there.
  public func load() async {
    if case .failed = state { state = .loading }
    do throws(CarnetError) {
      let due = try await trips.tripReminders().map(Due.trip) + passes.passReminders().map(Due.pass)
      // Sorting keeps the order of what comes at the same time.
      state = .read(due.sorted { $0.at < $1.at })
    } catch {
      state = .failed(error)
    }
  }

  /// To the trip or the pass that a row is about.
  public func open(_ row: Int) {
    guard case .read(let due) = state, due.indices.contains(row) else { return }
    switch due[row] {
    case .trip(let reminder): places.go(to: .trip(id: reminder.trip))
    case .pass(let reminder): places.go(to: .detail(id: reminder.card.id))
    }
  }

  /// What the screen says.
  public var page: RemindersPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .read(let due): due.isEmpty ? .empty : .list(due.enumerated().map { RemindersPage.Row(id: $0, look: $1.look(words)) })
    }
  }
}

/// What the list of reminders says.
public enum RemindersPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  /// Nothing comes up.
  case empty
  case list([Row])

  /// One thing that comes up.
  public struct Row: Equatable, Sendable, Identifiable {
    /// Its place in the list.
    public let id: Int
    public let look: ReminderLook
  }
}

private enum Due {
  case trip(TripReminder)
  case pass(PassReminder)

  var at: Int64 {
    switch self {
    case .trip(let reminder): reminder.at
    case .pass(let reminder): reminder.at
    }
  }

  func look(_ words: Words) -> ReminderLook {
    switch self {
    case .trip(let reminder): ReminderLook(reminder, inTrip: false, words)
    case .pass(let reminder): ReminderLook(reminder, words)
    }
  }
}
