import Looks
import WalletBridge
import Wording

/// What the inspector's screen says.
public enum VerifyPassPage: Equatable, Sendable {
  /// The camera looks; a notice says why the last try gave nothing to check.
  case waiting(Notice?)
  case checking
  case failed(Notice)
  case result(VerifiedPass)
}

/// A pass that was checked.
public struct VerifiedPass: Equatable, Sendable {
  /// A value to compare with the travel document, or that the pass lacks it.
  public struct Claim: Equatable, Sendable, Identifiable {
    public let label: String
    /// Nil where the pass does not say.
    public let value: String?
    /// What stands in its place.
    public let absent: String
    /// A name as the document's own lines write it: always left to right.
    public let asInDocument: Labelled?

    public var id: String { label }
  }

  public let outcome: OutcomeLook
  /// Whether it is the same person is still to be said.
  public let isAsked: Bool
  /// Whether it was said, and can be taken back.
  public let isAnswered: Bool
  public let isSpecimen: Bool
  /// That the verdict rests on a publisher whose keys are no secret; nil where it does not.
  public let development: Notice?
  /// What the showing itself proves, and whether this very code was seen before; empty for a code that stays the same.
  public let live: [Notice]
  /// Everything that the holder chose to show; empty for passes that show all they say.
  public let disclosed: [Labelled]
  /// What to compare; empty where the pass does not hold.
  public let identity: [Claim]
  /// What comparing the zone came to.
  public let compared: [Notice]
  /// What it certifies.
  public let summary: [Labelled]
  public let signer: [Labelled]
  /// When it was checked.
  public let checked: String

  init(_ verification: Verification, answer: Bool?, _ comparison: ZoneComparison?, _ words: Words) {
    let outcome = Outcome(verification.verdict, answer: answer, comparison)
    self.outcome = OutcomeLook(outcome, verification, words)
    isAsked = outcome == .unanswered
    isAnswered = outcome != .refused && answer != nil
    isSpecimen = verification.specimens
    development = .development(verification.signer, words)
    let isCompared = verification.verdict == .valid && verification.kind != nil
    identity = isCompared ? Self.identity(verification, words) : []
    live = Self.live(verification, words)
    disclosed = verification.disclosed.map { Labelled($0, words) }
    compared = comparison?.notices(words) ?? []
    summary = Self.summary(verification, words)
    signer =
      verification.kind == nil
      ? [] : signerRows(verification.signer, issued: verification.issued, expires: verification.expires, words)
    checked = words(.verifyAt, words.clock(verification.at))
  }

  private static func identity(_ verification: Verification, _ words: Words) -> [Claim] {
    [
      Claim(
        label: words(.verifyName), value: said(verification.name),
        absent: words(verification.disclosed.isEmpty ? .previewNobody : .verifyNoName),
        asInDocument: verification.nameMrz.map { Labelled(words(.verifyNameMrz), $0) }),
      Claim(
        label: words(.verifyBirthDate), value: said(verification.birthDate).map { words.isoDate($0) },
        absent: words(.verifyNoBirthDate), asInDocument: nil),
      Claim(
        label: words(.verifyDocument), value: said(verification.documentNumber), absent: words(.verifyNoDocument),
        asInDocument: nil),
    ]
  }

  private static func live(_ verification: Verification, _ words: Words) -> [Notice] {
    guard verification.assurance == .live, let age = verification.age else { return [] }
    let signed = age < 0 ? words(.verifyLiveAhead) : words(.verifyLiveAge, Int(age))
    let live = Notice(.good, title: signed, words(verification.kind == .mark ? .markWhat : .verifyLiveRelay))
    guard let seen = verification.seenBefore else { return [live] }
    return [Notice(.wait, title: words(.verifySeenTitle), words(.verifySeenText, Int(max(0, seen)))), live]
  }

  private static func said(_ value: String?) -> String? {
    value.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  private static func summary(_ verification: Verification, _ words: Words) -> [Labelled] {
    guard let kind = verification.kind else { return [] }
    let rows = [
      Labelled(words(.verifyKind), words(kind.word)),
      Labelled(words(.verifyAbout), verification.title),
      Labelled(words(.verifyDetail), verification.detail),
      Labelled(words(.verifyEventDate), words.isoDate(verification.eventDate)),
      // Where it holds, the name stands above, large.
      Labelled(words(.fieldName), verification.verdict == .valid ? "" : verification.name),
    ]
    return rows.filter { !$0.value.isEmpty }
  }
}
