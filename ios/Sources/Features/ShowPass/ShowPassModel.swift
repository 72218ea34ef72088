import AppState
import Device
import Looks
import Observation
import WalletBridge
import Wording

/// From what a pass reveals to its code.
@MainActor
@Observable
public final class ShowPassModel {
  /// A call is under way.
  public private(set) var isBusy = false
  /// Whether the code is all there is.
  public var isLarge = false

  private enum State {
    case loading
    case failed(CarnetError)
    /// Nothing is shown or written yet.
    case asking(Detail, [Revealed], CarnetError?)
    /// It is not for this screen.
    case live
    /// The code is on the screen, and in the history.
    case showing(Code)
  }

  private var state = State.loading
  private var isInSight = false
  private var isBright = false

  private let id: String
  private let passes: any Passes
  private let showing: any Showing
  private let preferences: Preferences
  private let onScreen: OnScreen
  private let places: Places
  private let phone: Phone
  private let words: Words

  public init(
    id: String, passes: any Passes, showing: any Showing, preferences: Preferences, onScreen: OnScreen, places: Places, phone: Phone,
    words: Words
  ) {
    self.id = id
    self.passes = passes
    self.showing = showing
    self.preferences = preferences
    self.onScreen = onScreen
    self.places = places
    self.phone = phone
    self.words = words
  }

  /// Whether the name stands beside the code. Remembered.
  public var showsName: Bool {
    get { preferences.showName }
    set { preferences.showName = newValue }
  }

  /// Reads what the pass reveals. A code on the screen stays there.
  public func load() async {
    if isBusy { return }
    switch state {
    case .showing, .live: return
    case .failed: state = .loading
    case .loading, .asking: break
    }
    isBusy = true
    do throws(CarnetError) {
      let detail = try await passes.detail(id: id)
      state = detail.card.format == .native ? .live : .asking(detail, try await showing.reveals(id: id), nil)
    } catch {
      state = .failed(error)
    }
    isBusy = false
  }

  /// The traveller has seen what the code reveals. Where the history cannot be written, nothing is shown.
  public func show() async {
    guard case .asking(let detail, let reveals, _) = state, !isBusy else { return }
    isBusy = true
    state = .asking(detail, reveals, nil)
    do throws(CarnetError) {
      let code = try await showing.show(id: id)
      // Whoever left meanwhile does not want it on the screen.
      if isInSight {
        onScreen.put(code)
        state = .showing(code)
      }
    } catch {
      state = .asking(detail, reveals, error)
    }
    isBusy = false
    light()
  }

  /// Puts the code on paper.
  public func print() async {
    guard case .showing(let code) = state, !isBusy else { return }
    isBusy = true
    let look = CodeLook(code, withName: showsName, words)
    await phone.printer.print(
      PrintedSheet(
        title: look.title, lines: [look.specimen, words(code.card.kind.word), look.holder?.name, look.holder?.born].compactMap { $0 },
        note: words(.showPrintNote), modules: look.modules, size: look.size))
    isBusy = false
  }

  /// Hands the phone to somebody else, with the code on it.
  public func handOver() {
    if case .showing = state { places.go(to: .handOver) }
  }

  /// The screen came into sight, also from the hand-over.
  public func appeared() {
    isInSight = true
    light()
  }

  /// The screen went out of sight. Where it was left, and not for the hand-over, the code is forgotten.
  public func disappeared() {
    isInSight = false
    light()
    if places.path.contains(.show(id: id)) { return }
    if case .showing(let code) = state, onScreen.code == code { onScreen.clear() }
    state = .loading
    isLarge = false
  }

  /// What the screen says.
  public var page: ShowPassPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .live: .live
    case .asking(let detail, let reveals, let error):
      .asking(
        ShowPassPage.Asking(
          card: CardLook(detail.card, words),
          verdict: detail.verdict == .valid ? nil : VerdictLook(detail.verdict, nil, words),
          development: .development(detail.signer, words),
          reveals: RevealsLook(reveals, words),
          specimens: detail.specimens ? .specimens(words) : nil,
          problem: error.map { Notice($0, words) }))
    case .showing(let code):
      .showing(CodeLook(code, withName: showsName, words), canPrint: phone.printer.isAvailable)
    }
  }

  /// Full brightness exactly while the code is in sight.
  private func light() {
    var wanted = false
    if case .showing = state { wanted = isInSight }
    if wanted == isBright { return }
    isBright = wanted
    phone.screen.bright(wanted)
  }
}
