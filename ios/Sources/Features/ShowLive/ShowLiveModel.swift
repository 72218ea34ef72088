import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// One of Carnet's own passes, from what is chosen of it to codes that follow each other.
@MainActor
@Observable
public final class ShowLiveModel {
  /// A call is under way.
  public private(set) var isBusy = false

  private enum State {
    case loading
    case failed(CarnetError)
    /// Nothing is shown or written yet.
    case choosing(Detail, CarnetError?)
    /// One copy is spent, and codes of it are on the screen.
    case showing(LiveShowing)
  }

  private var state = State.loading
  private var fields: [LiveField] = []
  private var chosen: Set<FieldName> = []
  private var frame: LiveFrame?
  private var seconds: Int64 = 0
  private var isInSight = false
  private var isBright = false

  private let id: String
  private let passes: any Passes
  private let live: any LiveShows
  private let phone: Phone
  private let words: Words

  public init(id: String, passes: any Passes, live: any LiveShows, phone: Phone, words: Words) {
    self.id = id
    self.passes = passes
    self.live = live
    self.phone = phone
    self.words = words
  }

  /// Reads what can be shown. What is on the screen stays there.
  public func load() async {
    if isBusy { return }
    if case .showing = state { return }
    if case .failed = state { state = .loading }
    isBusy = true
    do throws(CarnetError) {
      let detail = try await passes.detail(id: id)
      let isFirst = fields.isEmpty
      fields = try await live.liveChoice(id: id)
      // A check mark is shown as all it says.
      if isFirst { chosen = Set(fields.filter { $0.chosen || detail.isMark }.map(\.field.name)) }
      state = .choosing(detail, nil)
    } catch {
      state = .failed(error)
    }
    isBusy = false
  }

  /// Switches a field on or off.
  public func choose(_ name: FieldName, _ isOn: Bool) {
    if case .choosing(let detail, _) = state, detail.isMark { return }
    if isOn { chosen.insert(name) } else { chosen.remove(name) }
  }

  /// The traveller has chosen. Where the history cannot be written, nothing is shown.
  public func show() async {
    guard case .choosing(let detail, _) = state, !isBusy else { return }
    isBusy = true
    state = .choosing(detail, nil)
    do throws(CarnetError) {
      let isAgain = detail.copies?.left == 0
      let showing = try await live.showLive(
        id: id, fields: fields.map(\.field.name).filter { chosen.contains($0) }, again: isAgain)
      if isInSight {
        state = .showing(showing)
        await renew()
      } else {
        // Whoever left meanwhile does not want it on the screen.
        try await live.endLive()
      }
    } catch {
      await refuse(error)
    }
    isBusy = false
    light()
  }

  /// Copies may have run out since the pass was read.
  private func refuse(_ error: CarnetError) async {
    guard let detail = try? await passes.detail(id: id) else {
      state = .failed(error)
      return
    }
    state = .choosing(detail, error)
  }

  /// Whether codes follow each other now.
  public var isLive: Bool {
    if case .showing = state { isInSight } else { false }
  }

  /// Counts the seconds, and shows the next code when one is over, for as long as ``isLive``.
  public func run() async {
    while isLive, !Task.isCancelled {
      await tick()
      if !isLive { return }
      guard (try? await phone.pause(.seconds(1))) != nil else { return }
    }
  }

  /// One second of ``run()``.
  func tick() async {
    seconds = phone.now()
    guard let frame, seconds < frame.until, seconds >= frame.signed else {
      await renew()
      return
    }
  }

  /// The next code. The old one is gone before it is asked for.
  private func renew() async {
    frame = nil
    do throws(CarnetError) {
      let next = try await live.liveFrame()
      seconds = phone.now()
      if isLive { frame = next }
    } catch {
      if case .showing = state { state = .failed(error) }
      light()
    }
  }

  /// The screen came into sight, also from another app.
  public func appeared() {
    isInSight = true
    light()
  }

  /// The app went behind another one: the code is gone, the showing goes on.
  public func paused() {
    isInSight = false
    frame = nil
    light()
  }

  /// The screen was left: the showing ends.
  public func left() async {
    isInSight = false
    frame = nil
    if case .showing = state { try? await live.endLive() }
    state = .loading
    fields = []
    light()
  }

  /// What the screen says.
  public var page: ShowLivePage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .choosing(let detail, let error): .choosing(choosing(detail, error))
    case .showing(let showing): .showing(shown(showing))
    }
  }

  private func choosing(_ detail: Detail, _ error: CarnetError?) -> ShowLivePage.Choosing {
    let copies = detail.copies.map { CopiesLook($0, words) }
    // That none is left stands there anyway.
    let problem = error.flatMap { $0 == .native(.noCopyLeft) && copies?.areSpent == true ? nil : Notice($0, words) }
    return ShowLivePage.Choosing(
      card: CardLook(detail.card, words),
      mark: detail.isMark ? Notice(.note, words(.markWhat)) : nil,
      verdict: detail.verdict == .valid ? nil : VerdictLook(detail.verdict, detail.reason, words),
      choices: fields.map {
        ShowLivePage.Choice(name: $0.field.name, row: Labelled($0.field, words), isOn: chosen.contains($0.field.name))
      },
      nothing: chosen.isEmpty ? words(.liveNothing) : nil,
      copies: copies,
      action: words(copies?.areSpent == true && !detail.isMark ? .liveShowAgain : .liveShow),
      specimens: detail.specimens ? .specimens(words) : nil,
      problem: problem)
  }

  private func shown(_ showing: LiveShowing) -> ShowLivePage.Showing {
    ShowLivePage.Showing(
      frame: frame.map { frame in
        let left = max(0, frame.until - seconds)
        return ShowLivePage.Frame(
          modules: frame.modules, size: Int(frame.size), label: words(.liveLabel),
          signed: words(.liveSigned, words.second(frame.signed)), next: words(.liveNext, Int(left)),
          age: frame.until > frame.signed ? 1 - Double(left) / Double(frame.until - frame.signed) : 1)
      },
      stripe: Stripe(showing.card.kind),
      title: showing.card.title.isEmpty ? words(showing.card.kind.word) : showing.card.title,
      kind: words(showing.card.kind.word),
      rows: showing.fields.map { Labelled($0, words) },
      unproved: words(showing.card.kind == .mark ? .markWhat : .liveScreenshot),
      copies: CopiesLook(showing.copies, words),
      specimen: showing.specimens ? words(.specimensMark) : nil)
  }

  /// Full brightness, and a screen that stays on, exactly while codes follow each other.
  private func light() {
    if isLive == isBright { return }
    isBright = isLive
    phone.screen.bright(isBright)
  }
}

extension Detail {
  /// Whether it is a check mark, which is shown once and whole.
  fileprivate var isMark: Bool { card.kind == .mark }
}
