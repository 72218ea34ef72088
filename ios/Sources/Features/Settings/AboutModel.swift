import Device
import Looks
import Observation
import Wording

/// Version and sizes, as the system tells them.
@MainActor
@Observable
public final class AboutModel {
  private var facts: Facts?

  private let source: any AppFacts
  private let words: Words

  public init(facts source: any AppFacts, words: Words) {
    self.source = source
    self.words = words
  }

  /// Asks the system.
  public func load() async { facts = await source.read() }

  /// What the screen says; nil until it is read.
  public var page: AboutPage? {
    facts.map { facts in
      AboutPage(rows: [
        Labelled(words(.aboutVersion), facts.version),
        Labelled(words(.aboutAppSize), words.bytes(facts.appBytes)),
        Labelled(words(.aboutWalletSize), words.bytes(facts.walletBytes)),
      ])
    }
  }
}

/// What the app says of itself.
public struct AboutPage: Equatable, Sendable {
  public let rows: [Labelled]
}
