import WalletBridge
import Wording

/// Personal data beyond what a pass of its format needs.
public struct ExcessLook: Hashable, Sendable {
  /// One field: where it stands, what it appears to hold, and which document sets the minimum.
  public struct Row: Hashable, Sendable {
    public let field: String
    public let holds: String
    /// Nil where no document is named.
    public let minimum: String?
  }

  public let count: String
  public let rows: [Row]

  init(_ excess: [Excess], _ words: Words) {
    count = words(.minimumCount, excess.count)
    rows = excess.map { one in
      Row(
        field: words.field(one.path), holds: words(one.data.word),
        minimum: one.paragraph.isEmpty ? nil : words(.minimumSetBy, one.paragraph))
    }
  }
}
