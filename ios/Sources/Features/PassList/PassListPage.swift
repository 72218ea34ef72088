import Looks
import WalletBridge
import Wording

/// What the list says.
public struct PassListPage: Equatable, Sendable {
  /// What fills the screen.
  public enum Content: Equatable, Sendable {
    case loading
    /// Why the list cannot be read.
    case failed(Notice)
    /// There is no pass at all.
    case empty
    /// No pass has the words sought.
    case nothingFound(String)
    case passes
  }

  public let content: Content
  public let people: [PersonLook]
  /// How many passes have the words sought; nil while nobody searches.
  public let found: String?
  /// That all of this is invented; nil where it is not.
  public let specimens: Notice?
  /// What has to be known of the wallet as a whole.
  public let notices: [Notice]
  public let isSearchable: Bool
  /// Whether a pass can be added from here. Not among specimens: a real pass would go with them.
  public let isAddable: Bool
  /// Whether a pass can be chosen for widgets, controls and shortcuts.
  public let isQuickOffered: Bool
  /// Id of a pass that was deleted and can be brought back.
  public let removed: String?
  /// Why the last action on the list that failed did.
  public let failure: Notice?

  /// Every card that is not simply valid, for who steps through these alone.
  public var attention: [CardLook] { people.flatMap(\.cards).filter { $0.verdict.tone != .good } }
}

/// One person's passes.
public struct PersonLook: Hashable, Sendable, Identifiable {
  public let id: String
  /// Id of the first card, where who steps through people lands.
  public let first: String
  public let holder: HolderLook
  /// Newest event first.
  public let cards: [CardLook]

  init(_ person: Person, _ words: Words) {
    holder = HolderLook(name: person.name, birthDate: person.birthDate, words)
    cards = person.cards.map { CardLook($0, words) }
    // Two people may share a name and a birthday; no two share a pass.
    first = person.cards.first?.id ?? ""
    id = "person \(first)"
  }
}
