import AppState
import Looks
import Observation
import WalletBridge
import Wording

/// Passes that an enrolment waited for, as they come in. Where nobody who is trusted names their issuer, they are held until they can be
/// opened, or the page is left.
@MainActor
@Observable
public final class ReceiveModel {
  private enum State {
    case receiving
    /// They were only in memory.
    case gone
    case failed(CarnetError)
    case done
  }

  private var state = State.receiving
  private var isBusy = false

  private let batch: Int
  private let enrolling: any Enrolling
  private let imports: Imports
  private let received: Received
  private let places: Places
  private let words: Words

  public init(batch: Int, enrolling: any Enrolling, imports: Imports, received: Received, places: Places, words: Words) {
    self.batch = batch
    self.enrolling = enrolling
    self.imports = imports
    self.received = received
    self.places = places
    self.words = words
  }

  /// Opens them, keeps the pass with all its copies and goes to it; again where that failed, as after a signer was added.
  public func load() async {
    if case .done = state { return }
    if isBusy { return }
    guard let sealed = imports.sealed(batch) else {
      state = .gone
      return
    }
    isBusy = true
    state = .receiving
    do throws(CarnetError) {
      let id = try await enrolling.receive(sealed)
      let isHere = isHere
      imports.forget(batch)
      state = .done
      received.put(id)
      if isHere {
        places.home(.detail(id: id))
        offerNext()
      }
    } catch {
      state = .failed(error)
    }
    isBusy = false
  }

  /// To the lists of signers, to add the issuer's.
  public func openTrust() { places.go(to: .trust) }

  /// To the publishers, to add one that names the issuer.
  public func openPublishers() { places.go(to: .publishers) }

  /// Leaves without them.
  public func leave() {
    guard isHere, !isBusy else { return }
    imports.forget(batch)
    state = .done
    places.back()
    offerNext()
  }

  /// The screen went away: they are let go, and what came with them where nothing was decided.
  public func left() {
    if places.path.contains(.receive(batch: batch)) { return }
    imports.forget(batch)
    if case .done = state { return }
    imports.dropWaiting()
  }

  /// What the screen says.
  public var page: ReceivePage {
    switch state {
    case .receiving, .done: .receiving
    case .gone: .gone
    case .failed(let error):
      .failed(Notice(error, words), isUnknown: error == .native(.unknownIssuer), canRetry: error.mayPass)
    }
  }

  private var isHere: Bool { places.here == .receive(batch: batch) }

  /// Something else came with them.
  private func offerNext() { if let next = imports.next() { places.go(to: next) } }
}

/// What the page says that receives passes.
public enum ReceivePage: Equatable, Sendable {
  case receiving
  /// The passes were only in memory, and are gone.
  case gone
  /// Why nothing of them is kept. `isUnknown`: it helps to trust their issuer; `canRetry`: it may help to try again.
  case failed(Notice, isUnknown: Bool, canRetry: Bool)
}

extension CarnetError {
  /// Whether the same passes may be kept another time as they are.
  fileprivate var mayPass: Bool {
    switch self {
    case .native(let why): why == .unknownIssuer
    case .notKept: false
    default: true
    }
  }
}
