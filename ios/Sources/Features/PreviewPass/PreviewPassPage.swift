import Looks
import WalletBridge
import Wording

/// What the preview says.
public enum PreviewPassPage: Equatable, Sendable {
  case loading
  /// The texts were only in memory, and are gone.
  case gone
  case failed(Notice)
  /// The code is no pass, and why.
  case nothing(String)
  /// A pass so broken that nothing of it can be told.
  case refused(VerdictLook)
  case one(OnePass)
  case several(SeveralPasses)
  /// All is decided: on the way out.
  case done
}

/// One pass before it is kept.
public struct OnePass: Equatable, Sendable {
  /// Which of several; nil where there is one.
  public let position: String?
  public let holder: String
  /// Nil where the pass does not say.
  public let born: String?
  public let detail: DetailLook
  /// Why it is not kept, that nobody trusted signed it, and how it stands to those kept.
  public let notices: [Notice]
  public let reveals: RevealsLook
  /// Why keeping it failed.
  public let problem: Notice?
  /// What the button to keep it says; nil where it can only be closed.
  public let keep: String?

  init(
    _ detail: Detail, _ relation: Relation, _ reveals: [Revealed], isKeepable: Bool, mayBeKept: Bool, problem: CarnetError?,
    position: String?, _ words: Words
  ) {
    self.position = position
    let look = HolderLook(name: holderName(detail.card, words), birthDate: detail.card.birthDate, words)
    (holder, born) = (look.name, look.born)
    self.detail = DetailLook(detail, words)
    notices = [
      isKeepable ? nil : Notice(.bad, title: words(.previewNotKeptTitle), words(.previewNotKeptText)),
      isKeepable && detail.verdict == .unknownSigner ? Notice(.note, words(.previewUnchecked)) : nil,
      relation.notice(words),
    ].compactMap { $0 }
    self.reveals = RevealsLook(reveals, words)
    self.problem = problem.map { Notice($0, words) }
    keep = mayBeKept ? words(relation == .duplicate ? .previewKeepAgain : .previewKeep) : nil
  }
}

/// Several passes at once.
public struct SeveralPasses: Equatable, Sendable {
  public let lead: String
  public let rows: [FoundRow]
  public let isSpecimen: Bool
  /// Why keeping them failed.
  public let problem: Notice?
  /// That some tell more than usual and want a look first.
  public let lookFirst: Notice?
  /// What the button to keep all plain ones says; nil where there is none to keep.
  public let keepAll: String?
  /// What the button to leave says.
  public let leave: String
}

/// One of several passes.
public struct FoundRow: Equatable, Sendable, Identifiable {
  /// Its place in the list.
  public let id: Int
  public let holder: String
  public let card: CardLook
  /// What became of it, or what is special about it.
  public let note: Notice?

  init?(_ found: FoundPass, id: Int, _ words: Words) {
    guard case .pass(let detail, let relation, _, _, _) = found.scan else { return nil }
    self.id = id
    holder = holderName(detail.card, words)
    card = CardLook(detail.card, words)
    note =
      switch found.mark {
      case .kept: Notice(.good, words(.previewMarkKept))
      case .discarded: Notice(.note, words(.previewMarkDiscarded))
      case .waits where !found.isKeepable: Notice(.bad, words(.previewMarkRefused))
      case .waits where relation == .duplicate: Notice(.note, words(.previewMarkDuplicate))
      case .waits where found.saysMore: Notice(.wait, words(.previewMarkExcess))
      case .waits: nil
      }
  }
}

private func holderName(_ card: Card, _ words: Words) -> String {
  card.name.allSatisfy(\.isWhitespace) ? words(.previewNobody) : card.name
}

extension Relation {
  /// How it stands to those kept; nothing to say of a new one.
  fileprivate func notice(_ words: Words) -> Notice? {
    switch self {
    case .new: nil
    case .duplicate: Notice(.note, title: words(.previewDuplicateTitle), words(.previewDuplicateText))
    case .newer: Notice(.good, title: words(.previewNewerTitle), words(.previewNewerText))
    case .older: Notice(.wait, title: words(.previewOlderTitle), words(.previewOlderText))
    }
  }
}
