import Foundation
import Looks
import WalletBridge
import Wording

/// Why nothing was found.
enum AddProblem: Error {
  case nothingToPaste
  /// The text or the files hold no code; no file: it was a text.
  case noCode(files: Int)
  case tooLarge
  case notOpened
  case failed(CarnetError)
  /// A picture of a moving code.
  case frames

  /// Whether every other file would fail as well.
  var isOfTheWallet: Bool {
    switch self {
    case .failed(.unreadable): false
    case .failed: true
    default: false
    }
  }

  func notice(_ words: Words) -> Notice {
    let title = words(.addProblemTitle)
    return switch self {
    case .nothingToPaste: Notice(.wait, title: title, words(.addProblemPaste))
    case .noCode(files: 0): Notice(.wait, title: title, words(.addProblemText))
    case .noCode(let files): Notice(.wait, title: title, words(.addProblemFiles, files))
    case .tooLarge: Notice(.wait, title: title, words(.addProblemLarge))
    case .notOpened: Notice(.wait, title: title, words(.addProblemClosed))
    case .frames: Notice(.wait, title: words(.previewFrameTitle), words(.previewFrameText))
    case .failed(let error): Notice(.wait, title: words.title(error), words.text(error))
    }
  }
}
