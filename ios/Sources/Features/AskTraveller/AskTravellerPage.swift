import Looks
import WalletBridge
import Wording

/// What the page says that asks a traveller.
public enum AskTravellerPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case building(Building)
  case showing(Showing)
  /// The camera looks. The notice says why the last code was no answer.
  case scanning(Notice?)
  case reported(TravellerReport)

  /// What is asked for.
  public struct Building: Equatable, Sendable {
    /// Why there is no request.
    public let problem: Notice?
    public let purposes: [PurposeLook]
    /// What the purpose needs.
    public let needed: [ClaimLook]
    /// What it does without.
    public let beyond: [ClaimLook]
    public let isCounting: Bool
    /// How many passes were looked at, or what counting is.
    public let tally: String
    public let canAsk: Bool
  }

  /// A purpose to ask for.
  public struct PurposeLook: Equatable, Sendable, Identifiable {
    /// Its place, from 0.
    public let id: Int
    public let title: String
    public let isChosen: Bool
  }

  /// A claim, and whether it is asked for.
  public struct ClaimLook: Equatable, Sendable, Identifiable {
    public let id: String
    public let label: String
    public let isOn: Bool

    init(_ claim: AskedClaim, isOn: Bool, _ words: Words) {
      id = claim.id
      label = words(claim.name.word)
      self.isOn = isOn
    }
  }

  /// The request on the screen.
  public struct Showing: Equatable, Sendable {
    /// Nil once it has ended: nobody is to scan it then.
    public let frame: FrameLook?
    public let label: String
    /// What to do with it, or that it has ended.
    public let text: String
    /// For how long it can be answered, in words.
    public let seconds: String

    init(_ inquiry: Inquiry, left: Int, _ words: Words) {
      frame = left > 0 ? FrameLook(modules: inquiry.modules, size: Int(inquiry.size)) : nil
      label = words(.inquiryLabel)
      text = words(left > 0 ? .inquiryShowText : .inquiryOver)
      seconds = words(.inquirySeconds, left)
    }
  }
}
