import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// One publisher: who it is, what it says, its newer words, and its end.
@MainActor
@Observable
public final class PublisherModel {
  /// The publisher is believed no longer.
  public let removal: Removal

  private enum State {
    case loading
    case failed(CarnetError)
    case read(Publisher)
  }

  private var state = State.loading
  private var isReading = false
  private var problem: Notice?

  private let id: String
  private let publishers: any Publishers
  private let phone: Phone
  private let places: Places
  private let words: Words
  private let file: PackFile

  public init(id: String, publishers: any Publishers, phone: Phone, imports: Imports, places: Places, words: Words) {
    self.id = id
    self.publishers = publishers
    self.phone = phone
    self.places = places
    self.words = words
    removal = Removal(of: .publisher(id: id), places: places)
    file = PackFile(files: phone.files, imports: imports, places: places, words: words)
  }

  /// A file is being read, or the publisher removed.
  public var isBusy: Bool { isReading || removal.isBusy }

  /// Reads it, again after an update.
  public func load() async {
    do throws(CarnetError) {
      guard let found = try await publishers.publishers().first(where: { $0.id == id }) else { throw .noSuchPublisher }
      state = .read(found)
    } catch {
      state = .failed(error)
    }
  }

  /// A file was picked, or could not be.
  public func picked(_ picked: Result<URL, any Error>) async {
    if isBusy { return }
    isReading = true
    removal.clear()
    problem = nil
    problem = await file.take(picked)
    isReading = false
  }

  /// To the camera, which receives a moving code as well.
  public func scan() { places.go(to: .scanner) }

  /// To the moving code, for another phone.
  public func show() { places.go(to: .showPack(id: id)) }

  /// Believes it no longer, and goes back to the list.
  public func remove() async {
    if isBusy { return }
    problem = nil
    await removal.run { [publishers, id] () throws(CarnetError) in try await publishers.removePublisher(id: id) }
  }

  /// What the screen says.
  public var page: PublisherPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .read(let publisher):
      .one(PublisherPage.One(publisher, problem: removal.failure.map { Notice($0, words) } ?? problem, phone: phone, words))
    }
  }
}

/// What the page of one publisher says.
public enum PublisherPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case one(One)

  /// One publisher.
  public struct One: Equatable, Sendable {
    public let look: PublisherLook
    /// That its keys are no secret; nil where they are.
    public let development: Notice?
    /// That it is to be renewed, and how; nil where it is in time.
    public let renewal: Notice?
    public let problem: Notice?
    /// The twelve words of its fingerprint by their numbers: English, left to right, whatever the language.
    public let fingerprint: [String]
    public let says: [SaidRow]
    /// By when it is to be renewed, and until when it counts.
    public let dates: [Labelled]
    /// On the button for the camera; nil where there is none.
    public let scan: String?
    /// What is asked before it is removed.
    public let removal: Labelled

    @MainActor
    init(_ publisher: Publisher, problem: Notice?, phone: Phone, _ words: Words) {
      let look = PublisherLook(publisher, at: phone.now(), words)
      self.look = look
      development = look.development.map { _ in Notice(.bad, title: words(.developmentTitle), words(.developmentText)) }
      renewal = look.advice.map { Notice(look.tone, title: look.state, $0) }
      self.problem = problem
      fingerprint = publisher.words.enumerated().map { words(.fingerprintWord, $0.offset + 1, $0.element) }
      says = saidRows(publisher, words)
      dates = [
        Labelled(words(.publisherRefreshBy), words.day(publisher.refreshBy)),
        Labelled(words(.publisherExpires), words.day(publisher.expires)),
      ]
      scan = phone.camera.status == .missing ? nil : words(.publisherUpdateScan)
      removal = Labelled(words(.publisherRemoveTitle, publisher.name), words(.publisherRemoveText))
    }
  }
}
