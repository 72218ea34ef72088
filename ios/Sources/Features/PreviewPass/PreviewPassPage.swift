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
  /// A pass so broken that nothing of it can be told, or one with genetic data.
  case refused(Refusal)
  /// A code that only points into a database.
  case lookUp(LookUp)
  case one(OnePass)
  /// What a pass says beyond its format's minimum, before it is kept.
  case minimum(Minimum)
  case several(SeveralPasses)
  /// All is decided: on the way out.
  case done
}

/// A pass that is refused without a look at it.
public struct Refusal: Equatable, Sendable {
  public let verdict: VerdictLook
  public let notice: Notice

  init(_ verdict: Verdict, _ reason: Reason, subject: String, _ words: Words) {
    self.verdict = VerdictLook(verdict, reason, subject: subject, words)
    notice =
      reason == .geneticData
      ? Notice(.bad, title: words(.geneticTitle), words(.geneticText))
      : Notice(.note, title: words(.previewNotKeptTitle), words(.previewNotKeptText))
  }
}

/// A code that says nothing itself.
public struct LookUp: Equatable, Sendable {
  public let title: String
  public let verdict: VerdictLook
  /// Who would have been asked; nil where the code does not say.
  public let host: Labelled?
  /// That nothing was opened.
  public let text: String
  /// Why it cannot be judged.
  public let why: Notice
  /// What to do.
  public let instead: String

  init(_ verdict: Verdict, _ reason: Reason, host: String, _ words: Words) {
    title = words(.lookUpTitle)
    self.verdict = VerdictLook(verdict, reason, subject: host, words)
    self.host = host.isEmpty ? nil : Labelled(words(.lookUpHost), host)
    text = host.isEmpty ? words(.lookUpText) : words(.lookUpTextHost, host)
    why = Notice(.note, title: words(.lookUpWhyTitle), words(.lookUpWhy))
    instead = words(.lookUpInstead)
  }
}

/// What a pass says beyond the minimum of its format.
public struct Minimum: Equatable, Sendable {
  public let title: String
  public let text: String
  /// Whose pass it is, and what pass.
  public let card: CardLook
  public let excess: ExcessLook
  /// That nothing leaves the phone, and what else can be done.
  public let stays: String
  public let advice: String
  /// Why keeping it failed.
  public let problem: Notice?
  public let keep: String
  public let discard: String

  init(_ card: Card, _ excess: ExcessLook, problem: CarnetError?, _ words: Words) {
    title = words(.minimumTitle)
    text = words(.minimumText)
    self.card = CardLook(card, words)
    self.excess = excess
    stays = words(.minimumStays)
    advice = words(.minimumAdvice)
    self.problem = problem.map { Notice($0, words) }
    keep = words(.minimumKeep)
    discard = words(.minimumDiscard)
  }
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
  /// What the button to keep it beside the older copy says; nil where it replaces none.
  public let keepBoth: String?

  init(
    _ detail: Detail, _ relation: Relation, _ reveals: [Revealed], _ found: FoundPass, problem: CarnetError?, position: String?,
    _ words: Words
  ) {
    self.position = position
    let look = HolderLook(name: holderName(detail.card, words), birthDate: detail.card.birthDate, words)
    (holder, born) = (look.name, look.born)
    self.detail = DetailLook(detail, words)
    notices = [
      found.isKeepable ? nil : Self.notKept(detail.card, words),
      found.isKeepable && detail.verdict == .unknownSigner ? Notice(.note, words(.previewUnchecked)) : nil,
      relation.notice(words),
    ].compactMap { $0 }
    self.reveals = RevealsLook(reveals, words)
    self.problem = problem.map { Notice($0, words) }
    let replaces = found.mayBeKept && found.replaceable != nil
    keep = found.mayBeKept ? words(replaces ? .previewReplace : relation == .duplicate ? .previewKeepAgain : .previewKeep) : nil
    keepBoth = replaces ? words(.previewKeepBoth) : nil
  }

  /// What somebody's phone showed live is for one check.
  private static func notKept(_ card: Card, _ words: Words) -> Notice {
    card.format == .native
      ? Notice(.note, title: words.title(.native(.neverKept)), words.text(.native(.neverKept)))
      : Notice(.bad, title: words(.previewNotKeptTitle), words(.previewNotKeptText))
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
      case .waits where relation == .newer: Notice(.note, words(.previewNewerTitle))
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
