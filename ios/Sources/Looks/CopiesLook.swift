import WalletBridge
import Wording

/// Copies of one of Carnet's own passes: how many were never shown, and what to know where few or none are left.
public struct CopiesLook: Hashable, Sendable {
  /// For the details of the pass.
  public let row: Labelled
  /// For where it is shown.
  public let left: String
  /// Nil while there are enough.
  public let notice: Notice?
  /// Every copy was shown once.
  public let areSpent: Bool

  public init(_ copies: Copies, _ words: Words) {
    row = Labelled(words(.copiesLabel), words(.copiesValue, Int(copies.left), Int(copies.all)))
    left = words(.copiesLeft, Int(copies.left))
    areSpent = copies.left == 0
    notice =
      if areSpent {
        Notice(.wait, title: words(.copiesNoneTitle), words(.copiesNoneText))
      } else if copies.few {
        Notice(.wait, title: left, words(.copiesFew))
      } else {
        nil
      }
  }
}
