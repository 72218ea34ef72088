import Wording

extension Notice {
  /// Says that all of this is invented.
  public static func specimens(_ words: Words) -> Notice {
    Notice(.wait, title: words(.specimensTitle), words(.specimensText))
  }

  /// Says that the recovery code is covered, since others may be watching.
  public static func recoveryCodeCovered(_ words: Words) -> Notice {
    Notice(.wait, title: words(.recoveryCodeCapturedTitle), words(.recoveryCodeCapturedText))
  }
}
