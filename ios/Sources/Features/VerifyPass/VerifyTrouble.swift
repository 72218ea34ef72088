import Looks
import WalletBridge
import Wording

/// Why there is nothing to check.
enum VerifyTrouble: Error {
  case nothingToPaste
  case noCode
  case notOpened
  /// A picture of a moving code.
  case frames
  /// The wallet did not answer.
  case failed(CarnetError)

  var failure: CarnetError? {
    if case .failed(let error) = self { error } else { nil }
  }

  func notice(_ words: Words) -> Notice {
    switch self {
    case .nothingToPaste: Notice(.wait, words(.verifyTroublePaste))
    case .noCode: Notice(.wait, words(.verifyTroubleNoCode))
    case .notOpened: Notice(.wait, words(.verifyTroubleFile))
    case .frames: Notice(.wait, words(.movingElsewhere))
    case .failed(let error): Notice(error, words)
    }
  }
}
