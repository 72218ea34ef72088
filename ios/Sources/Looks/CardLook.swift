import WalletBridge
import Wording

/// A label and what stands under it.
public struct Labelled: Hashable, Sendable {
  public let label: String
  public let value: String

  /// A label, and its value.
  public init(_ label: String, _ value: String) {
    self.label = label
    self.value = value
  }
}

/// A verdict as it is shown: shape and colour by tone, word, and why.
public struct VerdictLook: Hashable, Sendable {
  public let tone: Tone
  public let word: String
  /// What it means and what to do, in a sentence.
  public let why: String

  /// A verdict, and why where there is more to say than the verdict itself.
  ///
  /// - Parameter subject: what the reason speaks of: a host, or a field of the pass.
  public init(_ verdict: Verdict, _ reason: Reason?, subject: String = "", _ words: Words) {
    tone = verdict.tone
    word = words(verdict.word)
    why = reason.map { words.why($0, subject) } ?? words(verdict.sentence)
  }
}

/// The colours of a card's head, by the kind of pass.
public enum Stripe: CaseIterable, Sendable {
  case vaccination, test, recovery, venue, other, clearance, mark

  /// The colours of a kind.
  public init(_ kind: PassKind) {
    self =
      switch kind {
      case .vaccination: .vaccination
      case .test: .test
      case .recovery: .recovery
      case .venue: .venue
      case .other: .other
      case .clearance: .clearance
      case .mark: .mark
      }
  }

  /// A symbol of the system.
  public var symbol: String {
    switch self {
    case .vaccination: "syringe"
    case .test: "testtube.2"
    case .recovery: "heart.text.square"
    case .venue: "building.2"
    case .other: "doc.text"
    case .clearance: "airplane.departure"
    case .mark: "checkmark.seal"
    }
  }
}

/// A pass as a document in the list.
public struct CardLook: Hashable, Sendable, Identifiable {
  public let id: String
  public let stripe: Stripe
  public let kind: String
  /// The format's own name, not translated.
  public let format: String
  public let title: String
  /// Dose or result, date, country: what there is of them.
  public let lines: [Labelled]
  public let verdict: VerdictLook
  /// Until when the pass counts, from when, or since when no longer; nil where no day matters.
  public let validity: String?
  public let holder: String
  /// The card in one breath, for who listens.
  public let spoken: String

  public init(_ card: Card, _ words: Words) {
    id = card.id
    stripe = Stripe(card.kind)
    kind = words(card.kind.word)
    format = card.formatName
    title = card.title.isEmpty ? kind : card.title
    lines = Self.lines(card, words)
    verdict = VerdictLook(card.verdict, nil, words)
    validity = Self.validity(card, words)
    holder = card.name
    spoken = ([kind, title] + lines.map { "\($0.label) \($0.value)" } + [verdict.word, validity].compactMap { $0 }).joined(separator: ", ")
  }

  private static func lines(_ card: Card, _ words: Words) -> [Labelled] {
    let (detail, date): (Word, Word) =
      switch card.kind {
      case .vaccination: (.cardDose, .cardVaccinated)
      case .test: (.cardResult, .cardSampled)
      case .recovery: (.cardDetail, .cardFirstPositive)
      case .venue, .other, .clearance, .mark: (.cardDetail, .cardDate)
      }
    let all = [
      Labelled(words(detail), card.detail),
      Labelled(words(date), words.isoDate(card.eventDate)),
      Labelled(words(.fieldCountry), words.country(card.country)),
    ]
    return all.filter { !$0.value.isEmpty }
  }

  private static func validity(_ card: Card, _ words: Words) -> String? {
    switch card.verdict {
    case .valid: card.until.map { words(.cardUntil, words.day($0)) }
    case .notYetValid: card.from.map { words(.cardFrom, words.day($0)) }
    case .expired: card.until.map { words(.cardSince, words.day($0)) }
    default: nil
    }
  }
}
