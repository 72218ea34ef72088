import Foundation
import WalletBridge

extension RequestTrouble {
  /// Why a request is not answered or asked, or an answer not opened, and what to do.
  public var word: Word {
    switch self {
    case .notARequest: .requestNotARequest
    case .altered: .requestAltered
    case .over: .requestOver
    case .ahead: .requestAhead
    case .badWords: .requestBadWords
    case .badAsks: .requestBadAsks
    case .notAccredited: .requestNotAccredited
    case .passNotAsked, .claimNotAsked: .requestNotAsked
    case .badAnswer: .requestBadAnswer
    case .notAnAnswer: .requestNotAnAnswer
    case .otherRequest: .requestOther
    case .alreadyAnswered: .requestAnswered
    case .noName: .requestNoName
    case .notNow: .requestNotNow
    }
  }
}

extension AskerStanding {
  /// Why nobody vouches for whoever asks; nil where somebody does.
  public var word: Word? {
    switch self {
    case .accredited: nil
    case .otherPurpose: .askStandingPurpose
    case .otherCountry: .askStandingCountry
    case .expired: .askStandingExpired
    case .stale: .askStandingStale
    case .clock: .askStandingClock
    case .unknown: .askStandingUnknown
    }
  }
}

extension ShowingMode {
  /// How a pass was shown.
  public var word: Word {
    switch self {
    case .fixed: .historyFixed
    case .live: .historyLive
    case .sealed: .historySealed
    case .mark: .historyMark
    }
  }
}

extension Words {
  /// What something is asked for; a purpose that Carnet does not know stands for itself.
  public func purpose(_ name: String) -> String {
    switch name {
    case "border": self(.purposeBorder)
    case "clearance": self(.purposeClearance)
    case "boarding": self(.purposeBoarding)
    case "venue": self(.purposeVenue)
    case "door": self(.purposeDoor)
    default: name
    }
  }

  /// For how long an answer is kept: days where it is some, else hours and less.
  public func kept(seconds: UInt64) -> String {
    let days = Int(clamping: seconds / 86_400)
    return days > 0 ? self(.days, days) : duration(Int(clamping: seconds))
  }

  /// What a pass says of a claim; nil where it is kept back or not in it.
  public func claim(_ value: AskedValue) -> String? {
    value.value.map { self.value(Field(name: value.name, kind: value.kind, value: $0, event: nil)) }
  }
}
