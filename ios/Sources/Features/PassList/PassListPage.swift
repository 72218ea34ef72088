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
  /// Who may be the same person; nil where it is not asked.
  public let choice: PersonChoice?
  /// What is asked of the grouping; nil where nothing is.
  public let grouping: GroupingLook?
  /// How many passes have the words sought; nil while nobody searches.
  public let found: String?
  /// That all of this is invented; nil where it is not.
  public let specimens: Notice?
  /// What has to be known of the wallet as a whole.
  public let notices: [Notice]
  /// The trip that is on, or the next to come; nil where there is none, or while passes are sought.
  public let trip: NextTrip?
  /// The enrolments that wait for their passes; nil where none does, or while passes are sought.
  public let waiting: WaitingLook?
  public let isSearchable: Bool
  /// Whether a pass can be added from here. Not among specimens: a real pass would go with them.
  public let isAddable: Bool
  /// Whether a pass can be chosen for widgets, controls and shortcuts.
  public let isQuickOffered: Bool
  /// Id of a pass that was deleted and can be brought back.
  public let removed: String?
  /// That it was deleted, or that a newer copy took its place.
  public let removal: String
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
  /// That the traveller put these passes together; nil where what they say did.
  public let byHand: String?
  /// What the button with all that can be done is for.
  public let menu: String
  /// Whether there is somebody to merge with.
  public let isMergeable: Bool
  /// Whether a pass can stand apart.
  public let isSplittable: Bool
  /// Newest event first.
  public let cards: [CardLook]

  /// - Parameter isWhole: all of their passes are here; among those found by a search nothing is grouped.
  init(_ person: Person, isOne: Bool, isWhole: Bool, _ words: Words) {
    id = person.id
    holder = HolderLook(name: person.name, birthDate: person.birthDate, words)
    byHand = person.byHand ? words(.peopleByHand) : nil
    menu = words(.peopleMenu, holder.name)
    isMergeable = isWhole && !isOne
    isSplittable = isWhole && person.cards.count > 1
    cards = person.cards.map { CardLook($0, words) }
    first = person.cards.first?.id ?? ""
  }

  /// Whether anything can be done about the grouping of all of them.
  public var isGroupable: Bool { isMergeable || byHand != nil }
}

/// Enrolments that wait for their passes.
public struct WaitingLook: Hashable, Sendable {
  /// One of them.
  public struct Row: Hashable, Sendable, Identifiable {
    public let id: String
    /// As it calls itself: not translated.
    public let issuer: String
    /// What it issues.
    public let kind: String
  }

  public let title: String
  public let rows: [Row]

  init(_ enrolments: [PendingEnrolment], _ words: Words) {
    title = words(.waitingTitle)
    rows = enrolments.map { Row(id: $0.id, issuer: $0.offer.issuer, kind: words($0.offer.kind.word)) }
  }
}
