import WalletBridge

/// What a colour says. Never the only signal: a shape and a word go with it.
public enum Tone: CaseIterable, Sendable {
  case good, wait, duty, doubt, bad, note

  /// The shape, as a symbol of the system: circle, hexagon, triangle, diamond, octagon.
  public var plate: String {
    switch self {
    case .good: "circle.fill"
    case .wait: "hexagon.fill"
    case .duty: "triangle.fill"
    case .doubt: "diamond.fill"
    case .bad: "octagon.fill"
    case .note: "square.fill"
    }
  }

  /// The mark on it.
  public var mark: String {
    switch self {
    case .good: "checkmark"
    case .wait: "clock"
    case .duty: "exclamationmark"
    case .doubt: "questionmark"
    case .bad: "xmark"
    case .note: "info"
    }
  }
}

extension Verdict {
  /// The tone of a verdict.
  public var tone: Tone {
    switch self {
    case .valid: .good
    case .expired, .notYetValid: .wait
    case .unknown, .unknownSigner, .signerNotAllowed: .doubt
    case .invalid, .undecodable, .revoked: .bad
    }
  }
}
