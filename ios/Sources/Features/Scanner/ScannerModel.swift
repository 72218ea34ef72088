import AppState
import Device
import Observation
import Wording

/// The camera as a reader of codes: permission, light, and what was found.
@MainActor
@Observable
public final class ScannerModel {
  private enum State: Equatable {
    /// Not asked yet: says why the camera is needed before the system asks.
    case asking
    case refused
    case missing
    /// The camera is there and does not answer.
    case broken
    case looking
    /// Codes were read; the camera rests.
    case found

    init(_ status: CameraStatus) {
      self =
        switch status {
        case .undecided: .asking
        case .refused: .refused
        case .missing: .missing
        case .allowed: .looking
        }
    }
  }

  /// The system's question is up.
  public private(set) var isBusy = false

  private var state: State
  private var hasTorch = false
  private var torch = false
  /// Long enough without a code for a word of advice.
  private var slow = false
  private var advice: Task<Void, Never>?

  private let phone: Phone
  private let words: Words
  private let hint: Word
  private let onFound: @MainActor ([String]) -> Void

  /// - Parameters:
  ///   - hint: where to hold the code.
  ///   - onFound: takes the texts of the codes in the picture. The camera rests until ``next()``.
  public init(phone: Phone, words: Words, hint: Word = .cameraHint, onFound: @escaping @MainActor ([String]) -> Void) {
    self.phone = phone
    self.words = words
    self.hint = hint
    self.onFound = onFound
    state = State(phone.camera.status)
  }

  /// For a pass of one's own: what is found goes to the preview, in place of the camera.
  public convenience init(phone: Phone, words: Words, imports: Imports, places: Places) {
    self.init(phone: phone, words: words) { texts in
      if places.here == .scanner { places.replace(with: .preview(batch: imports.put(texts))) }
    }
  }

  /// The screen is there, or there again: looks whether the camera may be used now, as after the system's settings.
  public func resume() {
    let now = State(phone.camera.status)
    if now != .looking {
      stand(now)
    } else if state != .found && (state != .looking || advice == nil) {
      look()
    }
  }

  /// Does what helps where there is no picture: has the system ask, opens its settings, or tries again.
  public func help() async {
    switch state {
    case .asking: await ask()
    case .refused: phone.doors.openSettings()
    case .broken: again()
    case .missing, .looking, .found: break
    }
  }

  /// Whether the camera in use has a light.
  public func torchFound(_ there: Bool) {
    hasTorch = there
    torch = torch && there
  }

  /// Turns the light on or off, where there is one.
  public func toggleTorch() {
    if state == .looking { torch = hasTorch && !torch }
  }

  /// The texts of the codes in the picture.
  public func found(texts: [String]) {
    let codes = texts.filter { !$0.isEmpty }
    guard state == .looking, !codes.isEmpty else { return }
    stand(.found)
    phone.haptics.success()
    onFound(codes)
  }

  /// The camera does not answer: another app holds it, or it was switched off.
  public func broke() {
    if state == .looking { stand(.broken) }
  }

  /// Looks again, after a find or a failure.
  public func again() {
    if phone.camera.status == .allowed { look() }
  }

  /// What was found is dealt with: looks for the next code. A refusal or a failure stays as it is.
  public func next() {
    if state == .found || state == .looking { look() }
  }

  /// What the screen says.
  public var page: ScannerPage {
    ScannerPage(
      obstacle: obstacle, hint: words(state == .found ? .cameraFound : slow ? .cameraSlow : hint),
      picture: words(.cameraView), isFound: state == .found,
      light: state == .looking && hasTorch ? ScannerPage.Light(isOn: torch, words) : nil)
  }

  private var obstacle: ScannerPage.Obstacle? {
    switch state {
    case .asking: ScannerPage.Obstacle(words(.cameraAskTitle), words(.cameraAskText), remedy: words(.cameraAskAllow))
    case .refused: ScannerPage.Obstacle(words(.cameraDeniedTitle), words(.cameraDeniedForGoodText), remedy: words(.cameraSettings))
    case .missing: ScannerPage.Obstacle(words(.cameraMissingTitle), words(.cameraMissingText), remedy: nil)
    case .broken: ScannerPage.Obstacle(words(.cameraBrokenTitle), words(.cameraBrokenText), remedy: words(.actionRetry))
    case .looking, .found: nil
    }
  }

  private func ask() async {
    if isBusy { return }
    isBusy = true
    let allowed = await phone.camera.ask()
    isBusy = false
    if allowed { look() } else { stand(.refused) }
  }

  private func look() {
    stand(.looking)
    torch = false
    advice = Task { [weak self, pause = phone.pause] in
      guard (try? await pause(.seconds(8))) != nil else { return }
      self?.slow = true
    }
  }

  private func stand(_ state: State) {
    advice?.cancel()
    slow = false
    self.state = state
  }
}
