import WalletBridge

/// Trips to countries that are there, by people who do not exist. The days follow ``Samples/now``.
extension Samples {
  public static func local(_ date: String, _ time: String = "", _ zone: String = "Europe/Stockholm") -> LocalMoment {
    LocalMoment(date: date, time: time, zone: zone)
  }

  /// From Sweden by way of Iceland to Japan.
  public static let plan = TripPlan(
    name: "Kyoto in autumn", country: "SE", region: "", leaves: local("2021-11-28", "09:15"),
    stops: [
      TripStop(
        country: "IS", region: "", arrives: local("2021-11-28", "11:00", "Atlantic/Reykjavik"),
        leaves: local("2021-11-28", "14:00", "Atlantic/Reykjavik"), transit: true),
      TripStop(country: "JP", region: "", arrives: local("2021-11-29", "", "Asia/Tokyo"), leaves: nil, transit: false),
    ],
    companions: [], keep: false)

  public static let rule = RuleQuote(id: "VR-JP-0001", version: "1.0.0", words: "Two doses, the last at least 14 days ago.")
  public static let source = RuleSource(name: "Utopia Health Ministry", development: true, issued: now - 3 * day, refreshBy: now + day)

  public static func reason(
    _ code: TripReasonCode, rule: RuleQuote? = nil, pass: String = "", verdict: Verdict? = nil, at: Int64? = nil, duty: TripDuty? = nil,
    words: String = ""
  ) -> TripReason {
    TripReason(code: code, rule: rule, pass: pass, verdict: verdict, at: at, duty: duty, words: words)
  }

  public static func ruling(
    _ colour: TripColour, _ reasons: [TripReason], counts: Bool = true, source: RuleSource? = source, remedies: [TripRemedy] = [],
    passes: [String] = [], standsUntil: Int64? = nil
  ) -> TripRuling {
    TripRuling(
      colour: colour, counts: counts, source: source, reasons: reasons, remedies: remedies, passes: passes, standsUntil: standsUntil)
  }

  public static func leg(
    _ kind: TripLegKind, stop: UInt32?, country: String, asks: String, _ findings: [TripFinding]
  ) -> TripLeg {
    TripLeg(
      kind: kind, stop: stop, country: country, region: "", asks: asks, from: now + 6 * day, until: now + 7 * day,
      colour: findings.map(\.colour).contains(.red) ? .red : findings.first?.colour ?? .unknown, findings: findings)
  }

  /// A trip of two people: one may enter with a duty, nobody speaks of the other's transit.
  public static func trip(_ id: String = "a1", plan: TripPlan = plan, colour: TripColour = .unknown, forgotten: Bool = true) -> Trip {
    let nobody = ruling(.unknown, [reason(.noTransitRules)], source: nil)
    let duty = ruling(
      .yellow, [reason(.duty, rule: rule, pass: "d2", at: now + 9 * day, duty: .quarantine(days: 3))],
      remedies: [.test(test: .naat, after: now + 5 * day, hours: 72)], passes: ["d2"], standsUntil: now + 2 * day)
    let refused = ruling(
      .red, [reason(.ruleRefuses, rule: rule, pass: "r1")], counts: false, remedies: [.nothing])
    func each(_ rulings: [TripRuling], _ colour: TripColour) -> [TripFinding] {
      ["Anna Maria Eriksson", "Nils Eriksson"].map { TripFinding(traveller: $0, colour: colour, rulings: rulings) }
    }
    return Trip(
      id: id, plan: plan, colour: colour,
      legs: [
        leg(.departure, stop: nil, country: "SE", asks: "JP", each([duty], .yellow)),
        leg(.transit, stop: 0, country: "IS", asks: "JP", each([nobody], .unknown)),
        leg(.stay, stop: 1, country: "JP", asks: "JP", each([duty, refused], .yellow)),
      ],
      standsUntil: now + 2 * day, forgottenAfter: forgotten ? now + 22 * day : nil)
  }

  public static func reminder(
    _ code: TripReminderCode, at: Int64 = now + day, trip: String = "a1", country: String = "JP", traveller: String = "",
    moment: Int64? = now + 3 * day
  ) -> TripReminder {
    TripReminder(
      at: at, code: code, trip: trip, tripName: "Kyoto in autumn", country: country, traveller: traveller, moment: moment)
  }

  public static func reminder(
    _ code: PassReminderCode, at: Int64 = now + day, card: Card = dose, moment: Int64? = nil, publisher: String = ""
  ) -> PassReminder {
    PassReminder(at: at, code: code, card: card, moment: moment, publisher: publisher)
  }

  public static func card(_ trip: Trip) -> TripCard {
    TripCard(
      id: trip.id, name: trip.plan.name, countries: [trip.plan.country] + trip.plan.stops.map(\.country), starts: now + 6 * day,
      ends: now + 8 * day, startsDay: trip.plan.leaves.date, endsDay: trip.plan.stops.last?.arrives.date ?? "",
      forgottenAfter: trip.forgottenAfter, colour: trip.colour)
  }
}

extension TripPlan {
  /// As the core refuses what is no trip, as far as a test needs it.
  func check() throws(CarnetError) {
    if name.isEmpty { throw .noTrip(.name, stop: nil) }
    if country.isEmpty { throw .noTrip(.country, stop: nil) }
    if stops.isEmpty { throw .noTrip(.noStop, stop: nil) }
    for (index, stop) in stops.enumerated() where stop.country.isEmpty { throw .noTrip(.country, stop: index) }
    if stops.last?.transit == true { throw .noTrip(.endsInTransit, stop: nil) }
  }
}
