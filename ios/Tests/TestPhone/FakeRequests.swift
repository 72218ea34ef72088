import Foundation
import WalletBridge

/// One border post that asks for a clearance, and what is answered.
@MainActor
public final class FakeRequests {
  public var asked = Requested.byBorder
  /// Texts that are no request, and why.
  public var troubles: [String: RequestTrouble] = [:]
  public var report = Requested.report
  /// How the answer is shown.
  public var code = SealedCode.one(Requested.frame)
  public var name: String?
  public var counted: Tally?
  /// What was answered, and whether despite the warning.
  public var answers: [[AnswerPart]] = []
  public var despite: [Bool] = []
  /// How often a request was forgotten, and what was asked.
  public var refusals = 0
  public var inquiries: [String] = []
  public var asks: [[Ask]] = []
  public var endings = 0
  /// Answers that were opened.
  public var opened: [Data] = []

  public nonisolated init() {}
}

extension FakeCarnet {
  public func consider(_ text: String) async throws(CarnetError) -> Asked {
    try await opened()
    if let why = requests.troubles[text] { throw .request(why) }
    return requests.asked
  }

  public func answer(_ parts: [AnswerPart], despite: Bool) async throws(CarnetError) -> SealedAnswer {
    try await opened()
    if requests.asked.standing != .accredited && !despite { throw .request(.notAccredited) }
    requests.answers.append(parts)
    requests.despite.append(despite)
    return SealedAnswer(bytes: Data("CSE1:ANSWER".utf8), code: requests.code, parts: [Requested.answered], specimens: specimens)
  }

  public func refuse() async throws(CarnetError) {
    try await opened()
    requests.refusals += 1
  }

  public func asker() async throws(CarnetError) -> Asker? {
    try await opened()
    return requests.name.map { Asker(name: $0, key: Data(count: 32)) }
  }

  public func setAsker(name: String) async throws(CarnetError) -> Asker {
    try await opened()
    if name.count > 80 { throw .request(.badWords) }
    requests.name = name
    return Asker(name: name, key: Data(count: 32))
  }

  public func purposes() async throws(CarnetError) -> [Purpose] {
    try await opened()
    return Requested.purposes
  }

  public func askClaims(of kinds: [PassKind]) async throws(CarnetError) -> [AskedClaim] {
    try await opened()
    return (Requested.purposes.first { $0.kinds == kinds }?.claims ?? []) + [Requested.evidence]
  }

  public func ask(purpose: String, place: String, asks: [Ask]) async throws(CarnetError) -> Inquiry {
    try await opened()
    if requests.name == nil { throw .request(.noName) }
    if asks.allSatisfy(\.claims.isEmpty) { throw .request(.badAsks) }
    requests.inquiries.append("\(purpose) at \(place)")
    requests.asks.append(asks)
    return Inquiry(size: 1, modules: Data([1]), text: "CRQ1:REQUEST", expires: (now?() ?? Samples.now) + Requested.life)
  }

  public func openAnswer(_ answer: Data) async throws(CarnetError) -> AnswerReport {
    try await opened()
    guard String(decoding: answer, as: UTF8.self).hasPrefix("CSE1:ANSWER") else { throw .request(.notAnAnswer) }
    requests.opened.append(answer)
    return requests.report
  }

  public func endInquiry() async throws(CarnetError) {
    try await opened()
    requests.endings += 1
  }

  public func setTally(_ isOn: Bool) async throws(CarnetError) {
    try await opened()
    requests.counted = isOn ? Tally(valid: 0, refused: 0, unknown: 0) : nil
  }

  public func tally() async throws(CarnetError) -> Tally? {
    try await opened()
    return requests.counted
  }
}

/// Requests, answers and reports for tests.
public enum Requested {
  /// Seconds that a request counts.
  public static let life: Int64 = 300
  public static let frame = MovingFrame(size: 1, modules: Data([1]))

  private static func value(_ id: String, _ name: FieldName, _ kind: FieldType, _ value: String?) -> AskedValue {
    AskedValue(id: id, name: name, kind: kind, value: value)
  }

  public static let says = [
    value("name", .name, .text, "ANNA MARIA ERIKSSON"), value("birth_date", .birthDate, .date, "1974-08-12"),
    value("colour", .colour, .colour, "green"), value("evidence", .evidence, .text, "EU DCC vaccination (AT, 2026-11-20)"),
    value("category", .category, .category, nil),
  ]

  public static let evidence = AskedClaim(id: "evidence", name: .evidence, beyond: true)

  private static let claims = says.map { AskedClaim(id: $0.id, name: $0.name, beyond: $0.id == "evidence") }

  public static let own = Candidate(
    card: Samples.own, verdict: .valid, selective: true, says: says, reveals: [], unasked: 0, usedUp: false)

  /// A pass that cannot be cut.
  public static let whole = Candidate(
    card: Samples.dose, verdict: .valid, selective: false, says: [value("name", .name, .text, Samples.dose.name)], reveals: Samples.reveals,
    unasked: 3, usedUp: false)

  public static let clearance = AskedPass(kinds: [.clearance], claims: claims, beyond: false, candidates: [own])

  public static let dose = AskedPass(
    kinds: [.vaccination, .recovery], claims: [AskedClaim(id: "name", name: .name, beyond: false)], beyond: true, candidates: [whole])

  public static let byBorder = asked()

  /// Somebody whom nobody accredits, who asks for more and keeps it for longer.
  public static let byStranger = asked(
    "Somebody", standing: .unknown, kept: 172_800, asks: [clearance, dose], minimumBy: "")

  public static func asked(
    _ requester: String = "Border police, Utopia airport", standing: AskerStanding = .accredited, kept: UInt64 = 0,
    asks: [AskedPass] = [clearance], minimumBy: String? = "Utopia Border Agency", answered: Int64? = nil
  ) -> Asked {
    let isKnown = standing == .accredited
    return Asked(
      requester: requester, place: "Gate F", country: "AT", purpose: "clearance", kept: kept, keptLonger: kept > 0,
      expires: Samples.now + life, standing: standing, accreditedBy: isKnown ? "Ministry of the Interior of Utopia" : nil,
      knownAs: isKnown ? requester : nil, publisher: isKnown ? "Utopia Border Agency" : nil, minimumBy: minimumBy, asksTooMuch: true,
      answered: answered, asks: asks, specimens: false)
  }

  public static let answered = AnsweredPart(
    card: Samples.own, reveals: [Revealed(path: "name", value: "ANNA MARIA ERIKSSON"), Revealed(path: "colour", value: "green")],
    bound: true, copies: Samples.copies(19))

  public static let purposes = [
    Purpose(name: "clearance", kinds: [.clearance], claims: claims.filter { !$0.beyond }),
    Purpose(
      name: "door", kinds: [.mark],
      claims: [
        AskedClaim(id: "policy", name: .policy, beyond: false), AskedClaim(id: "until", name: .validUntil, beyond: false),
      ]),
  ]

  public static func pass(
    ask: UInt32? = 0, verdict: Verdict = .valid, reason: Reason? = nil, assurance: Assurance = .answered, claims: [AskedValue]? = nil,
    more: Bool = false
  ) -> ReportedPass {
    ReportedPass(
      ask: ask, verdict: verdict, reason: reason, assurance: assurance, issuer: ask == nil ? nil : "EMBASSY OF UTOPIA", age: nil,
      claims: claims ?? (ask == nil ? [] : [says[0], value("birth_date", .birthDate, .date, nil), says[2]]), more: more)
  }

  public static let report = AnswerReport(passes: [pass()], unanswered: [], specimens: false)
}
