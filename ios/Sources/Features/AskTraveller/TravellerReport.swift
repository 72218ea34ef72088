import Looks
import WalletBridge
import Wording

/// What an answer says of what was asked, and of nothing else.
public struct TravellerReport: Equatable, Sendable {
  /// That all of this is invented; nil for real passes.
  public let specimens: Notice?
  /// Why the next request could not be made.
  public let problem: Notice?
  /// What may be acted on; nil where a pass does not hold or is missing, which stands with it.
  public let outcome: Notice?
  /// That something asked for was not answered; nil where all was.
  public let unanswered: Notice?
  public let passes: [PassLook]
  /// Whether it is still to be said if these are the person's.
  public let isAsked: Bool
  /// Whether that was said, and can be taken back.
  public let isAnswered: Bool

  /// One pass of the answer.
  public struct PassLook: Equatable, Sendable, Identifiable {
    /// Its place, from 0.
    public let id: Int
    /// Nil where the pass is valid: nothing is green before somebody says whose it is.
    public let verdict: VerdictLook?
    /// What the answer proves, and that a pass was not asked for.
    public let proof: Notice
    public let claims: [ClaimLook]
    /// That it says more, which is not shown; nil where it does not.
    public let more: String?
    /// What a check mark does not prove; nil for other passes.
    public let mark: Notice?
  }

  /// A claim that was asked for.
  public struct ClaimLook: Equatable, Sendable, Identifiable {
    public let label: String
    /// Nil where it was kept back or is not in the pass.
    public let value: String?
    public let absent: String
    /// Whether it is to be compared with the travel document: readable at arm's length.
    public let isHolder: Bool

    public var id: String { label }
  }

  init(_ report: AnswerReport, isSame: Bool?, problem: CarnetError?, _ words: Words) {
    let holds = report.unanswered.isEmpty && report.passes.allSatisfy { $0.verdict == .valid }
    specimens = report.specimens ? .specimens(words) : nil
    self.problem = problem.map { Notice($0, words) }
    outcome =
      switch (holds, isSame) {
      case (false, _): nil
      case (true, nil): Notice(.note, title: words(.verifyPendingWord), words(.verifyPendingText))
      case (true, false?): Notice(.bad, title: words(.verifyOtherPersonWord), words(.verifyOtherPersonText))
      case (true, true?): Notice(.good, title: words(.verifyAcceptedWord), words(.verifyAcceptedText))
      }
    unanswered = report.unanswered.isEmpty ? nil : Notice(.wait, words(.inquiryUnanswered))
    passes = report.passes.enumerated().map { PassLook($0, $1, words) }
    isAsked = holds && isSame == nil
    isAnswered = holds && isSame != nil
  }
}

extension TravellerReport.PassLook {
  fileprivate init(_ id: Int, _ pass: ReportedPass, _ words: Words) {
    self.id = id
    verdict = pass.verdict == .valid ? nil : VerdictLook(pass.verdict, pass.reason, words)
    guard pass.ask != nil else {
      (proof, claims, more, mark) = (Notice(.wait, words(.inquiryOtherPass)), [], nil, nil)
      return
    }
    proof =
      pass.assurance == .answered ? Notice(.note, words(.inquiryAnswered)) : Notice(.wait, words(.inquiryStatic))
    claims =
      pass.claims.map { TravellerReport.ClaimLook($0, words) }
      + (pass.issuer.map {
        [TravellerReport.ClaimLook(label: words(FieldName.issuer.word), value: $0, absent: "", isHolder: false)]
      } ?? [])
    more = pass.more ? words(.inquiryMore) : nil
    mark = pass.claims.contains { $0.name == .policy } ? Notice(.note, words(.markWhat)) : nil
  }
}

extension TravellerReport.ClaimLook {
  fileprivate init(_ claim: AskedValue, _ words: Words) {
    label = words(claim.name.word)
    value = words.claim(claim)
    absent = words(.inquiryKeptBack)
    isHolder = [.name, .birthDate, .documentNumber].contains(claim.name)
  }
}
