import AppState
import Device
import Looks
import Observation
import WalletBridge
import Wording

/// One kept pass: all it says, and its end.
@MainActor
@Observable
public final class PassDetailModel {
  /// Whether it is asked if the pass is to be deleted.
  public var isAsking = false
  /// Whether widgets, controls and shortcuts open this pass.
  public var isQuick: Bool {
    get { preferences.quickPass == id }
    set {
      if newValue {
        preferences.quickPass = id
      } else if isQuick {
        preferences.quickPass = nil
      }
    }
  }
  /// It is being deleted.
  public private(set) var isBusy = false

  private var detail: Detail?
  private var reveals: [Revealed] = []
  private var error: CarnetError?
  private var failure: CarnetError?

  private let id: String
  private let passes: any Passes
  private let showing: any Showing
  private let removals: Removals
  private let received: Received
  private let preferences: Preferences
  private let places: Places
  private let words: Words

  public init(
    id: String, passes: any Passes, showing: any Showing, removals: Removals, received: Received, preferences: Preferences,
    places: Places, words: Words
  ) {
    self.id = id
    self.passes = passes
    self.showing = showing
    self.removals = removals
    self.received = received
    self.preferences = preferences
    self.places = places
    self.words = words
  }

  /// Reads it, again after a while: the verdict may have changed. Reading it is not showing it.
  public func load() async {
    do throws(CarnetError) {
      let detail = try await passes.detail(id: id)
      reveals = try await showing.reveals(id: id)
      self.detail = detail
      error = nil
    } catch {
      detail = nil
      self.error = error
    }
  }

  /// To the pass as a code, after what it reveals.
  public func show() { places.go(to: .show(id: id)) }

  /// Deletes it and goes back to the list, which offers to undo that.
  public func remove() async {
    if isBusy { return }
    isBusy = true
    isAsking = false
    failure = nil
    do throws(CarnetError) {
      try await passes.remove(id: id)
      removals.put(id)
      places.home()
    } catch {
      failure = error
    }
    isBusy = false
  }

  /// The screen went out of sight: that the pass was received is told.
  public func left() {
    if received.pass == id { received.clear() }
  }

  /// What the screen says.
  public var page: PassDetailPage {
    PassDetailPage(
      detail: detail.map { DetailLook($0, words) },
      holder: detail.map { HolderLook(name: $0.card.name, birthDate: $0.card.birthDate, words) },
      reveals: RevealsLook(reveals, words),
      specimens: detail?.specimens == true ? .specimens(words) : nil,
      isQuickOffered: detail?.specimens == false,
      problem: error.map { Notice($0, words) },
      failure: failure.map { Notice($0, words) },
      show: words(detail?.copies == nil ? .detailShow : .liveShow),
      received: received.pass == id ? detail?.copies.map { .received(Int($0.all), words) } : nil)
  }
}

/// What the screen of one pass says.
public struct PassDetailPage: Equatable, Sendable {
  /// Nil until it is known, and where it cannot be read.
  public let detail: DetailLook?
  public let holder: HolderLook?
  public let reveals: RevealsLook
  /// That all of this is invented; nil where it is not.
  public let specimens: Notice?
  /// Whether this pass can be chosen for widgets, controls and shortcuts.
  public let isQuickOffered: Bool
  /// Why it cannot be read.
  public let problem: Notice?
  /// Why deleting it failed.
  public let failure: Notice?
  /// What the button says that shows it.
  public let show: String
  /// That its copies were received just now; nil where they were not.
  public let received: Notice?
}

extension Notice {
  /// Says how many copies of a pass were received.
  fileprivate static func received(_ copies: Int, _ words: Words) -> Notice {
    Notice(.good, title: words(.receivedTitle, copies), words(.receivedText))
  }
}
