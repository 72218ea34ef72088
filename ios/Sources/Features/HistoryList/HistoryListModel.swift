import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// What was shown, by day.
@MainActor
@Observable
public final class HistoryListModel {
  /// Whether it is asked if what is older is to be forgotten.
  public var isAsking = false
  /// What was chosen is being set.
  public private(set) var isBusy = false
  /// How the showings were shown that are looked for; nil: anyhow.
  public var mode: ShowingMode?
  /// Words that stand in the showings that are looked for.
  public var search = ""
  /// The history as a file to be handed on; nil until it was asked for, and after the page was left.
  public private(set) var file: URL?

  private enum State {
    case loading
    case failed(CarnetError)
    case read([Shown], HistoryState)
  }

  private var state = State.loading
  /// How long showings are kept; nil until it is read.
  private var retention: HistoryRetention?
  /// What was chosen and would forget so many, while it is asked.
  private var asked: (retention: HistoryRetention, older: Int)?
  private var problem: CarnetError?

  private let history: any History
  private let files: any Files
  private let places: Places
  private let words: Words
  private let now: @Sendable () -> Int64

  /// - Parameter now: seconds since 1970 UTC.
  public init(history: any History, files: any Files, places: Places, words: Words, now: @escaping @Sendable () -> Int64) {
    self.history = history
    self.files = files
    self.places = places
    self.words = words
    self.now = now
  }

  /// Reads the history.
  public func load() async {
    if case .failed = state { state = .loading }
    do throws(CarnetError) {
      retention = try await history.historyRetention()
      state = .read(try await history.history(), try await history.historyState())
    } catch {
      state = .failed(error)
    }
  }

  /// Chooses how long showings are kept, by the place of the choice. Where that forgets any, it is asked first.
  public func keep(_ choice: Int) async {
    guard !isBusy, HistoryRetention.all.indices.contains(choice), HistoryRetention.all[choice] != retention else { return }
    let chosen = HistoryRetention.all[choice]
    await set { [history] () throws(CarnetError) in
      let older = try await history.historyOlderThan(chosen)
      if older == 0 { return chosen }
      self.asked = (chosen, older)
      self.isAsking = true
      return nil
    }
  }

  /// Forgets what is older, as it was asked.
  public func confirmKeeping() async {
    guard !isBusy, let asked else { return }
    self.asked = nil
    isAsking = false
    await set { () throws(CarnetError) in asked.retention }
  }

  /// Writes the history into a file to be handed on. It is not encrypted.
  public func export(_ form: HistoryForm) async {
    guard !isBusy else { return }
    isBusy = true
    problem = nil
    takeBack()
    do throws(CarnetError) {
      let text = try await history.exportHistory(form)
      guard let written = try? files.offer(Data(text.utf8), name: "carnet-history", extension: form == .json ? "json" : "txt") else {
        throw .notWritten(detail: "cache")
      }
      file = written
    } catch {
      problem = error
    }
    isBusy = false
  }

  /// The page was left: the file that was offered is taken back.
  public func left() { takeBack() }

  private func takeBack() {
    if let file { files.discard(file) }
    file = nil
  }

  /// Opens the pass that was shown.
  public func open(_ row: HistoryListPage.Row) {
    if let id = row.passId { places.go(to: .detail(id: id)) }
  }

  /// How long the history is kept; nil until it is read.
  public var keeping: HistoryKeeping? {
    retention.map { HistoryKeeping($0, older: asked?.older, problem: problem, words) }
  }

  private func set(_ choose: () async throws(CarnetError) -> HistoryRetention?) async {
    isBusy = true
    problem = nil
    do throws(CarnetError) {
      if let chosen = try await choose() {
        try await history.setHistoryRetention(chosen)
        await load()
      }
    } catch {
      problem = error
    }
    isBusy = false
  }

  /// What the screen says.
  public var page: HistoryListPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .read(let shown, let whole) where shown.isEmpty && whole.whole: .empty
    case .read(let shown, let whole): .days(page(shown, whole))
    }
  }

  private func page(_ shown: [Shown], _ whole: HistoryState) -> HistoryListPage.Days {
    let days = days(shown)
    return HistoryListPage.Days(
      lead: words(.historyLead, shown.count),
      broken: whole.whole
        ? nil : Notice(.bad, title: words(.historyBrokenTitle), words(.historyBrokenText, Int(clamping: whole.missing))),
      forgotten: whole.forgotten == 0 ? nil : words(.historyForgotten, Int(clamping: whole.forgotten)),
      filters: [HistoryListPage.Filter(mode: nil, title: words(.historyAll))]
        + ShowingMode.allCases.map { HistoryListPage.Filter(mode: $0, title: words($0.word)) },
      days: days,
      none: days.isEmpty && !shown.isEmpty ? words(.historyNone) : nil)
  }

  /// Whether a showing is looked for: by how it was shown, and by every word of the search.
  private func isWanted(_ shown: Shown) -> Bool {
    if let mode, shown.mode != mode { return false }
    let said = [shown.title, shown.to?.requester, shown.to?.place, shown.to.map { words.purpose($0.purpose) }, shown.to?.accreditedBy]
      .compactMap { $0 }.joined(separator: " ").lowercased()
    return search.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { said.contains($0) }
  }

  /// The showings are in order, so those of a day stand together.
  private func days(_ shown: [Shown]) -> [HistoryListPage.Day] {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = words.timeZone
    var days: [(start: Date, rows: [HistoryListPage.Row])] = []
    for (index, one) in shown.enumerated() where isWanted(one) {
      let start = calendar.startOfDay(for: Date(timeIntervalSince1970: TimeInterval(one.at)))
      // Counted from the oldest, so that a showing keeps its number when newer ones come.
      let row = HistoryListPage.Row(id: shown.count - index, one, words)
      if days.last?.start == start {
        days[days.count - 1].rows.append(row)
      } else {
        days.append((start, [row]))
      }
    }
    let today = calendar.startOfDay(for: Date(timeIntervalSince1970: TimeInterval(now())))
    let yesterday = calendar.date(byAdding: .day, value: -1, to: today)
    return days.map { day in
      let title =
        switch day.start {
        case today: words(.historyToday)
        case yesterday: words(.historyYesterday)
        default: words.day(Int64(day.start.timeIntervalSince1970))
        }
      return HistoryListPage.Day(title: title, rows: day.rows)
    }
  }
}
