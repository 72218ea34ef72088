/// A place in the open wallet. Its ``code`` is what the system keeps between two starts: never anything a pass says.
public enum Destination: Hashable, Sendable {
  case detail(id: String)
  case show(id: String)
  case handOver
  case add
  case scanner
  case preview(batch: Int)
  /// An issuer's invitation, before it is answered.
  case invitation(batch: Int)
  /// What the issuer of an invitation is given, and the end of the enrolment.
  case answer(id: String)
  /// Passes that an enrolment waited for, as they come in.
  case receive(batch: Int)
  /// A verifier's request, and its answer.
  case ask(batch: Int)
  case verify
  /// Asking a traveller.
  case inquiry
  case history
  case settings
  case trust
  case publishers
  case publisher(id: String)
  case conflicts
  case pack(batch: Int)
  case showPack(id: String)
  case trips
  case trip(id: String)
  /// Why a leg of a trip stands as it does; the departure is 0.
  case leg(Int, trip: String)
  /// A trip as it is typed; a new one where there is no id.
  case planTrip(id: String?)
  case reminders
  case about
  case licences
  case limits
  case changePin
  case recoveryCode

  /// Whether one comes back here after the wallet was locked in between.
  public var outlivesLock: Bool {
    switch self {
    case .show, .handOver, .preview, .invitation, .receive, .ask, .pack, .showPack, .scanner, .verify, .inquiry, .planTrip, .changePin,
      .recoveryCode:
      false
    default: true
    }
  }

  /// A short text to keep.
  public var code: String {
    switch self {
    case .detail(let id): "detail:\(id)"
    case .show(let id): "show:\(id)"
    case .preview(let batch): "preview:\(batch)"
    case .invitation(let batch): "invitation:\(batch)"
    case .answer(let id): "answer:\(id)"
    case .receive(let batch): "receive:\(batch)"
    case .ask(let batch): "ask:\(batch)"
    case .pack(let batch): "pack:\(batch)"
    case .publisher(let id): "publisher:\(id)"
    case .showPack(let id): "showPack:\(id)"
    case .trip(let id): "trip:\(id)"
    case .leg(let leg, let trip): "leg:\(leg):\(trip)"
    case .planTrip(let id): "planTrip:\(id ?? "")"
    default: "\(self)"
    }
  }

  /// The place that a kept text names; nil where it names none that ``outlivesLock``.
  public init?(code: String) {
    let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      switch parts[0] {
      case "detail": self = .detail(id: parts[1])
      case "answer": self = .answer(id: parts[1])
      case "publisher": self = .publisher(id: parts[1])
      case "trip": self = .trip(id: parts[1])
      case "leg":
        let leg = parts[1].split(separator: ":", maxSplits: 1)
        guard leg.count == 2, let number = Int(leg[0]) else { return nil }
        self = .leg(number, trip: String(leg[1]))
      default: return nil
      }
    } else {
      let plain: [Destination] = [
        .add, .history, .settings, .trust, .publishers, .conflicts, .trips, .reminders, .about, .licences, .limits,
      ]
      guard let place = plain.first(where: { $0.code == code }) else { return nil }
      self = place
    }
  }
}
