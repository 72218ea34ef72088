import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// A publisher's pack as a moving code, for another phone: eight frames a second while it is in sight and not paused. The code is what
/// moves, so it moves whatever the system says of motion, and can be paused.
@MainActor
@Observable
public final class ShowPackModel {
  /// Whether the traveller holds the code still.
  public var isPaused = false { didSet { light() } }

  private enum State {
    case loading
    case failed(CarnetError)
    /// It goes by file alone.
    case tooLarge(URL?)
    case showing(any MovingCode, needed: Int, MovingFrame)
  }

  private var state = State.loading
  private var name = ""
  private var number: UInt32 = 0
  private var isInSight = false
  private var isBright = false

  private let id: String
  private let publishers: any Publishers
  private let phone: Phone
  private let words: Words

  public init(id: String, publishers: any Publishers, phone: Phone, words: Words) {
    self.id = id
    self.publishers = publishers
    self.phone = phone
    self.words = words
  }

  /// Makes the code. One on the screen stays there.
  public func load() async {
    if case .showing = state { return }
    state = .loading
    do throws(CarnetError) {
      guard let publisher = try await publishers.publishers().first(where: { $0.id == id }) else { throw .noSuchPublisher }
      name = publisher.name
      let code = try await publishers.showPack(id: id)
      state = .showing(code, needed: await code.needed(), await code.frame(0))
      number = 0
    } catch .tooLongToShow {
      await offerFile()
    } catch {
      state = .failed(error)
    }
    light()
  }

  /// Whether frames follow each other now.
  public var isMoving: Bool { isInSight && !isPaused && isShowing }

  /// Shows one frame after the other for as long as ``isMoving``.
  public func run() async {
    while isMoving, !Task.isCancelled, case .showing(let code, let needed, _) = state {
      number &+= 1
      async let next = code.frame(number)
      guard (try? await phone.pause(Self.pace)) != nil else { return }
      let frame = await next
      if isMoving { state = .showing(code, needed: needed, frame) }
    }
  }

  /// The screen came into sight, also from another app.
  public func appeared() {
    isInSight = true
    light()
  }

  /// The screen went out of sight, also behind another app.
  public func disappeared() {
    isInSight = false
    light()
  }

  /// The screen was left: the file that was offered is taken back.
  public func left() {
    if case .tooLarge(let file?) = state { phone.files.discard(file) }
  }

  /// What the screen says.
  public var page: ShowPackPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .tooLarge(let file): .tooLarge(Labelled(words(.movingShowLargeTitle), words(.movingShowLargeText)), file)
    case .showing(_, let needed, let frame):
      .showing(
        ShowPackPage.Showing(
          frame: FrameLook(frame), label: words(.movingShowLabel, name),
          needed: words(.movingShowNeeded, needed, words.duration((needed + Self.framesASecond - 1) / Self.framesASecond)),
          pause: words(isPaused ? .movingShowResume : .movingShowPause)))
    }
  }

  private var isShowing: Bool {
    if case .showing = state { true } else { false }
  }

  private func offerFile() async {
    do throws(CarnetError) {
      let pack = try await publishers.pack(id: id)
      state = .tooLarge(try? phone.files.offer(pack, name: name, extension: "carnetpack"))
    } catch {
      state = .failed(error)
    }
  }

  /// Full brightness, and a screen that stays on, exactly while frames follow each other.
  private func light() {
    if isMoving == isBright { return }
    isBright = isMoving
    phone.screen.bright(isBright)
  }

  /// What a camera of a phone reads without missing many.
  private static let framesASecond = 8
  private static let pace = Duration.milliseconds(125)
}

/// What the screen says that shows a pack.
public enum ShowPackPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  /// It goes by file alone. Nil where the file could not be made.
  case tooLarge(Labelled, URL?)
  case showing(Showing)

  /// A moving code at one moment.
  public struct Showing: Equatable, Sendable {
    public let frame: FrameLook
    /// What the code is, for who listens.
    public let label: String
    /// How many frames it takes at least, and how long.
    public let needed: String
    /// On the button that holds it still or goes on.
    public let pause: String
  }
}
