import Foundation
import WalletBridge

/// Passes of people who do not exist, signed by a state that does not exist.
public enum Samples {
  /// 2021-11-22 10:41:07 UTC.
  public static let now: Int64 = 1_637_577_667
  public static let day: Int64 = 86_400

  public static let signer = Signer(
    keyId: "H5NcIMvTU1A=", issuer: "Ministry of Health Utopia", jurisdiction: "UT", source: "utopia-signers.json",
    publisher: nil)
  public static let stranger = Signer(keyId: "AAECAwQFBgc=", issuer: nil, jurisdiction: nil, source: nil, publisher: nil)

  public static let dose = card("d2", .vaccination, "Comirnaty", "2/2", "2021-06-11", .valid, until: now + 200 * day)
  public static let test = card(
    "t1", .test, "Nucleic acid amplification with probe detection", "Not detected", "2021-11-21", .valid, until: now + 2 * day)
  public static let recovery = card(
    "r1", .recovery, "COVID-19", "", "2021-03-02", .expired, until: now - 9 * day, name: "Nils Eriksson", birthDate: "2009-05")

  public static func card(
    _ id: String, _ kind: PassKind, _ title: String, _ detail: String, _ eventDate: String, _ verdict: Verdict,
    from: Int64? = nil, until: Int64? = nil, name: String = "Anna Maria Eriksson", birthDate: String = "1974-08-12",
    format: PassFormat = .euDcc
  ) -> Card {
    Card(
      id: id, kind: kind, format: format, formatName: format == .euDcc ? "EU DCC" : "\(format)", title: title, detail: detail, name: name,
      birthDate: birthDate, country: "UT",
      eventDate: eventDate, verdict: verdict, from: from, until: until)
  }

  public static func with(_ card: Card, verdict: Verdict, id: String? = nil) -> Card {
    Card(
      id: id ?? card.id, kind: card.kind, format: card.format, formatName: card.formatName, title: card.title, detail: card.detail,
      name: card.name,
      birthDate: card.birthDate, country: card.country, eventDate: card.eventDate, verdict: verdict, from: card.from,
      until: card.until)
  }

  public static func fields(_ card: Card) -> [Field] {
    [
      Field(name: .name, kind: .text, value: card.name, event: nil),
      Field(name: .birthDate, kind: .date, value: card.birthDate, event: nil),
      Field(name: .disease, kind: .text, value: "COVID-19", event: 0),
      Field(name: .product, kind: .text, value: "Comirnaty", event: 0),
      Field(name: .dose, kind: .dose, value: card.detail, event: 0),
      Field(name: .vaccinated, kind: .date, value: card.eventDate, event: 0),
      Field(name: .centre, kind: .text, value: " ", event: 0),
      Field(name: .country, kind: .country, value: card.country, event: nil),
      Field(name: .identifier, kind: .text, value: "URN:UVCI:01:UT:9X7W2FJ4Q#K", event: nil),
    ]
  }

  /// A yellow card with two entries: one for life, one that says little.
  public static let yellowCard: Detail = {
    let card = Self.card("y1", .vaccination, "Yellow fever", "", "2024-02-01", .valid, format: .icvp)
    let fields = [
      Field(name: .name, kind: .text, value: card.name, event: nil),
      Field(name: .nameMrz, kind: .text, value: "ERIKSSON<<ANNA<MARIA", event: nil),
      Field(name: .birthDate, kind: .date, value: card.birthDate, event: nil),
      Field(name: .sex, kind: .text, value: "F", event: nil),
      Field(name: .nationality, kind: .country, value: "SE", event: nil),
      Field(name: .documentNumber, kind: .text, value: "L898902C3", event: nil),
      Field(name: .disease, kind: .text, value: "Yellow fever", event: 0),
      Field(name: .product, kind: .text, value: "Stamaril", event: 0),
      Field(name: .prophylaxis, kind: .text, value: "Yellow fever, live, attenuated", event: 0),
      Field(name: .manufacturer, kind: .text, value: "Sanofi Pasteur", event: 0),
      Field(name: .batch, kind: .text, value: "R4C21", event: 0),
      Field(name: .vaccinated, kind: .date, value: "2024-02-01", event: 0),
      Field(name: .validFrom, kind: .date, value: "2024-02-11", event: 0),
      Field(name: .validUntil, kind: .forLife, value: "2034-02-10", event: 0),
      Field(name: .centre, kind: .text, value: "Travel clinic 7", event: 0),
      Field(name: .clinician, kind: .text, value: "Dr I. Lind", event: 0),
      Field(name: .disease, kind: .text, value: "Polio", event: 1),
      Field(name: .nextDose, kind: .date, value: "2025-03-04", event: 1),
      Field(name: .validUntil, kind: .date, value: "2025-01-05", event: 1),
      Field(name: .country, kind: .country, value: "UT", event: nil),
      Field(name: .identifier, kind: .text, value: "Y-17", event: nil),
    ]
    return detail(card, fields: fields)
  }()

  public static let reveals = [
    Revealed(path: "nam.fn", value: "Eriksson"),
    Revealed(path: "nam.gn", value: "Anna Maria"),
    Revealed(path: "dob", value: "1974-08-12"),
    Revealed(path: "v.0.dn", value: "2"),
    Revealed(path: "v.0.ci", value: "URN:UVCI:01:UT:9X7W2FJ4Q#K"),
  ]

  public static func detail(
    _ card: Card = dose, reason: Reason? = nil, signer: Signer? = signer, warnings: [Warning] = [], excess: [Excess] = [],
    opinions: [Opinion] = [], specimens: Bool = false, fields: [Field]? = nil, copies: Copies? = nil
  ) -> Detail {
    Detail(
      card: card, fields: fields ?? Self.fields(card), verdict: card.verdict, reason: reason, signer: signer, issued: now - 30 * day,
      expires: now + 200 * day, warnings: warnings, opinions: opinions, excess: excess, specimens: specimens, copies: copies)
  }

  public static func scan(_ detail: Detail = detail(), relation: Relation = .new, keepable: Bool = true) -> Scan {
    .pass(detail: detail, relation: relation, relatedId: relation == .new ? nil : "k", reveals: reveals, keepable: keepable)
  }

  public static let unknownSigner = scan(detail(with(dose, verdict: .unknownSigner), reason: .unknownKey, signer: stranger))
  public static let forged = scan(
    detail(with(dose, verdict: .invalid), reason: .badSignature, signer: stranger), keepable: false)
  public static let talkative = scan(
    detail(
      test, warnings: [.noPrefix, .unknownField],
      excess: [excess, Excess(path: "t.0.sex", data: .sex, paragraph: minimum)]))
  public static let minimum = "EU DCC schema 1.3.0"
  public static let excess = Excess(path: "nam.id", data: .nationalId, paragraph: minimum)
  public static let nothing = Scan.nothing(verdict: .undecodable, reason: .unknownFormat, subject: "")

  /// A signer that a publisher names.
  public static func signer(development: Bool) -> Signer {
    Signer(
      keyId: "H5NcIMvTU1A=", issuer: "Ministry of Health Utopia", jurisdiction: "UT", source: "Utopia Health Ministry",
      publisher: SignerPublisher(
        id: "ab01", name: "Utopia Health Ministry", development: development, issued: now - 3 * day, refreshBy: now + day,
        expires: now + 30 * day))
  }

  /// A publisher that does not exist.
  public static func publisher(
    _ id: String = "ab01", name: String = "Utopia Health Ministry", development: Bool = false, bundled: Bool = false,
    updated: Int64 = now - 3 * day,
    freshness: Freshness = .fresh,
    contents: [PublisherContent] = [PublisherContent(kind: .trust, sequence: 7, entries: 501, issued: now - 3 * day)]
  ) -> Publisher {
    Publisher(
      id: id, name: name, words: fingerprint, development: development, bundled: bundled, updated: updated, refreshBy: now + day,
      expires: now + 30 * day, freshness: freshness, contents: contents)
  }

  public static let fingerprint = [
    "abandon", "ability", "able", "about", "above", "absent", "absorb", "abstract", "absurd", "abuse", "access", "accident",
  ]

  public static let conflict = Conflict(
    signer: "Ministry of Health Utopia", country: "SE",
    opinions: [
      Opinion(publisher: "Utopia Health Ministry", state: .active, since: nil),
      Opinion(publisher: "Atlantis", state: .compromised, since: now - 30 * day),
      Opinion(publisher: "Third", state: .retired, since: now - 60 * day),
    ])

  public static func offer(known: Bool = true, over: Bool = false) -> EnrolmentOffer {
    EnrolmentOffer(
      issuer: "EMBASSY OF UTOPIA (SPECIMEN)", issuerKnown: known, kind: .clearance, copies: 20, expires: now + (over ? -day : day),
      over: over)
  }

  public static func pending(_ id: String = "e1", over: Bool = false) -> PendingEnrolment {
    PendingEnrolment(id: id, offer: offer(over: over), answer: "CEN1:answer")
  }

  public static func code(_ card: Card = dose, specimens: Bool = false) -> Code {
    let size = 93
    let modules = Data((0..<size * size).map { UInt8(($0 * 7 + $0 / size) % 3 == 0 ? 1 : 0) })
    return Code(size: UInt32(size), modules: modules, card: card, reveals: reveals, specimens: specimens)
  }

  public static func verification(
    _ verdict: Verdict = .valid, reason: Reason? = nil, kind: PassKind = .vaccination, signer: Signer? = signer, specimens: Bool = false,
    assurance: Assurance = .static, age: Int64? = nil, seenBefore: Int64? = nil, disclosed: [Field] = []
  ) -> Verification {
    Verification(
      verdict: verdict, reason: reason, kind: kind, title: "Comirnaty", detail: "2/2", eventDate: "2021-06-11",
      name: "Anna Maria Eriksson", nameMrz: "ERIKSSON<<ANNA<MARIA", birthDate: "1974-08-12", documentNumber: nil,
      signer: signer, issued: now - 30 * day, expires: now + 200 * day, at: now, specimens: specimens,
      assurance: assurance, age: age, seenBefore: seenBefore, disclosed: disclosed)
  }
}

/// One of Carnet's own passes.
extension Samples {
  public static let own = Card(
    id: "own", kind: .clearance, format: .native, formatName: "Carnet", title: "EG \u{2013} IT \u{2013} AT", detail: "",
    name: "ANNA MARIA ERIKSSON", birthDate: "1974-08-12", country: "", eventDate: "", verdict: .valid, from: nil,
    until: now + 10 * day)
  public static let mark = Card(
    id: "mark", kind: .mark, format: .native, formatName: "Carnet", title: "Vaccinated or recovered", detail: "", name: "", birthDate: "",
    country: "", eventDate: "", verdict: .valid, from: nil, until: now + day)
  public static let ownFields = [
    Field(name: .name, kind: .text, value: "ANNA MARIA ERIKSSON", event: nil),
    Field(name: .birthDate, kind: .date, value: "1974-08-12", event: nil),
    Field(name: .documentNumber, kind: .text, value: "L898902C3", event: nil),
    Field(name: .colour, kind: .colour, value: "green", event: nil),
    Field(name: .category, kind: .category, value: "foreigner", event: nil),
    Field(name: .route, kind: .route, value: "EG IT AT", event: nil),
  ]

  public static func copies(_ left: UInt32, of all: UInt32 = 20) -> Copies { Copies(all: all, left: left, few: left <= 3) }
}
