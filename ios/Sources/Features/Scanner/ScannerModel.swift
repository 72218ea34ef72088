import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// The camera as a reader of codes: permission, light, and what was found. A pass in several codes is put together here.
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
    /// Codes were read, and the core is asked what they are. The camera goes on.
    case weighing
    /// A code of another pass than the one that is being collected.
    case doubting
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

    var isAtWork: Bool { self == .looking || self == .weighing }
  }

  /// The system's question is up.
  public private(set) var isBusy = false
  /// Whether it is asked which pass is to be collected. Without an answer the camera goes on with the first.
  public var isDoubting = false {
    didSet {
      guard !isDoubting, state == .doubting else { return }
      isOtherDeclined = isOtherMoving
      look()
    }
  }

  private var state: State
  private var hasTorch = false
  private var torch = false
  /// Long enough without a code for a word of advice.
  private var slow = false
  private var advice: Task<Void, Never>?
  /// What the camera saw last, again and again: it is weighed once.
  private var last: [SeenCode] = []
  /// What was collected last: it stays in the picture for a while.
  private var fresh: [String] = []
  /// A code is in the picture that was collected earlier.
  private var isAgain = false
  /// With the last find a pass in several codes is whole.
  private var isComplete = false
  /// With the last find a moving code is whole.
  private var isReceived = false
  /// Codes of another pass, or of another moving code, while it is asked.
  private var others: [String] = []
  /// The other one is a moving code.
  private var isOtherMoving = false
  /// It was said that the first moving code is to be gone on with.
  private var isOtherDeclined = false
  /// What came of a moving code was not what was sent.
  private var isDropped = false
  /// A moving code is in the picture, which is nothing to be looked for here.
  private var isMovingElsewhere = false

  private let reading: any Reading
  private let parts: Parts
  private let phone: Phone
  private let words: Words
  private let hint: Word
  private let onFound: @MainActor ([String]) async -> Void
  private let receiving: Receiving?
  private let onReceived: @MainActor (Data) async -> Void

  /// - Parameters:
  ///   - parts: where the codes of one pass are collected.
  ///   - receiving: where the frames of a moving code are collected; nil where none is looked for.
  ///   - hint: where to hold the code.
  ///   - onFound: takes the texts of what was found, of which nothing is missing. The camera rests until ``next()``.
  ///   - onReceived: takes what a moving code held.
  public init(
    reading: any Reading, parts: Parts, receiving: Receiving? = nil, phone: Phone, words: Words, hint: Word = .cameraHint,
    onFound: @escaping @MainActor ([String]) async -> Void, onReceived: @escaping @MainActor (Data) async -> Void = { _ in }
  ) {
    self.reading = reading
    self.parts = parts
    self.phone = phone
    self.words = words
    self.hint = hint
    self.onFound = onFound
    self.receiving = receiving
    self.onReceived = onReceived
    state = State(phone.camera.status)
  }

  /// For what is to be one's own: a pass goes to the preview in place of the camera; an invitation, a batch or a pack to its page.
  public convenience init(
    reading: any Reading, enrolling: any Enrolling, parts: Parts, receiving: Receiving, phone: Phone, words: Words, imports: Imports,
    places: Places
  ) {
    self.init(reading: reading, parts: parts, receiving: receiving, phone: phone, words: words) { texts in
      var found = Arrivals()
      try? await found.add(texts, by: enrolling)
      try? await found.dropNoise(by: reading)
      guard places.here == .scanner else { return }
      // Where the wallet does not answer, the preview says so.
      places.replace(with: imports.put(found) ?? .preview(batch: imports.put(texts)))
    } onReceived: { object in
      let arrived = try? await enrolling.arrived(object)
      if places.here == .scanner { places.replace(with: imports.put(Arrival(object, arrived))) }
    }
  }

  /// The screen is there, or there again: looks whether the camera may be used now, as after the system's settings.
  public func resume() {
    let now = State(phone.camera.status)
    if now != .looking {
      stand(now)
    } else if state == .looking ? advice == nil : ![.weighing, .doubting, .found].contains(state) {
      look()
    }
  }

  /// Does what helps where there is no picture: has the system ask, opens its settings, or tries again.
  public func help() async {
    switch state {
    case .asking: await ask()
    case .refused: phone.doors.openSettings()
    case .broken: again()
    case .missing, .looking, .weighing, .doubting, .found: break
    }
  }

  /// Whether the camera in use has a light.
  public func torchFound(_ there: Bool) {
    hasTorch = there
    torch = torch && there
  }

  /// Turns the light on or off, where there is one.
  public func toggleTorch() {
    if state.isAtWork { torch = hasTorch && !torch }
  }

  /// The codes in the picture. Those of a pass that are not all there yet are collected, and the camera goes on.
  public func found(_ codes: [SeenCode]) async {
    let codes = codes.filter { $0 != .text("") }
    guard state == .looking, !codes.isEmpty, codes != last else { return }
    last = codes
    state = .weighing
    var texts: [String] = []
    do throws(CarnetError) {
      texts = try await self.texts(codes)
      if await receive(texts) { return }
      if !parts.hold(texts) {
        try await weigh(texts)
      } else if state == .weighing {
        isAgain = !texts.allSatisfy(fresh.contains)
        state = .looking
      }
    } catch {
      // The next page asks the wallet as well, and says what is the matter with it.
      if state == .weighing { await end(texts) }
    }
  }

  /// Starts anew with the code of the other pass, or with the other moving code.
  public func startWithOther() async {
    let texts = others
    others = []
    isDoubting = false
    guard state.isAtWork, !texts.isEmpty else { return }
    state = .weighing
    if isOtherMoving {
      isOtherDeclined = false
      await receiving?.startAnew()
      if await !receive(texts), state == .weighing { goOn() }
      return
    }
    parts.clear()
    do throws(CarnetError) {
      try await weigh(texts)
    } catch {
      if state == .weighing { await end(texts) }
    }
  }

  /// Lets go of the moving code that is being received.
  public func stopReceiving() async {
    await receiving?.startAnew()
    isDropped = false
    if state.isAtWork { look() }
  }

  /// The camera does not answer: another app holds it, or it was switched off.
  public func broke() {
    if state.isAtWork { stand(.broken) }
  }

  /// Looks again, after a find or a failure.
  public func again() {
    if phone.camera.status == .allowed { look() }
  }

  /// What was found is dealt with: looks for the next code. A refusal or a failure stays as it is.
  public func next() {
    if state == .found || state.isAtWork { look() }
  }

  /// What the screen says.
  public var page: ScannerPage {
    ScannerPage(
      obstacle: obstacle, hint: words(hintNow), parts: isReceiving ? nil : progress, moving: moving, other: other,
      otherWays: words(parts.count == nil ? .cameraOtherAdd : .partOtherWays), picture: words(.cameraView), isFound: state == .found,
      light: state.isAtWork && hasTorch ? ScannerPage.Light(isOn: torch, words) : nil)
  }

  private var hintNow: Word {
    if state == .found { return isReceived ? .movingComplete : isComplete ? .partComplete : .cameraFound }
    if isAgain { return .partAgain }
    if slow { return .cameraSlow }
    if isMovingElsewhere { return .movingElsewhere }
    if isReceiving { return isDropped ? .movingDropped : .movingHold }
    return parts.count == nil ? hint : .partText
  }

  private var progress: PartsLook? {
    parts.count.map { PartsLook(have: $0.have, need: $0.need, isAgain: isAgain, words) }
  }

  private var isReceiving: Bool { receiving?.percent != nil }

  private var moving: MovingLook? { receiving?.percent.map { MovingLook(percent: $0, words) } }

  private var other: OtherPartLook? {
    guard state == .doubting else { return nil }
    if isOtherMoving { return receiving?.percent.map { OtherPartLook(percent: $0, words) } }
    guard let count = parts.count else { return nil }
    return OtherPartLook(have: count.have, need: count.need, words)
  }

  private var obstacle: ScannerPage.Obstacle? {
    switch state {
    case .asking: ScannerPage.Obstacle(words(.cameraAskTitle), words(.cameraAskText), remedy: words(.cameraAskAllow))
    case .refused: ScannerPage.Obstacle(words(.cameraDeniedTitle), words(.cameraDeniedForGoodText), remedy: words(.cameraSettings))
    case .missing: ScannerPage.Obstacle(words(.cameraMissingTitle), words(.cameraMissingText), remedy: nil)
    case .broken: ScannerPage.Obstacle(words(.cameraBrokenTitle), words(.cameraBrokenText), remedy: words(.actionRetry))
    case .looking, .weighing, .doubting, .found: nil
    }
  }

  private func texts(_ codes: [SeenCode]) async throws(CarnetError) -> [String] {
    var texts: [String] = []
    for code in codes {
      switch code {
      case .text(let text): texts.append(text)
      case .bytes(let bytes): texts.append(try await reading.textOfBytes(bytes))
      }
    }
    return texts
  }

  /// Takes the frames of a moving code. False: there is none.
  private func receive(_ texts: [String]) async -> Bool {
    guard let receiving else { return false }
    var isFrame = false
    for text in texts {
      let find = await receiving.take(text)
      // Whoever left meanwhile wants it no more.
      guard state == .weighing else { return true }
      switch find {
      case .nothing: continue
      case .frame: (isDropped, isOtherDeclined) = (false, false)
      case .dropped: isDropped = true
      case .other where isOtherDeclined: break
      case .other:
        others = [text]
        isOtherMoving = true
        stand(.doubting)
        phone.haptics.success()
        isDoubting = true
        return true
      case .whole(let object):
        isReceived = true
        isDropped = false
        stand(.found)
        phone.haptics.success()
        await onReceived(object)
        return true
      }
      isFrame = true
    }
    if isFrame { goOn() }
    return isFrame
  }

  private func weigh(_ texts: [String]) async throws(CarnetError) {
    let wasCollecting = parts.count != nil
    let find = try await parts.take(texts, by: reading)
    guard state == .weighing else { return }
    switch find {
    case .texts(let texts):
      isComplete = wasCollecting && parts.count == nil
      await end(texts)
    case .frames:
      // One that was misread, where moving codes are looked for.
      goOn()
      isMovingElsewhere = receiving == nil
    case .part(let isNews):
      if isNews {
        fresh = texts
        phone.haptics.success()
      }
      isAgain = !isNews
      goOn()
    case .another(let texts):
      phone.haptics.success()
      others = texts
      isOtherMoving = false
      stand(.doubting)
      isDoubting = true
    }
  }

  private func end(_ texts: [String]) async {
    stand(.found)
    phone.haptics.success()
    await onFound(texts)
  }

  private func ask() async {
    if isBusy { return }
    isBusy = true
    let allowed = await phone.camera.ask()
    isBusy = false
    if allowed { look() } else { stand(.refused) }
  }

  private func look() {
    last = []
    isAgain = false
    isComplete = false
    isReceived = false
    torch = false
    goOn()
  }

  /// Looks for the next code, in the same light.
  private func goOn() {
    let wasAgain = isAgain
    stand(.looking)
    isAgain = wasAgain
    advice = Task { [weak self, pause = phone.pause] in
      guard (try? await pause(.seconds(8))) != nil else { return }
      self?.slow = true
    }
  }

  private func stand(_ state: State) {
    advice?.cancel()
    slow = false
    isAgain = false
    isMovingElsewhere = false
    self.state = state
  }
}
