import WalletBridge
import Wording

extension TripColour {
  /// The tone of a colour: check mark, triangle, question mark, cross.
  public var tone: Tone {
    switch self {
    case .green: .good
    case .yellow: .duty
    case .unknown: .doubt
    case .red: .bad
    }
  }
}

/// What passes are worth: shape and colour by tone, and the word.
public struct ColourLook: Hashable, Sendable {
  public let tone: Tone
  public let word: String

  public init(_ colour: TripColour, _ words: Words) {
    tone = colour.tone
    word = words(colour.word)
  }
}

/// A trip as it stands in a list.
public struct TripRow: Hashable, Sendable, Identifiable {
  public let id: String
  /// Not translated.
  public let name: String
  /// Every country on the way.
  public let route: String
  /// From the first day to the last, each as the calendar there says.
  public let dates: String
  public let colour: ColourLook
  /// When it is forgotten; nil where it is kept.
  public let forgotten: String?
  /// All of it in one sentence, for who listens.
  public let spoken: String

  public init(_ card: TripCard, _ words: Words) {
    id = card.id
    name = card.name
    route = words.route(card.countries)
    dates = words.span(words.isoDate(card.startsDay), words.isoDate(card.endsDay))
    colour = ColourLook(card.colour, words)
    forgotten = card.forgottenAfter.map { words(.tripForgottenAfter, words.day($0)) }
    spoken = words(.tripSpoken, name, route, dates, colour.word)
  }
}

extension TripLeg {
  /// The zone in whose time it is told: that of the stop, or of the start.
  public func zone(in plan: TripPlan) -> String {
    guard let stop = stop.map(Int.init), plan.stops.indices.contains(stop) else { return plan.leaves.zone }
    return plan.stops[stop].arrives.zone
  }
}

/// A leg in the timeline of a trip.
public struct LegRow: Hashable, Sendable, Identifiable {
  /// Its place, from 0: the departure.
  public let id: Int
  /// What it is, and where.
  public let title: String
  /// A symbol of the system.
  public let symbol: String
  /// Whose rules are asked, where that is another country; else nil.
  public let asks: String?
  /// In the time of the stop.
  public let dates: String
  public let colour: ColourLook
  /// Each who goes, and their colour; nobody where one goes alone.
  public let travellers: [TravellerColour]
  /// All of it in one sentence, for who listens.
  public let spoken: String

  /// One who goes, and their colour.
  public struct TravellerColour: Hashable, Sendable, Identifiable {
    public let id: Int
    /// The name and the colour's word.
    public let text: String
    public let colour: ColourLook

    init(id: Int, _ finding: TripFinding, _ words: Words) {
      self.id = id
      colour = ColourLook(finding.colour, words)
      text = words(.legTraveller, finding.traveller, colour.word)
    }
  }

  public init(_ leg: TripLeg, at index: Int, of plan: TripPlan, _ words: Words) {
    id = index
    title = words(leg.kind.word, words.country(leg.country))
    symbol = leg.kind.symbol
    asks = leg.asks == leg.country ? nil : words(.legAsks, words.country(leg.asks))
    dates = Self.dates(leg, plan, words)
    colour = ColourLook(leg.colour, words)
    travellers =
      leg.findings.count > 1
      ? leg.findings.enumerated().map { TravellerColour(id: $0, $1, words) } : []
    let leg = words(.legSpoken, title, dates, colour.word)
    spoken = words.list([leg] + travellers.map(\.text))
  }

  /// As it was typed: with the time where one was.
  private static func dates(_ leg: TripLeg, _ plan: TripPlan, _ words: Words) -> String {
    guard let stop = leg.stop.map(Int.init), plan.stops.indices.contains(stop) else { return words.moment(plan.leaves) }
    let there = plan.stops[stop]
    let arrives = words.moment(there.arrives)
    return there.leaves.map { words.span(arrives, words.moment($0)) } ?? arrives
  }
}

extension TripLegKind {
  /// A symbol of the system.
  var symbol: String {
    switch self {
    case .departure: "airplane.departure"
    case .transit: "arrow.triangle.swap"
    case .stay: "bed.double"
    }
  }
}

/// The trip that is on, or the next to come, in one row.
public struct NextTrip: Hashable, Sendable, Identifiable {
  public let id: String
  /// What it is.
  public let title: String
  /// Not translated.
  public let name: String
  /// The day on which it starts, as the calendar there says.
  public let starts: String
  public let colour: ColourLook
  /// All of it in one sentence, for who listens.
  public let spoken: String

  public init(_ card: TripCard, _ words: Words) {
    id = card.id
    title = words(.tripNext)
    name = card.name
    starts = words.isoDate(card.startsDay)
    colour = ColourLook(card.colour, words)
    spoken = words(.tripNextSpoken, name, starts, colour.word)
  }
}
