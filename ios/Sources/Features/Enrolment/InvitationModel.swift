import AppState
import Looks
import Observation
import WalletBridge
import Wording

/// An issuer's invitation before it is answered. Nothing is kept until then.
@MainActor
@Observable
public final class InvitationModel {
  /// Keys are being made.
  public private(set) var isBusy = false

  private enum State {
    case loading
    /// It was only in memory.
    case gone
    /// It is none, or none for this version.
    case refused(CarnetError)
    /// The wallet did not answer.
    case failed(CarnetError)
    case offered(String, EnrolmentOffer)
  }

  private var state = State.loading
  private var problem: CarnetError?
  /// Whether it was answered, or left for good.
  private var isDone = false

  private let batch: Int
  private let reading: any Reading
  private let enrolling: any Enrolling
  private let imports: Imports
  private let places: Places
  private let words: Words

  public init(batch: Int, reading: any Reading, enrolling: any Enrolling, imports: Imports, places: Places, words: Words) {
    self.batch = batch
    self.reading = reading
    self.enrolling = enrolling
    self.imports = imports
    self.places = places
    self.words = words
  }

  /// Reads the invitation; again where the wallet did not answer, and for whose keys are known meanwhile.
  public func load() async {
    if isBusy { return }
    guard let text = imports.invitation(batch) else {
      state = .gone
      return
    }
    do throws(CarnetError) {
      guard case .invitation(let offer) = try await reading.preview(text: text) else { throw .native(.notAnInvitation) }
      state = .offered(text, offer)
    } catch {
      if case .native = error { state = .refused(error) } else { state = .failed(error) }
    }
  }

  /// Makes the keys, and goes to the answer in place of the invitation.
  public func answer() async {
    guard case .offered(let text, let offer) = state, !offer.over, !isBusy else { return }
    isBusy = true
    problem = nil
    do throws(CarnetError) {
      let pending = try await enrolling.enrol(text)
      let isHere = places.here == .invitation(batch: batch)
      imports.forget(batch)
      isDone = true
      if isHere {
        places.replace(with: .answer(id: pending.id))
        offerNext()
      }
    } catch {
      problem = error
    }
    isBusy = false
  }

  /// Leaves without an answer.
  public func leave() {
    guard places.here == .invitation(batch: batch), !isBusy else { return }
    isDone = true
    places.back()
    offerNext()
  }

  /// The screen went away: the invitation is let go, and what came with it where nothing was decided.
  public func left() {
    if places.path.contains(.invitation(batch: batch)) { return }
    imports.forget(batch)
    if !isDone { imports.dropWaiting() }
  }

  /// Something else came with this one.
  private func offerNext() { if let next = imports.next() { places.go(to: next) } }

  /// What the screen says.
  public var page: InvitationPage {
    switch state {
    case .loading: .loading
    case .gone: .gone
    case .refused(let error): .refused(Notice(error, words))
    case .failed(let error): .failed(Notice(error, words))
    case .offered(_, let offer): .offered(InvitationPage.Offered(offer, problem: problem, words))
    }
  }
}

/// What the page of an invitation says.
public enum InvitationPage: Equatable, Sendable {
  case loading
  /// The invitation was only in memory, and is gone.
  case gone
  /// It is no invitation, or none that this version can answer.
  case refused(Notice)
  /// The wallet did not answer.
  case failed(Notice)
  case offered(Offered)

  /// An invitation that was read.
  public struct Offered: Equatable, Sendable {
    /// As it calls itself: not translated.
    public let issuer: String
    /// What it issues, in how many copies, and until when it can be answered.
    public let rows: [Labelled]
    public let text: String
    /// That it does not prove whose it is.
    public let proof: String
    /// That nobody who is trusted names the issuer's keys; nil where somebody does.
    public let unknown: Notice?
    /// Why it cannot be answered.
    public let problem: Notice?
    /// On the button that answers; nil where the time is over.
    public let answer: String?

    init(_ offer: EnrolmentOffer, problem: CarnetError?, _ words: Words) {
      let isOver = offer.over || problem == .native(.invitationOver)
      issuer = offer.issuer
      rows = [
        Labelled(words(.enrolKind), words(offer.kind.word)),
        Labelled(words(.enrolCopies), words.number(Int(offer.copies))),
        Labelled(words(.enrolUntil), words.instant(offer.expires)),
      ]
      text = words(.enrolText)
      proof = words(.enrolProof)
      unknown = offer.issuerKnown ? nil : Notice(.doubt, title: words(.enrolUnknownTitle), words(.enrolUnknownText))
      self.problem = isOver ? Notice(.native(.invitationOver), words) : problem.map { Notice($0, words) }
      answer = isOver ? nil : words(.enrolAnswer)
    }
  }
}
