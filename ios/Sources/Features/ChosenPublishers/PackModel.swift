import AppState
import Device
import Looks
import Observation
import WalletBridge
import Wording

/// A pack before it is taken: of a new publisher two words are asked for that have to come from elsewhere; of a known one it is shown what
/// changes.
@MainActor
@Observable
public final class PackModel {
  /// The words as typed, in the order they are asked for; typing takes the last message away.
  public var typed: [String] = [] { didSet { if typed != oldValue && error == .wrongWords { error = nil } } }
  /// The pack is being taken.
  public private(set) var isBusy = false

  private enum State {
    case loading
    /// It was only in memory.
    case gone
    case refused(CarnetError)
    case offered(PackOffer, known: Publisher?)
  }

  private var state = State.loading
  private var error: CarnetError?
  /// Whether it was taken or refused.
  private var isDone = false

  private let batch: Int
  private let publishers: any Publishers
  private let imports: Imports
  private let places: Places
  private let phone: Phone
  private let words: Words

  public init(batch: Int, publishers: any Publishers, imports: Imports, places: Places, phone: Phone, words: Words) {
    self.batch = batch
    self.publishers = publishers
    self.imports = imports
    self.places = places
    self.phone = phone
    self.words = words
  }

  /// Reads the pack, again where that failed. Nothing is kept.
  public func load() async {
    if case .offered = state { return }
    guard let pack = imports.pack(batch) else {
      state = .gone
      return
    }
    state = .loading
    do throws(CarnetError) {
      let offer = try await publishers.offerPack(pack)
      let known = try await publishers.publishers().first { $0.id == offer.publisher.id }
      typed = offer.asked.map { _ in "" }
      state = .offered(offer, known: known)
    } catch {
      state = .refused(error)
    }
  }

  /// Whether all words are there, and nothing is under way.
  public var canTake: Bool {
    guard case .offered(let offer, _) = state else { return false }
    return !isBusy && typed.count == offer.asked.count && typed.allSatisfy { !$0.allSatisfy(\.isWhitespace) }
  }

  /// Takes the pack, and goes to its publisher. Wrong words keep the page.
  public func take() async {
    guard canTake, case .offered(let offer, _) = state else { return }
    isBusy = true
    error = nil
    do throws(CarnetError) {
      let publisher = try await publishers.takePack(offer, words: typed)
      let isHere = places.here == .pack(batch: batch)
      imports.forget(batch)
      isDone = true
      if isHere {
        places.land(on: .publisher(id: publisher.id))
        offerNext()
      }
    } catch {
      self.error = error
    }
    isBusy = false
  }

  /// Leaves without it.
  public func leave() {
    guard places.here == .pack(batch: batch) else { return }
    isDone = true
    places.back()
    offerNext()
  }

  /// The screen went away: the pack is let go, and those that came with it where nothing was decided.
  public func left() {
    if places.here == .pack(batch: batch) { return }
    imports.forget(batch)
    if !isDone { imports.dropWaiting() }
  }

  /// Something else came with this one.
  private func offerNext() { if let next = imports.next() { places.go(to: next) } }

  /// What the screen says.
  public var page: PackPage {
    switch state {
    case .loading: .loading
    case .gone: .gone
    case .refused(let error): .refused(Notice(error, words))
    case .offered(let offer, let known):
      .offered(PackPage.Offered(offer, known: known, error: error, at: phone.now(), words))
    }
  }
}
