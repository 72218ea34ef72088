import WalletBridge
import Wording

/// What one publisher asks of a leg, and how it is met.
public struct RulingLook: Hashable, Sendable, Identifiable {
  public let id: Int
  public let colour: ColourLook
  /// Whose word it is; that nobody speaks, where nobody does.
  public let source: String
  /// That its keys are no secret; nil where they are.
  public let development: String?
  /// Of what day it is, and until when it stands.
  public let dates: [String]
  /// That the leg's colour does not rest on it; nil where it does.
  public let notCounted: Labelled?
  public let reasons: [ReasonLook]
  /// What would turn it green.
  public let remedies: [String]
  /// The passes that meet it.
  public let passes: [PassName]

  /// - Parameter local: the words in the time of the leg.
  public init(_ ruling: TripRuling, id: Int, cards: [Card], _ words: Words, local: Words) {
    self.id = id
    colour = ColourLook(ruling.colour, words)
    source = ruling.source.map { $0.name.isEmpty ? words(.legSourceFile) : $0.name } ?? words(.legSourceNobody)
    development = ruling.source?.development == true ? words(.developmentMark) : nil
    dates = [
      ruling.source?.issued.map { words(.legSourceIssued, words.day($0)) },
      ruling.standsUntil.map { words(.legStandsUntil, local.instant($0)) },
    ].compactMap { $0 }
    notCounted = ruling.counts ? nil : Labelled(words(.legNotCounted), words(.legNotCountedText))
    reasons = ruling.reasons.enumerated().map { ReasonLook($1, id: $0, cards: cards, words, local: local) }
    remedies = ruling.remedies.map { local.remedy($0) }
    passes = ruling.passes.compactMap { PassName($0, cards, words) }
  }
}

/// Why, in words, and the rule as it was published.
public struct ReasonLook: Hashable, Sendable, Identifiable {
  public let id: Int
  public let texts: [String]
  /// The pass it speaks of; nil where it speaks of none that is kept.
  public let pass: PassName?
  public let rule: RuleLook?

  init(_ reason: TripReason, id: Int, cards: [Card], _ words: Words, local: Words) {
    self.id = id
    texts = local.why(reason)
    pass = PassName(reason.pass, cards, words)
    rule = reason.rule.map { RuleLook($0, words) }
  }
}

/// A rule with its own words, which are not translated.
public struct RuleLook: Hashable, Sendable {
  public let name: String
  /// As published; nil where it has none.
  public let quote: String?

  init(_ rule: RuleQuote, _ words: Words) {
    name = rule.version.isEmpty ? words(.legRule, rule.id) : words(.legRuleVersion, rule.id, rule.version)
    quote = rule.words.isEmpty ? nil : words(.legQuote, rule.words)
  }
}

/// A pass by its name, which opens it.
public struct PassName: Hashable, Sendable, Identifiable {
  public let id: String
  public let name: String

  init?(_ id: String, _ cards: [Card], _ words: Words) {
    guard let card = cards.first(where: { $0.id == id }) else { return nil }
    self.id = id
    let look = CardLook(card, words)
    name = words.list([look.kind, look.title, words.isoDate(card.eventDate)].filter { !$0.isEmpty })
  }
}
