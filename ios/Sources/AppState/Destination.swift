/// A place in the open wallet. Its ``code`` is what the system keeps between two starts: never anything a pass says.
public enum Destination: Hashable, Sendable {
  case detail(id: String)
  case show(id: String)
  case handOver
  case add
  case scanner
  case preview(batch: Int)
  case verify
  case history
  case settings
  case trust
  case about
  case licences
  case limits
  case changePin
  case recoveryCode

  /// Whether one comes back here after the wallet was locked in between.
  public var outlivesLock: Bool {
    switch self {
    case .show, .handOver, .preview, .scanner, .verify, .changePin, .recoveryCode: false
    default: true
    }
  }

  /// A short text to keep.
  public var code: String {
    switch self {
    case .detail(let id): "detail:\(id)"
    case .show(let id): "show:\(id)"
    case .preview(let batch): "preview:\(batch)"
    default: "\(self)"
    }
  }

  /// The place that a kept text names; nil where it names none that ``outlivesLock``.
  public init?(code: String) {
    let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      guard parts[0] == "detail" else { return nil }
      self = .detail(id: parts[1])
    } else {
      let plain: [Destination] = [.add, .history, .settings, .trust, .about, .licences, .limits]
      guard let place = plain.first(where: { $0.code == code }) else { return nil }
      self = place
    }
  }
}
