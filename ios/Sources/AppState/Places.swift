import Observation

/// Where the traveller is and how they came here: the path of the one navigation stack, whose root is the list of passes.
@MainActor
@Observable
public final class Places {
  /// From the list, which is not in it, to where the traveller is.
  public var path: [Destination] = []

  public init() {}

  /// Where the traveller is; nil at the list.
  public var here: Destination? { path.last }

  /// Goes somewhere. From one pass's details to another's replaces them: the list stays one step back.
  public func go(to place: Destination) {
    if here == place { return }
    if case .detail? = here, case .detail = place {
      replace(with: place)
    } else {
      path.append(place)
    }
  }

  /// One step back; nothing at the list.
  public func back() {
    if !path.isEmpty { path.removeLast() }
  }

  /// Goes there in place of where one is.
  public func replace(with place: Destination) {
    if !path.isEmpty { path.removeLast() }
    path.append(place)
  }

  /// Back to a place on the way here; where it is none, there in place of where one is.
  public func land(on place: Destination) {
    if let index = path.lastIndex(of: place) {
      path = Array(path[...index])
    } else {
      replace(with: place)
    }
  }

  /// Back to the list, and from there to a place.
  public func home(_ place: Destination? = nil) {
    path = place.map { [$0] } ?? []
  }

  /// The wallet was locked: places that should not be found again are left, and all behind them.
  public func locked() {
    path = Array(path.prefix { $0.outlivesLock })
  }

  /// The path as texts to keep.
  public var codes: [String] { path.map(\.code) }

  /// Takes a kept path up, as far as it can be told.
  public func restore(_ codes: [String]) {
    path = []
    for code in codes {
      guard let place = Destination(code: code) else { return }
      path.append(place)
    }
  }
}
