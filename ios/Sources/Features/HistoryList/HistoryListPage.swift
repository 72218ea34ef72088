import Looks
import WalletBridge
import Wording

/// What the screen of the history says.
public enum HistoryListPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  /// Nothing was shown yet.
  case empty
  case days(lead: String, [Day])

  /// The showings of one day where the phone is, newest first.
  public struct Day: Hashable, Sendable, Identifiable {
    public let title: String
    public let rows: [Row]

    public var id: Int { rows.first?.id ?? 0 }
  }

  /// One showing.
  public struct Row: Hashable, Sendable, Identifiable {
    public let id: Int
    public let time: String
    public let title: String
    /// How many fields it told.
    public let revealed: String
    /// Which ones.
    public let fields: [String]
    /// That it was shown live; nil where its code stays the same.
    public let live: String?
    /// That the pass is no longer kept; nil where it is.
    public let gone: String?
    /// The pass to open; nil where it is no longer kept.
    public let passId: String?

    init(id: Int, _ shown: Shown, _ words: Words) {
      self.id = id
      time = words.clock(shown.at)
      title = shown.title
      revealed = words(.historyRevealed, shown.revealed.count)
      fields = shown.revealed.map { words.path($0) }
      live = shown.live ? words(.historyLive) : nil
      gone = shown.kept ? nil : words(.historyGone)
      passId = shown.kept ? shown.passId : nil
    }
  }
}
