import Looks
import Observation
import WalletBridge
import Wording

/// Keys of which publishers say different things, and who says what.
@MainActor
@Observable
public final class ConflictsModel {
  private enum State {
    case loading
    case failed(CarnetError)
    case read([Conflict])
  }

  private var state = State.loading
  private let publishers: any Publishers
  private let words: Words

  public init(publishers: any Publishers, words: Words) {
    self.publishers = publishers
    self.words = words
  }

  /// Reads them.
  public func load() async {
    do throws(CarnetError) {
      state = .read(try await publishers.conflicts())
    } catch {
      state = .failed(error)
    }
  }

  /// What the screen says.
  public var page: ConflictsPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .read(let conflicts): .list(conflicts.enumerated().map { ConflictLook($1, id: $0, words) })
    }
  }
}

/// What the page of the conflicts says.
public enum ConflictsPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case list([ConflictLook])
}

/// A key of which publishers say different things.
public struct ConflictLook: Equatable, Sendable, Identifiable {
  /// Its place in the list.
  public let id: Int
  /// Whose key it is.
  public let signer: String
  /// By publisher, what it says.
  public let opinions: [Labelled]

  init(_ conflict: Conflict, id: Int, _ words: Words) {
    self.id = id
    signer = conflict.country.isEmpty ? conflict.signer : words(.conflictSigner, conflict.signer, words.country(conflict.country))
    opinions = conflict.opinions.map { Labelled($0.publisher, words.opinion($0)) }
  }
}
