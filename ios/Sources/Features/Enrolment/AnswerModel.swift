import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// What the issuer of an invitation is given, as a moving code and as a file; the way to the passes; and the end of the enrolment.
@MainActor
@Observable
public final class AnswerModel {
  /// The moving code, where the answer fits into one.
  public let show: MovingShow
  /// The enrolment and its keys are let go.
  public let removal: Removal

  private enum State {
    case loading
    case failed(CarnetError)
    case waiting(PendingEnrolment)
  }

  private var state = State.loading
  private var file: URL?

  private let id: String
  private let enrolling: any Enrolling
  private let places: Places
  private let phone: Phone
  private let words: Words

  public init(id: String, enrolling: any Enrolling, places: Places, phone: Phone, words: Words) {
    self.id = id
    self.enrolling = enrolling
    self.places = places
    self.phone = phone
    self.words = words
    show = MovingShow(phone)
    removal = Removal(of: .answer(id: id), places: places)
  }

  /// Reads the enrolment, again after a while: the time to answer may be over. A code on the screen stays there.
  public func load() async {
    do throws(CarnetError) {
      guard let pending = try await enrolling.enrolments().first(where: { $0.id == id }) else { throw .native(.notWaitedFor) }
      if show.frame == nil { try await begin() }
      state = .waiting(pending)
      if file == nil && !Task.isCancelled {
        file = try? phone.files.offer(Data(pending.answer.utf8), name: "carnet-answer", extension: "txt")
      }
    } catch {
      state = .failed(error)
    }
  }

  /// To the ways by which the passes come in.
  public func receive() { places.go(to: .add) }

  /// Deletes its keys, and goes back to where the traveller came from.
  public func forget() async {
    await removal.run { [enrolling, id] () throws(CarnetError) in try await enrolling.forgetEnrolment(id: id) }
  }

  /// The screen went out of sight: the file that was offered is taken back.
  public func left() {
    if let file { phone.files.discard(file) }
    file = nil
  }

  /// What the screen says.
  public var page: AnswerPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .waiting(let pending):
      .waiting(
        AnswerPage.Waiting(
          issuer: pending.offer.issuer,
          text: words(.answerText),
          until: words(pending.offer.over ? .answerOver : .answerUntil, words.instant(pending.offer.expires)),
          code: show.frame.map {
            MovingShowLook(
              $0, of: show.needed, seconds: show.seconds, isPaused: show.isPaused, label: words(.answerLabel, pending.offer.issuer), words)
          },
          file: file,
          problem: removal.failure.map { Notice($0, words) }))
    }
  }

  /// One that is too long for a code goes by file alone.
  private func begin() async throws(CarnetError) {
    do throws(CarnetError) {
      await show.begin(try await enrolling.answerCode(id: id))
    } catch .tooLongToShow {
      return
    }
  }
}

/// What the page of an answer says.
public enum AnswerPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case waiting(Waiting)

  /// An enrolment that waits for its passes.
  public struct Waiting: Equatable, Sendable {
    /// As it calls itself: not translated.
    public let issuer: String
    /// What to do with the code.
    public let text: String
    /// Until when it has to be answered, or that this is over.
    public let until: String
    /// Nil where the answer does not fit into a moving code.
    public let code: MovingShowLook?
    /// The answer as a file for the issuer; nil where it could not be made.
    public let file: URL?
    /// Why it could not be let go of.
    public let problem: Notice?
  }
}
