import AppState
import Device
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
    /// What it says beyond its format's minimum, before it is kept; and whether the older copy goes.
    case minimum(Int, replaces: Bool)
    /// All is decided.
    case done
  }

  /// A call is under way.
  public private(set) var isBusy = false
  /// What became of the older copy, to be said once; nil where nothing did.
  public private(set) var said: String?

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
  private let removals: Removals
  private let preferences: Preferences
  private let words: Words
  private let places: Places

  public init(
    reading: any Reading, imports: Imports, batch: Int, removals: Removals, preferences: Preferences, words: Words, places: Places
  ) {
    self.reading = reading
    self.imports = imports
    self.batch = batch
    self.removals = removals
    self.preferences = preferences
    self.words = words
    self.places = places
  }

  /// Reads the texts, again where the wallet did not answer. What is read already stays as it is.
  public func load() async {
    switch state {
    case .loading, .failed: break
    case .gone, .several, .one, .minimum, .done: return
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

  /// Keeps the pass that is looked at, in place of an older copy of it. What says more than it has to is told first.
  public func keep() async {
    guard case .one(let index) = state else { return }
    await keep(index, replaces: found[index].replaceable != nil)
  }

  /// Keeps the pass that is looked at beside the older copy.
  public func keepBoth() async {
    guard case .one(let index) = state else { return }
    await keep(index, replaces: false)
  }

  /// Keeps it though it says more than it has to.
  public func keepAllTheSame() async {
    guard case .minimum(let index, let replaces) = state else { return }
    await decide(index, replaces: replaces)
  }

  /// From what it says beyond the minimum back to the pass.
  public func toPass() {
    if case .minimum(let index, _) = state, !isBusy { turn(to: .one(index)) }
  }

  /// Lets go of the pass that is looked at. One that is kept already, or cannot be kept, is only closed.
  public func discard() {
    guard let index = current, !isBusy else { return }
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
      for index in found.indices where found[index].isPlain { try await store(index, replaces: false) }
    } catch {
      problem = error
    }
    isBusy = false
    hasKeptAll = true
    if problem == nil && isFinished { finish() }
  }

  /// Leaves; what was not kept is let go. The one pass that was kept is opened, or the list where there were several. A pack that came with
  /// them is offered then.
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
    if let next = imports.next() { places.go(to: next) }
  }

  /// Back to the ways of adding.
  public func addAgain() { places.back() }

  /// The screen went away: the texts are let go, and what came with them where nothing was decided.
  public func left() {
    if isHere { return }
    imports.forget(batch)
    if case .done = state { return }
    imports.dropWaiting()
  }

  /// What the screen says.
  public var page: PreviewPassPage {
    switch state {
    case .loading: .loading
    case .gone: .gone
    case .failed(let error): .failed(Notice(error, words))
    case .one(let index): one(found[index], position: index + 1)
    case .minimum(let index, _): minimum(found[index])
    case .several: .several(several)
    case .done: .done
    }
  }

  private var isHere: Bool { places.here == .preview(batch: batch) }

  private func one(_ entry: FoundPass, position: Int) -> PreviewPassPage {
    switch entry.scan {
    case .pass(let detail, let relation, _, let reveals, _):
      .one(
        OnePass(
          detail, relation, reveals, entry, problem: problem,
          position: found.count > 1 ? words(.previewPosition, position, found.count) : nil, words))
    // Collected before the preview is reached, unless the wallet did not answer then.
    case .part: .nothing(words(.reasonPart))
    case .frame: .nothing(words(.previewFrameText))
    case .invitation, .batch, .request, .answer: .nothing(words(.reasonUnknownFormat))
    case .nothing(let verdict, .lookUp, let host): .lookUp(LookUp(verdict, .lookUp, host: host, words))
    case .nothing(.undecodable, let reason, _): .nothing(words(reason.word))
    case .nothing(let verdict, let reason, let subject): .refused(Refusal(verdict, reason, subject: subject, words))
    }
  }

  private func minimum(_ entry: FoundPass) -> PreviewPassPage {
    guard case .pass(let detail, _, _, _, _) = entry.scan, let excess = DetailLook(detail, words).excess else { return .gone }
    return .minimum(Minimum(detail.card, excess, problem: problem, words))
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

  /// The pass that is looked at.
  private var current: Int? {
    switch state {
    case .one(let index), .minimum(let index, _): index
    case .loading, .gone, .failed, .several, .done: nil
    }
  }

  private func keep(_ index: Int, replaces: Bool) async {
    guard found[index].mayBeKept, !isBusy else { return }
    if found[index].saysMore {
      turn(to: .minimum(index, replaces: replaces))
    } else {
      await decide(index, replaces: replaces)
    }
  }

  private func decide(_ index: Int, replaces: Bool) async {
    guard found[index].mayBeKept, !isBusy else { return }
    isBusy = true
    problem = nil
    do throws(CarnetError) {
      try await store(index, replaces: replaces)
      isBusy = false
      goOn()
    } catch {
      isBusy = false
      problem = error
    }
  }

  private func store(_ index: Int, replaces: Bool) async throws(CarnetError) {
    let older = replaces ? found[index].replaceable : nil
    let id = try await reading.keep(text: found[index].text, replacing: older)
    keptId = id
    found[index].mark = .kept
    guard let older else { return }
    said = words(.previewReplaced)
    removals.put(older, isReplaced: true)
    if preferences.quickPass == older { preferences.quickPass = id }
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
    if !passes.isEmpty { return passes }
    return (all.first(where: \.isTelling) ?? all.first).map { [$0] } ?? []
  }
}
