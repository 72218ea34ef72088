import Foundation
import Looks
import WalletBridge

/// What the screen says that shows one of Carnet's own passes.
public enum ShowLivePage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case choosing(Choosing)
  case showing(Showing)

  /// What of the pass is to be shown.
  public struct Choosing: Equatable, Sendable {
    public let card: CardLook
    /// What a check mark does not prove; nil for other passes. All it says is shown.
    public let mark: Notice?
    /// Nil where the pass is valid.
    public let verdict: VerdictLook?
    public let choices: [Choice]
    /// What a code says where nothing is switched on; nil where something is.
    public let nothing: String?
    public let copies: CopiesLook?
    /// What the button says: that one copy is shown again where none is left.
    public let action: String
    /// That it counts nowhere; nil with a real pass.
    public let specimens: Notice?
    /// Why it could not be shown.
    public let problem: Notice?
  }

  /// One field, and whether it is to be shown.
  public struct Choice: Equatable, Sendable, Identifiable {
    public let name: FieldName
    public let row: Labelled
    public let isOn: Bool

    public var id: String { row.label }
  }

  /// The code of now, and what tells it from a picture of it.
  public struct Showing: Equatable, Sendable {
    /// Nil while the next code is signed: an old one never stays.
    public let frame: Frame?
    public let stripe: Stripe
    public let title: String
    public let kind: String
    /// What whoever reads the code learns.
    public let rows: [Labelled]
    /// What the code does not prove.
    public let unproved: String
    public let copies: CopiesLook
    /// The mark that it counts nowhere; nil on a real pass.
    public let specimen: String?
  }

  /// One code.
  public struct Frame: Equatable, Sendable {
    public let modules: Data
    /// Modules a side.
    public let size: Int
    public let label: String
    /// When it was signed, to the second.
    public let signed: String
    /// In how many seconds it is renewed, in words.
    public let next: String
    /// How much of its life is over, from 0 to 1.
    public let age: Double
  }
}
