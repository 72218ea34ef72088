import WalletBridge
import Wording

/// A publisher as it stands in a list: whose it is, how old what it says is, and whether that still counts.
public struct PublisherLook: Hashable, Sendable, Identifiable {
  public let id: String
  public let name: String
  /// That its keys are no secret; nil where they are.
  public let development: String?
  /// That it came with the app, or was added.
  public let origin: String
  public let updated: String
  /// Whether what it says still counts, in a word.
  public let state: String
  public let tone: Tone
  /// What to do where it is to be renewed.
  public let advice: String?
  /// All of it in one sentence, for who listens.
  public let spoken: String

  /// - Parameter now: seconds since 1970 UTC.
  public init(_ publisher: Publisher, at now: Int64, _ words: Words) {
    id = publisher.id
    name = publisher.name
    development = publisher.development ? words(.developmentMark) : nil
    origin = words(publisher.bundled ? .publisherBundled : .publisherAdded)
    updated = words.dayAndAge(publisher.updated, at: now)
    switch publisher.freshness {
    case .fresh: (tone, state, advice) = (.good, words(.publisherFresh), nil)
    case .stale: (tone, state, advice) = (.wait, words(.publisherStale), words(.publisherStaleText, words.day(publisher.refreshBy)))
    case .expired: (tone, state, advice) = (.bad, words(.publisherExpired), words(.publisherExpiredText, words.day(publisher.expires)))
    }
    spoken = words(publisher.development ? .publisherSpokenDevelopment : .publisherSpoken, name, origin, updated, state)
  }
}

/// What a publisher says, kind by kind.
public func saidRows(_ publisher: Publisher, _ words: Words) -> [SaidRow] { publisher.contents.map { SaidRow($0, words) } }

/// One kind of what a publisher says.
public struct SaidRow: Hashable, Sendable, Identifiable {
  /// What it speaks of.
  public let kind: String
  /// How much of it there is.
  public let entries: String
  /// Of what day it is.
  public let asOf: String

  public var id: String { kind }

  init(_ content: PublisherContent, _ words: Words) {
    kind = words(content.kind.word)
    entries = words(.publisherEntries, Int(content.entries))
    asOf = words(.publisherAsOf, words.day(content.issued))
  }
}
