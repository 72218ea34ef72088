import Looks
import WalletBridge
import Wording

/// How long the history is kept, as a choice.
public struct HistoryKeeping: Equatable, Sendable {
  public let choices: [Choice]
  /// The one that holds.
  public let chosen: Int
  /// What is asked before anything is forgotten; nil where nothing is.
  public let question: Labelled?
  /// Why the choice was not kept.
  public let problem: Notice?

  /// A length of time.
  public struct Choice: Hashable, Sendable, Identifiable {
    /// Its place, from 0.
    public let id: Int
    public let text: String
  }

  init(_ retention: HistoryRetention, older: Int?, problem: CarnetError?, _ words: Words) {
    choices = HistoryRetention.all.enumerated().map { Choice(id: $0, text: words($1.word)) }
    chosen = HistoryRetention.all.firstIndex(of: retention) ?? 0
    question = older.map { Labelled(words(.historyForgetTitle), words(.historyForgetText, $0)) }
    self.problem = problem.map { Notice($0, words) }
  }
}

extension HistoryRetention {
  /// The longest first.
  static let all: [HistoryRetention] = [.always, .year, .quarter, .month]

  var word: Word {
    switch self {
    case .always: .historyKeepAlways
    case .year: .historyKeepYear
    case .quarter: .historyKeepQuarter
    case .month: .historyKeepMonth
    }
  }
}
