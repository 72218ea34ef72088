import Looks
import WalletBridge
import Wording

/// What the traveller may say of whose passes are whose.
enum Grouping {
  case merge(Person, Person)
  /// The id of a pass, and whose it is counted to.
  case split(String, of: Person)
  case automatic(Person)

  func act(_ passes: any Passes) async throws(CarnetError) {
    switch self {
    case .merge(let one, let other): try await passes.mergePeople(one.id, other.id)
    case .split(let card, _): try await passes.splitPass(id: card)
    case .automatic(let one): try await passes.groupAutomatically(id: one.id)
    }
  }

  /// What is said when it is done.
  var done: Word {
    switch self {
    case .merge: .peopleMerged
    case .split: .peopleSplitDone
    case .automatic: .peopleAutomaticDone
    }
  }
}

/// What is asked before passes are grouped otherwise.
public struct GroupingLook: Equatable, Sendable {
  public let title: String
  public let text: String
  public let confirm: String

  init(_ grouping: Grouping, _ words: Words) {
    switch grouping {
    case .merge(let one, let other):
      (title, text) = (words(.peopleMergeTitle), words(.peopleMergeText, one.name, other.name))
      confirm = words(.peopleMergeConfirm)
    case .split(_, let one):
      (title, text) = (words(.peopleSplitTitle), words(.peopleSplitText, one.name))
      confirm = words(.peopleSplitConfirm)
    case .automatic(let one):
      (title, text) = (words(.peopleAutomaticTitle), words(.peopleAutomaticText, one.name))
      confirm = words(.peopleAutomaticConfirm)
    }
  }
}

/// Who may be the same person as one of the list.
public struct PersonChoice: Equatable, Sendable {
  /// Somebody else of the list.
  public struct Other: Equatable, Sendable, Identifiable {
    public let id: String
    public let holder: HolderLook
    /// How many passes.
    public let count: String
  }

  public let title: String
  public let others: [Other]

  init(_ one: Person, of people: [Person], _ words: Words) {
    title = words(.peopleMergeChoose, one.name)
    others = people.filter { $0.id != one.id }.map { other in
      Other(
        id: other.id, holder: HolderLook(name: other.name, birthDate: other.birthDate, words),
        count: words(.passesFound, other.cards.count))
    }
  }
}
