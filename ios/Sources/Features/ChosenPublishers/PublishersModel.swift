import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// The publishers the traveller believes, and the ways to one more or to a newer word of one.
@MainActor
@Observable
public final class PublishersModel {
  /// A file is being read.
  public private(set) var isBusy = false

  private enum State {
    case loading
    case failed(CarnetError)
    case read([Publisher], conflicts: Int)
  }

  private var state = State.loading
  private var problem: Notice?

  private let publishers: any Publishers
  private let phone: Phone
  private let places: Places
  private let words: Words
  private let file: PackFile

  public init(publishers: any Publishers, phone: Phone, imports: Imports, places: Places, words: Words) {
    self.publishers = publishers
    self.phone = phone
    self.places = places
    self.words = words
    file = PackFile(files: phone.files, imports: imports, places: places, words: words)
  }

  /// Reads the list, again after a while: what a publisher says grows old.
  public func load() async {
    if case .failed = state { state = .loading }
    do throws(CarnetError) {
      let read = try await publishers.publishers()
      state = .read(read, conflicts: try await publishers.conflicts().count)
    } catch {
      state = .failed(error)
    }
  }

  /// A file was picked, or could not be.
  public func picked(_ picked: Result<URL, any Error>) async {
    if isBusy { return }
    isBusy = true
    problem = nil
    problem = await file.take(picked)
    isBusy = false
  }

  /// To the camera, which receives a moving code as well.
  public func scan() { places.go(to: .scanner) }

  /// All there is to say of one.
  public func open(_ id: String) { places.go(to: .publisher(id: id)) }

  /// Where they say different things.
  public func openConflicts() { places.go(to: .conflicts) }

  /// What the screen says.
  public var page: PublishersPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .read(let read, let conflicts):
      .list(
        PublishersPage.List(
          rows: read.map { PublisherLook($0, at: phone.now(), words) },
          lead: words(read.isEmpty ? .publishersEmptyText : .publishersLead),
          conflicts: conflicts > 0
            ? Labelled(words(.publishersConflicts, conflicts), words(.publishersConflictsText)) : nil,
          problem: problem,
          addFile: words(isBusy ? .publishersReading : .publishersFile),
          addScan: phone.camera.status == .missing ? nil : words(.publishersScan)))
    }
  }
}

/// What the list of publishers says.
public enum PublishersPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case list(List)

  /// Whom the traveller believes.
  public struct List: Equatable, Sendable {
    public let rows: [PublisherLook]
    /// What publishers are for; where there is none, what to do.
    public let lead: String
    /// About how many keys they differ, and what to do; nil where they do not.
    public let conflicts: Labelled?
    public let problem: Notice?
    /// On the button for a file; while it is being read, that.
    public let addFile: String
    /// On the button for the camera; nil where there is none.
    public let addScan: String?

    /// There is nobody, and nothing else to say.
    public var isBare: Bool { rows.isEmpty && problem == nil }
  }
}
