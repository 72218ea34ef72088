import Foundation
import WalletBridge
import Wording

/// A pass as a code on the screen, and what stands beside it.
public struct CodeLook: Hashable, Sendable {
  /// One byte a module, 1 is dark, row by row, quiet zone included.
  public let modules: Data
  /// Modules a side.
  public let size: Int
  /// What the code is, for who listens.
  public let label: String
  public let stripe: Stripe
  public let title: String
  /// Whose it is; nil where the traveller wants it not beside the code.
  public let holder: HolderLook?
  /// The mark that it counts nowhere; nil on a real pass.
  public let specimen: String?

  public init(_ code: Code, withName: Bool, _ words: Words) {
    let card = code.card
    modules = code.modules
    size = Int(code.size)
    label = words(.showCodeLabel, card.title)
    stripe = Stripe(card.kind)
    title = card.title
    holder = withName ? HolderLook(name: card.name, birthDate: card.birthDate, words) : nil
    specimen = code.specimens ? words(.specimensMark) : nil
  }
}
