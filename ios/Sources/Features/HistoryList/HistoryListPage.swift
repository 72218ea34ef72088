import Looks
import WalletBridge
import Wording

/// What the screen of the history says.
public enum HistoryListPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  /// Nothing was shown yet.
  case empty
  case days(Days)

  /// What was shown, and whether that is all of it.
  public struct Days: Equatable, Sendable {
    /// How many showings there are.
    public let lead: String
    /// That showings are missing; nil where none is.
    public let broken: Notice?
    /// How many were forgotten on purpose; nil where none was.
    public let forgotten: String?
    public let filters: [Filter]
    /// Those that are looked for.
    public let days: [Day]
    /// That none is as looked for; nil where some are.
    public let none: String?
  }

  /// One way to look for showings.
  public struct Filter: Hashable, Sendable, Identifiable {
    /// How they were shown; nil: anyhow.
    public let mode: ShowingMode?
    public let title: String

    public var id: String { title }
  }

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
    /// How it was shown.
    public let mode: String
    /// Whose request was answered; nil where it was shown to whoever saw the code.
    public let requester: String?
    /// Where and what for, and who vouched.
    public let request: [String]
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
      mode = words(shown.mode.word)
      requester = shown.to.map { words(.historyTo, $0.requester) }
      request = shown.to?.lines(words) ?? []
      gone = shown.kept ? nil : words(.historyGone)
      passId = shown.kept ? shown.passId : nil
    }
  }
}

extension ShownTo {
  fileprivate func lines(_ words: Words) -> [String] {
    [
      place.isEmpty ? nil : words(.askAt, place), words(.askFor, words.purpose(purpose)),
      accreditedBy.map { words(.historyBy, $0) } ?? words(.historyByNobody),
    ].compactMap { $0 }
  }
}
