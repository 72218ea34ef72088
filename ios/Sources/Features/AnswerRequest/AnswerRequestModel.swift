import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// Reading a verifier's request, agreeing to some of it or refusing, and the sealed answer while it is seen.
@MainActor
@Observable
public final class AnswerRequestModel {
  /// The sealed answer, where it does not fit into one code.
  public let show: MovingShow
  /// Whether it is asked once more, since nobody vouches for whoever asks.
  public var isWarning = false
  /// The answer is being made.
  public private(set) var isBusy = false

  private enum State {
    case loading
    /// It was only in memory.
    case gone
    case failed(CarnetError)
    /// Nothing is shown yet. The choices stand one for each ask.
    case deciding(Asked, [Choice], CarnetError?)
    /// The answer is sealed, and in the history.
    case answered(SealedAnswer, Asked, [AnswerPart])
  }

  private var state = State.loading
  private var file: URL?
  private var isInSight = false
  private var isBright = false

  private let batch: Int
  private let answering: any Answering
  private let imports: Imports
  private let places: Places
  private let phone: Phone
  private let words: Words

  public init(batch: Int, answering: any Answering, imports: Imports, places: Places, phone: Phone, words: Words) {
    self.batch = batch
    self.answering = answering
    self.imports = imports
    self.places = places
    self.phone = phone
    self.words = words
    show = MovingShow(phone)
  }

  /// Reads the request; again where that failed. What was chosen or answered stays.
  public func load() async {
    if isBusy { return }
    switch state {
    case .deciding, .answered: return
    case .loading, .gone, .failed: break
    }
    guard let text = imports.request(batch) else {
      state = .gone
      return
    }
    state = .loading
    do throws(CarnetError) {
      let asked = try await answering.consider(text)
      state = .deciding(asked, asked.usual(), nil)
    } catch {
      state = .failed(error)
    }
  }

  /// Answers an ask with this pass, or with none. A pass answers one ask: chosen for another, it is taken from that one.
  public func choose(_ ask: Int, _ passId: String?) {
    change { asked, choices in
      guard asked.asks.indices.contains(ask) else { return }
      if let passId { for other in choices.indices where choices[other].passId == passId { choices[other] = .none } }
      choices[ask] = asked.asks[ask].usual(asked.asks[ask].candidates.first { $0.card.id == passId })
    }
  }

  /// Shows a claim, or keeps it back.
  public func choose(_ ask: Int, _ claim: String, _ isOn: Bool) {
    change { _, choices in
      guard choices.indices.contains(ask) else { return }
      if isOn { choices[ask].claims.insert(claim) } else { choices[ask].claims.remove(claim) }
    }
  }

  /// Agrees; where nobody vouches for whoever asks, it is asked once more first.
  public func answer() async {
    guard case .deciding(let asked, _, _) = state, !isBusy else { return }
    if asked.standing == .accredited { await send(despite: false) } else { isWarning = true }
  }

  /// Agrees although nobody vouches for whoever asks.
  public func answerDespite() async {
    guard !isBusy, case .deciding = state else { return }
    isWarning = false
    await send(despite: true)
  }

  /// Refuses. Nobody is told.
  public func refuse() {
    guard isHere, !isBusy else { return }
    imports.forget(batch)
    state = .gone
    places.back()
    if let next = imports.next() { places.go(to: next) }
  }

  /// Back to the passes: the answer was read.
  public func close() {
    guard isHere else { return }
    imports.forget(batch)
    places.home()
  }

  /// The page came into sight, also from another app.
  public func appeared() {
    isInSight = true
    light()
  }

  /// The page went out of sight, also behind another app.
  public func disappeared() {
    isInSight = false
    light()
  }

  /// The page was left for good: the core forgets the request, and the file that was offered is taken back.
  public func left() async {
    if places.path.contains(.ask(batch: batch)) { return }
    imports.forget(batch)
    if let file { phone.files.discard(file) }
    file = nil
    // Locked meanwhile: the core has forgotten it.
    try? await answering.refuse()
  }

  /// What the screen says.
  public var page: AnswerRequestPage {
    switch state {
    case .loading: .loading
    case .gone: .gone
    case .failed(let error):
      if case .request = error { .refused(Notice(error, words)) } else { .failed(Notice(error, words)) }
    case .deciding(let asked, let choices, let problem):
      .deciding(AnswerRequestPage.Deciding(asked, choices, problem: problem, words))
    case .answered(let answer, let asked, let parts):
      .answered(AnswerRequestPage.Answered(answer, to: asked, parts, moving: moving, file: file, words))
    }
  }

  private var moving: MovingShowLook? {
    show.frame.map {
      MovingShowLook($0, of: show.needed, seconds: show.seconds, isPaused: show.isPaused, label: words(.sealedLabel), words)
    }
  }

  private var isHere: Bool { places.here == .ask(batch: batch) }

  private func change(_ change: (Asked, inout [Choice]) -> Void) {
    guard case .deciding(let asked, var choices, _) = state, !isBusy else { return }
    change(asked, &choices)
    state = .deciding(asked, choices, nil)
  }

  private func send(despite: Bool) async {
    guard case .deciding(let asked, let choices, _) = state else { return }
    isBusy = true
    state = .deciding(asked, choices, nil)
    do throws(CarnetError) {
      let parts = asked.parts(choices)
      let answer = try await answering.answer(parts, despite: despite)
      if case .moving(let code) = answer.code { await show.begin(code) }
      state = .answered(answer, asked, parts)
      file = try? phone.files.offer(answer.bytes, name: "carnet-answer", extension: "carnetsealed")
    } catch {
      state = .deciding(asked, choices, error)
    }
    isBusy = false
    light()
  }

  /// Full brightness while a code that stands still is seen; one that moves sees to it itself.
  private func light() {
    var isOne = false
    if case .answered(let answer, _, _) = state, case .one = answer.code { isOne = true }
    let isLit = isInSight && isOne
    if isLit == isBright { return }
    isBright = isLit
    phone.screen.bright(isLit)
  }
}
