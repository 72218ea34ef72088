import Foundation
import Looks
import WalletBridge
import Wording

/// What the page of a request says, and of its answer.
public enum AnswerRequestPage: Equatable, Sendable {
  case loading
  /// The request was only in memory, and is gone.
  case gone
  /// It is none, or none that can be answered now.
  case refused(Notice)
  /// The wallet did not answer.
  case failed(Notice)
  case deciding(Deciding)
  case answered(Answered)

  /// Who asks for what, and what would be learnt.
  public struct Deciding: Equatable, Sendable {
    /// That all of this is invented; nil with a real wallet.
    public let specimens: Notice?
    /// Why it could not be answered.
    public let problem: Notice?
    /// As they call themselves: not translated.
    public let requester: String
    /// Where, what for, and for how long it is kept.
    public let lines: [String]
    /// Who vouches for whoever asks, or that nobody does.
    public let standing: Notice
    /// That it is kept for longer than the purpose needs, or was answered before.
    public let notices: [Notice]
    public let asks: [AskLook]
    /// That less is shown than is asked; nil where all of it is.
    public let less: Notice?
    /// Whose word it is what the purpose needs, and until when it can be answered.
    public let minimum: String
    public let until: String
    /// Whether anything is chosen.
    public let canAnswer: Bool

    init(_ asked: Asked, _ choices: [Choice], problem: CarnetError?, _ words: Words) {
      specimens = asked.specimens ? .specimens(words) : nil
      self.problem = problem.map { Notice($0, words) }
      requester = asked.requester
      let kept = asked.kept == 0 ? words(.askNotKept) : words(.askKept, words.kept(seconds: asked.kept))
      lines = [
        asked.place.isEmpty ? nil : words(.askAt, asked.place), words(.askFor, words.purpose(asked.purpose)), asked.keptLonger ? nil : kept,
      ].compactMap { $0 }
      standing =
        if let word = asked.standing.word {
          Notice(.bad, title: words(.askStandingTitle), words(word))
        } else {
          Notice(.good, words(.askAccredited, asked.accreditedBy ?? "", asked.publisher ?? ""))
        }
      notices = [
        asked.keptLonger ? Notice(.wait, title: words(.askKeptLonger), kept) : nil,
        asked.answered.map { Notice(.wait, words(.askAnswered, words.clock($0))) },
      ].compactMap { $0 }
      asks = zip(asked.asks, choices).enumerated().map { AskLook($0, $1.0, $1.1, words) }
      less = zip(asked.asks, choices).contains { $0.isLess($1) } ? Notice(.note, words(.askLess)) : nil
      minimum =
        switch asked.minimumBy {
        case nil: words(.askMinimumNobody)
        case ""?: words(.askMinimumBy, words(.appName))
        case let publisher?: words(.askMinimumBy, publisher)
        }
      until = words(.askUntil, words.clock(asked.expires))
      canAnswer = !asked.parts(choices).isEmpty
    }
  }

  /// One pass that is asked for.
  public struct AskLook: Equatable, Sendable, Identifiable {
    /// Its place, from 0.
    public let id: Int
    /// The kinds of pass that answer it.
    public let title: String
    /// That the purpose does without it; nil where it does not.
    public let beyond: Notice?
    /// That no pass answers it; nil where one does.
    public let noPass: String?
    public let candidates: [CandidateLook]
    /// Switches, where the pass can be shown in part.
    public let claims: [ClaimLook]
    /// That the pass is shown whole; nil where it can be shown in part.
    public let whole: Notice?
    /// All that a pass shown whole tells.
    public let reveals: [Labelled]

    init(_ id: Int, _ ask: AskedPass, _ choice: Choice, _ words: Words) {
      self.id = id
      title = ask.kinds.map { words($0.word) }.joined(separator: " \u{b7} ")
      beyond = ask.beyond ? Notice(.wait, words(.askBeyond)) : nil
      noPass = ask.candidates.isEmpty ? words(.askNoPass) : nil
      let passes = ask.candidates.map { CandidateLook($0, isChosen: $0.card.id == choice.passId, words) }
      candidates = passes.isEmpty ? [] : passes + [CandidateLook(words(.askNone), isChosen: choice.passId == nil)]
      let chosen = ask.candidate(choice)
      let isCut = chosen?.selective == true
      claims = isCut ? ask.claims.map { ClaimLook($0, of: chosen, isOn: choice.claims.contains($0.id), words) } : []
      let unasked = Int(chosen?.unasked ?? 0)
      whole = chosen == nil || isCut ? nil : Notice(.wait, title: words(.askWholeTitle), words(.askWholeText, unasked))
      reveals = isCut ? [] : chosen?.reveals.map { Labelled(words.path($0.path), $0.value) } ?? []
    }
  }

  /// A pass that may answer, or that none does.
  public struct CandidateLook: Equatable, Sendable, Identifiable {
    /// Nil: none of these.
    public let passId: String?
    public let title: String
    /// Whose it is, and its verdict; empty for none.
    public let text: String
    public let isChosen: Bool

    public var id: String { passId ?? "" }

    init(_ candidate: Candidate, isChosen: Bool, _ words: Words) {
      passId = candidate.card.id
      title = candidate.card.title.isEmpty ? words(candidate.card.kind.word) : candidate.card.title
      text = [candidate.card.name, words(candidate.verdict.word)].filter { !$0.isEmpty }.joined(separator: " \u{b7} ")
      self.isChosen = isChosen
    }

    init(_ none: String, isChosen: Bool) {
      passId = nil
      title = none
      text = ""
      self.isChosen = isChosen
    }
  }

  /// A claim with the value that would be learnt, and whether it is shown.
  public struct ClaimLook: Equatable, Sendable, Identifiable {
    public let id: String
    public let label: String
    public let value: String
    /// That it is more than the purpose needs; nil where it is not.
    public let beyond: String?
    public let isOn: Bool
    /// Whether the pass says something of it.
    public let isSaid: Bool

    init(_ claim: AskedClaim, of pass: Candidate?, isOn: Bool, _ words: Words) {
      let said = pass?.says.first { $0.id == claim.id }.flatMap { words.claim($0) }
      id = claim.id
      label = words(claim.name.word)
      value = said ?? words(.askNoValue)
      beyond = claim.beyond ? words(.askBeyond) : nil
      self.isOn = isOn
      isSaid = said != nil
    }
  }

  /// The sealed answer: only whoever asked reads it.
  public struct Answered: Equatable, Sendable {
    /// Its code where that stands still; nil where it moves.
    public let one: FrameLook?
    /// Its code where that moves.
    public let moving: MovingShowLook?
    public let label: String
    public let title: String
    /// To whom.
    public let requester: String
    public let text: String
    public let parts: [PartLook]
    /// The answer as a file; nil where it could not be made.
    public let file: URL?
    /// The mark that it counts nowhere; nil for real passes.
    public let specimen: String?

    init(_ answer: SealedAnswer, to asked: Asked, _ parts: [AnswerPart], moving: MovingShowLook?, file: URL?, _ words: Words) {
      one = if case .one(let frame) = answer.code { FrameLook(frame) } else { nil }
      self.moving = moving
      label = words(.sealedLabel)
      title = words(.sealedTitle)
      requester = words(.historyTo, asked.requester)
      text = words(.sealedText)
      self.parts = answer.parts.map { PartLook($0, asked.said($0, parts), words) }
      self.file = file
      specimen = answer.specimens ? words(.specimensMark) : nil
    }
  }

  /// What whoever asked learns of one pass.
  public struct PartLook: Hashable, Sendable, Identifiable {
    public let id: String
    public let title: String
    /// What the answer proves of the phone that made it.
    public let proof: String
    public let rows: [Labelled]
    /// Copies of the pass; nil where it has none.
    public let copies: CopiesLook?

    init(_ part: AnsweredPart, _ said: [AskedValue]?, _ words: Words) {
      id = part.card.id
      title = part.card.title.isEmpty ? words(part.card.kind.word) : part.card.title
      proof = words(part.bound ? .sealedBound : .sealedUnbound)
      rows =
        said?.map { Labelled(words($0.name.word), words.claim($0) ?? "") }
        ?? part.reveals.map { Labelled(words.path($0.path), $0.value) }
      copies = part.copies.map { CopiesLook($0, words) }
    }
  }
}
