import AppState
import Looks
import Observation
import WalletBridge
import Wording

/// The texts of one import, looked at and kept one by one or together.
@MainActor
@Observable
public final class PreviewPassModel {
  private enum State {
    case loading
    /// The texts are gone: the wallet was locked, or the process ended, while they were only in memory.
    case gone
    /// The wallet did not answer.
    case failed(CarnetError)
    case several
    /// The index of the one that is looked at.
    case one(Int)
    /// All is decided.
    case done
  }

  /// A call is under way.
  public private(set) var isBusy = false

  private var state = State.loading
  private var found: [FoundPass] = []
  private var problem: CarnetError?
  /// Whether "keep all" left passes that want a look first.
  private var hasKeptAll = false
  /// The pass that was kept last.
  private var keptId: String?

  private let reading: any Reading
  private let imports: Imports
  private let batch: Int
  private let words: Words
  private let places: Places

  public init(reading: any Reading, imports: Imports, batch: Int, words: Words, places: Places) {
    self.reading = reading
    self.imports = imports
    self.batch = batch
    self.words = words
    self.places = places
  }

  /// Reads the texts, again where the wallet did not answer. What is read already stays as it is.
  public func load() async {
    switch state {
    case .loading, .failed: break
    case .gone, .several, .one, .done: return
    }
    if isBusy { return }
    guard let texts = imports.texts(batch), !texts.isEmpty else {
      state = .gone
      return
    }
    state = .loading
    isBusy = true
    do throws(CarnetError) {
      var all: [FoundPass] = []
      for text in texts { all.append(FoundPass(text: text, scan: try await reading.preview(text: text))) }
      found = worthShowing(all)
      state = found.count == 1 ? .one(0) : .several
    } catch {
      state = .failed(error)
    }
    isBusy = false
  }

  /// Opens one of several.
  public func look(at index: Int) {
    guard case .several = state, !isBusy, found.indices.contains(index) else { return }
    turn(to: .one(index))
  }

  /// Back from one to the list, where there is a list.
  public func toList() {
    if case .one = state, !isBusy, found.count > 1 { turn(to: .several) }
  }

  /// Keeps the pass that is looked at.
  public func keep() async {
    guard case .one(let index) = state, found[index].mayBeKept, !isBusy else { return }
    isBusy = true
    problem = nil
    do throws(CarnetError) {
      try await keep(index)
      isBusy = false
      goOn()
    } catch {
      isBusy = false
      problem = error
    }
  }

  /// Lets go of the pass that is looked at. One that is kept already, or cannot be kept, is only closed.
  public func discard() {
    guard case .one(let index) = state, !isBusy else { return }
    if found.count > 1 && !found[index].mayBeKept {
      toList()
    } else {
      found[index].mark = .discarded
      goOn()
    }
  }

  /// Keeps every pass that needs no look of its own.
  public func keepAll() async {
    guard case .several = state, !isBusy else { return }
    isBusy = true
    problem = nil
    do throws(CarnetError) {
      for index in found.indices where found[index].isPlain { try await keep(index) }
    } catch {
      problem = error
    }
    isBusy = false
    hasKeptAll = true
    if problem == nil && isFinished { finish() }
  }

  /// Leaves; what was not kept is let go. The one pass that was kept is opened, or the list where there were several.
  public func finish() {
    if isBusy { return }
    imports.forget(batch)
    state = .done
    guard isHere else { return }
    switch found.count(where: { $0.mark == .kept }) {
    case 0: places.back()
    case 1: places.home(keptId.map { .detail(id: $0) })
    default: places.home()
    }
  }

  /// Back to the ways of adding.
  public func addAgain() { places.back() }

  /// The screen went away: the texts are let go.
  public func left() {
    if !isHere { imports.forget(batch) }
  }

  /// What the screen says.
  public var page: PreviewPassPage {
    switch state {
    case .loading: .loading
    case .gone: .gone
    case .failed(let error): .failed(Notice(error, words))
    case .one(let index): one(found[index], position: index + 1)
    case .several: .several(several)
    case .done: .done
    }
  }

  private var isHere: Bool { places.here == .preview(batch: batch) }

  private func one(_ entry: FoundPass, position: Int) -> PreviewPassPage {
    switch entry.scan {
    case .pass(let detail, let relation, _, let reveals, let keepable):
      .one(
        OnePass(
          detail, relation, reveals, isKeepable: keepable, mayBeKept: entry.mayBeKept, problem: problem,
          position: found.count > 1 ? words(.previewPosition, position, found.count) : nil, words))
    case .nothing(.undecodable, let reason): .nothing(words(reason.word))
    case .nothing(let verdict, let reason): .refused(VerdictLook(verdict, reason, words))
    }
  }

  private var several: SeveralPasses {
    let plain = found.count { $0.isPlain }
    let talkative = found.count { $0.mark == .waits && $0.isKeepable && $0.saysMore }
    return SeveralPasses(
      lead: words(.previewSeveralLead, found.count),
      rows: found.enumerated().compactMap { FoundRow($1, id: $0, words) },
      isSpecimen: found.contains { $0.isSpecimen },
      problem: problem.map { Notice($0, words) },
      lookFirst: hasKeptAll && talkative > 0 ? Notice(.wait, words(.previewLookFirst, talkative)) : nil,
      keepAll: plain > 0 ? words(.previewKeepAll, plain) : nil,
      leave: words(isFinished ? .previewFinish : .previewLeave))
  }

  /// Nothing that could be kept waits for a decision.
  private var isFinished: Bool { !found.contains { $0.mark == .waits && $0.isKeepable } }

  private func keep(_ index: Int) async throws(CarnetError) {
    keptId = try await reading.keep(text: found[index].text)
    found[index].mark = .kept
  }

  private func goOn() {
    if isFinished || found.count == 1 { finish() } else { turn(to: .several) }
  }

  private func turn(to state: State) {
    self.state = state
    problem = nil
    hasKeptAll = false
  }

  /// Lines of a mail around a code, and other codes on a paper, are no news where there is a pass among them.
  private func worthShowing(_ all: [FoundPass]) -> [FoundPass] {
    let passes = all.filter(\.isPass)
    return passes.isEmpty ? Array(all.prefix(1)) : passes
  }
}
