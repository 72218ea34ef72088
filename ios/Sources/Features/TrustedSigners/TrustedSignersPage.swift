import Looks
import WalletBridge
import Wording

/// What the screen of the trusted signers says.
public enum TrustedSignersPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case list(List)

  /// Whose signatures count.
  public struct List: Equatable, Sendable {
    public let sources: [Source]
    /// What the last file brought, until it is read.
    public let added: Added?
    public let problem: Notice?
    /// A source that may go, while it is asked.
    public let removal: Removal?
    /// What the list is for.
    public let lead: String
    /// On the button; while a file is being read, that.
    public let add: String

    /// Nobody is trusted yet, and there is nothing else to say.
    public var isBare: Bool { sources.isEmpty && added == nil && problem == nil }
  }

  /// A source of trust.
  public struct Source: Hashable, Sendable, Identifiable {
    public let name: String
    /// How many keys come from it.
    public let keys: String
    /// On the button that removes it.
    public let remove: String

    public var id: String { name }

    init(_ source: TrustSource, _ words: Words) {
      name = source.name
      keys = words(.trustKeys, Int(source.keys))
      remove = words(.trustRemove, source.name)
    }
  }

  /// The question whether a source shall go.
  public struct Removal: Hashable, Sendable {
    let name: String
    /// What it means.
    public let text: String
  }

  /// What the last file brought, line by line.
  public struct Added: Hashable, Sendable {
    public let tone: Tone
    public let title: String
    public let lines: [String]

    init(_ name: String, _ trust: AddedTrust, _ words: Words) {
      tone = trust.waits || trust.skipped > 0 ? .wait : .good
      title = words(trust.waits ? .trustWaitsTitle : .trustAddedTitle, name)
      let counts: [(Plural, UInt32)] = [
        (.trustAddedPublishers, trust.publishers), (.trustAddedKnown, trust.known), (.trustAddedSkipped, trust.skipped),
      ]
      let first = trust.waits ? words(.trustWaitsText) : words(.trustAddedKeys, Int(trust.keys))
      lines = [first] + counts.filter { $0.1 > 0 }.map { words($0.0, Int($0.1)) }
    }
  }
}
