import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// A publisher's pack as a moving code, for another phone.
@MainActor
@Observable
public final class ShowPackModel {
  /// The code, while there is one.
  public let show: MovingShow

  private enum State {
    case loading
    case failed(CarnetError)
    /// It goes by file alone.
    case tooLarge(URL?)
    case showing
  }

  private var state = State.loading
  private var name = ""

  private let id: String
  private let publishers: any Publishers
  private let phone: Phone
  private let words: Words

  public init(id: String, publishers: any Publishers, phone: Phone, words: Words) {
    self.id = id
    self.publishers = publishers
    self.phone = phone
    self.words = words
    show = MovingShow(phone)
  }

  /// Makes the code. One on the screen stays there.
  public func load() async {
    if case .showing = state { return }
    state = .loading
    do throws(CarnetError) {
      guard let publisher = try await publishers.publishers().first(where: { $0.id == id }) else { throw .noSuchPublisher }
      name = publisher.name
      await show.begin(try await publishers.showPack(id: id))
      state = .showing
    } catch .tooLongToShow {
      await offerFile()
    } catch {
      state = .failed(error)
    }
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
    case .showing:
      show.frame.map {
        .showing(
          MovingShowLook($0, of: show.needed, seconds: show.seconds, isPaused: show.isPaused, label: words(.movingShowLabel, name), words))
      } ?? .loading
    }
  }

  private func offerFile() async {
    do throws(CarnetError) {
      let pack = try await publishers.pack(id: id)
      state = .tooLarge(try? phone.files.offer(pack, name: name, extension: "carnetpack"))
    } catch {
      state = .failed(error)
    }
  }
}

/// What the screen says that shows a pack.
public enum ShowPackPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  /// It goes by file alone. Nil where the file could not be made.
  case tooLarge(Labelled, URL?)
  case showing(MovingShowLook)
}
