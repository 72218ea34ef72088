import Wording

/// How far the codes of one pass are collected.
public struct PartsLook: Hashable, Sendable {
  public let have: Int
  public let need: Int
  public let title: String
  /// How many are there, and of how many. Spoken when it changes.
  public let progress: String
  /// How many are missing.
  public let missing: String
  public let text: String
  /// That the last one was there already; nil where it was not.
  public let again: String?

  public init(have: Int, need: Int, isAgain: Bool = false, _ words: Words) {
    self.have = have
    self.need = need
    title = words(.partTitle)
    progress = words(.partProgress, have, need)
    missing = words(.partMissing, max(0, need - have))
    text = words(.partText)
    again = isAgain ? words(.partAgain) : nil
  }
}

/// A code of another pass than the one that is being collected: the traveller is asked.
public struct OtherPartLook: Hashable, Sendable {
  public let title: String
  public let text: String
  public let goOn: String
  public let start: String

  public init(have: Int, need: Int, _ words: Words) {
    title = words(.partOtherTitle)
    text = words(.partOtherText, have, need)
    goOn = words(.partGoOn)
    start = words(.partOtherStart)
  }

  /// A frame of another moving code than the one that is being received.
  ///
  /// - Parameter percent: how much of that one is here.
  public init(percent: Int, _ words: Words) {
    title = words(.movingOtherTitle)
    text = words(.movingOtherText, words.percent(percent))
    goOn = words(.movingGoOn)
    start = words(.movingStartAnew)
  }
}
