import WalletBridge
import Wording

extension Notice {
  /// Says that all of this is invented.
  public static func specimens(_ words: Words) -> Notice {
    Notice(.wait, title: words(.specimensTitle), words(.specimensText))
  }

  /// Says that a verdict rests on a publisher whose keys are no secret; nil where it does not.
  public static func development(_ signer: Signer?, _ words: Words) -> Notice? {
    guard let publisher = signer?.publisher, publisher.development else { return nil }
    return Notice(.bad, title: words(.developmentTitle), words(.developmentVerdict))
  }

  /// Says that the recovery code is covered, since others may be watching.
  public static func recoveryCodeCovered(_ words: Words) -> Notice {
    Notice(.wait, title: words(.recoveryCodeCapturedTitle), words(.recoveryCodeCapturedText))
  }
}
