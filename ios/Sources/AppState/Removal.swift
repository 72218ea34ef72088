import Observation
import WalletBridge

/// The end of what a page is about: asked first, done once, and then back to where the traveller came from.
@MainActor
@Observable
public final class Removal {
  /// Whether it is asked.
  public var isAsking = false
  /// It is being removed.
  public private(set) var isBusy = false
  /// Why it could not be.
  public private(set) var failure: CarnetError?

  private let page: Destination
  private let places: Places

  /// - Parameter page: what is left once it is done.
  public init(of page: Destination, places: Places) {
    self.page = page
    self.places = places
  }

  /// Has it removed, unless that is under way.
  public func run(_ remove: () async throws(CarnetError) -> Void) async {
    if isBusy { return }
    isBusy = true
    isAsking = false
    failure = nil
    do throws(CarnetError) {
      try await remove()
      if places.here == page { places.back() }
    } catch {
      failure = error
    }
    isBusy = false
  }

  /// What went wrong is over: something else was begun.
  public func clear() { failure = nil }
}
