import WalletBridge

extension PackTrouble {
  /// Why a pack is refused, and what to do.
  public var word: Word {
    switch self {
    case .notAPack: .packNotAPack
    case .tooLarge: .packTooLarge
    case .damaged: .packDamaged
    case .tooNew: .packTooNew
    case .notGenuine: .packNotGenuine
    case .older: .packOlder
    case .changes: .packChanges
    case .expired: .packExpired
    case .fromFuture: .packFromFuture
    case .clock: .packClock
    }
  }
}

extension ContentKind {
  /// What a publisher speaks of.
  public var word: Word {
    switch self {
    case .trust: .contentTrust
    case .revocation: .contentRevocation
    case .rules: .contentRules
    case .agreements: .contentAgreements
    case .verifiers: .contentVerifiers
    }
  }
}

extension Words {
  /// What a publisher says of a key.
  public func opinion(_ opinion: Opinion) -> String {
    let since = opinion.since.map { day($0) } ?? ""
    return switch opinion.state {
    case .active: self(.opinionActive)
    case .retired: self(.opinionRetired, since)
    case .compromised: self(.opinionCompromised, since)
    }
  }

  /// A day and how long ago it was.
  public func dayAndAge(_ seconds: Int64, at now: Int64) -> String {
    age(seconds, at: now).map { self(.publisherUpdated, day(seconds), $0) } ?? day(seconds)
  }
}
