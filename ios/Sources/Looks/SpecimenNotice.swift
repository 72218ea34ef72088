import Wording

extension Notice {
  /// Says that all of this is invented.
  public static func specimens(_ words: Words) -> Notice {
    Notice(.wait, title: words(.specimensTitle), words(.specimensText))
  }
}
