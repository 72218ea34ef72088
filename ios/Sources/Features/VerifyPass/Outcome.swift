import Looks
import WalletBridge
import Wording

/// What the inspector may act on.
enum Outcome: Equatable {
  /// The pass itself does not hold: no question is asked.
  case refused
  /// The pass holds and nobody has said yet whose it is: not accepted.
  case unanswered
  /// It is somebody else's.
  case anotherPerson
  case accepted

  /// Accepted only where the pass is valid, the inspector said yes, and no compared zone contradicts it.
  init(_ verdict: Verdict, answer: Bool?, _ comparison: ZoneComparison?) {
    if verdict != .valid {
      self = .refused
    } else if answer == false || comparison.map(\.differs) == true {
      self = .anotherPerson
    } else {
      self = answer == true ? .accepted : .unanswered
    }
  }
}

/// What the inspector may act on, as it is shown: large, by shape, word and colour.
public struct OutcomeLook: Equatable, Sendable {
  public let tone: Tone
  public let word: String
  public let text: String
  /// Half of the answer: a valid pass stays uncoloured until somebody says whose it is.
  public let isPending: Bool

  init(_ outcome: Outcome, _ verification: Verification, _ words: Words) {
    isPending = outcome == .unanswered
    switch outcome {
    case .refused:
      let verdict = VerdictLook(verification.verdict, verification.reason, words)
      (tone, word, text) = (verdict.tone, verdict.word, verdict.why)
    case .unanswered: (tone, word, text) = (.note, words(.verifyPendingWord), words(.verifyPendingText))
    case .anotherPerson: (tone, word, text) = (.bad, words(.verifyOtherPersonWord), words(.verifyOtherPersonText))
    case .accepted: (tone, word, text) = (.good, words(.verifyAcceptedWord), words(.verifyAcceptedText))
    }
  }
}

extension ZoneComparison {
  var differs: Bool {
    if case .differs = self { true } else { false }
  }

  /// What the comparison says, one notice for each thing that differs.
  func notices(_ words: Words) -> [Notice] {
    switch self {
    case .match: [Notice(.good, title: words(.verifyZoneMatchTitle), words(.verifyZoneMatchText))]
    case .unreadable: [Notice(.wait, title: words(.verifyZoneUnreadableTitle), words(.verifyZoneUnreadableText))]
    case .differs(let clashes):
      clashes.enumerated().map { index, clash in
        Notice(.bad, title: index == 0 ? words(.verifyZoneDiffersTitle) : nil, words(clash.word))
      }
    }
  }
}
