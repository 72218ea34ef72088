import Foundation
import WalletBridge

/// Passes of people who do not exist, signed by a state that does not exist.
public enum Samples {
  /// 2021-11-22 10:41:07 UTC.
  public static let now: Int64 = 1_637_577_667
  private static let day: Int64 = 86_400

  public static let signer = Signer(
    keyId: "H5NcIMvTU1A=", issuer: "Ministry of Health Utopia", jurisdiction: "UT", source: "utopia-signers.json")
  public static let stranger = Signer(keyId: "AAECAwQFBgc=", issuer: nil, jurisdiction: nil, source: nil)

  public static let dose = card("d2", .vaccination, "Comirnaty", "2/2", "2021-06-11", .valid, until: now + 200 * day)
  public static let test = card(
    "t1", .test, "Nucleic acid amplification with probe detection", "Not detected", "2021-11-21", .valid, until: now + 2 * day)
  public static let recovery = card(
    "r1", .recovery, "COVID-19", "", "2021-03-02", .expired, until: now - 9 * day, name: "Nils Eriksson", birthDate: "2009-05")

  public static func card(
    _ id: String, _ kind: PassKind, _ title: String, _ detail: String, _ eventDate: String, _ verdict: Verdict,
    from: Int64? = nil, until: Int64? = nil, name: String = "Anna Maria Eriksson", birthDate: String = "1974-08-12"
  ) -> Card {
    Card(
      id: id, kind: kind, format: "EU DCC", title: title, detail: detail, name: name, birthDate: birthDate, country: "UT",
      eventDate: eventDate, verdict: verdict, from: from, until: until)
  }

  public static func with(_ card: Card, verdict: Verdict, id: String? = nil) -> Card {
    Card(
      id: id ?? card.id, kind: card.kind, format: card.format, title: card.title, detail: card.detail, name: card.name,
      birthDate: card.birthDate, country: card.country, eventDate: card.eventDate, verdict: verdict, from: card.from,
      until: card.until)
  }

  public static func fields(_ card: Card) -> [Field] {
    [
      Field(name: .name, kind: .text, value: card.name),
      Field(name: .birthDate, kind: .date, value: card.birthDate),
      Field(name: .disease, kind: .text, value: "COVID-19"),
      Field(name: .product, kind: .text, value: "Comirnaty"),
      Field(name: .dose, kind: .dose, value: card.detail),
      Field(name: .vaccinated, kind: .date, value: card.eventDate),
      Field(name: .country, kind: .country, value: card.country),
      Field(name: .centre, kind: .text, value: " "),
      Field(name: .identifier, kind: .text, value: "URN:UVCI:01:UT:9X7W2FJ4Q#K"),
    ]
  }

  public static let reveals = [
    Revealed(path: "nam.fn", value: "Eriksson"),
    Revealed(path: "nam.gn", value: "Anna Maria"),
    Revealed(path: "dob", value: "1974-08-12"),
    Revealed(path: "v.0.dn", value: "2"),
    Revealed(path: "v.0.ci", value: "URN:UVCI:01:UT:9X7W2FJ4Q#K"),
  ]

  public static func detail(
    _ card: Card = dose, reason: Reason? = nil, signer: Signer? = signer, warnings: [Warning] = [], excess: [Excess] = [],
    specimens: Bool = false
  ) -> Detail {
    Detail(
      card: card, fields: fields(card), verdict: card.verdict, reason: reason, signer: signer, issued: now - 30 * day,
      expires: now + 200 * day, warnings: warnings, excess: excess, specimens: specimens)
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
      excess: [Excess(path: "nam.id", data: .nationalId), Excess(path: "t.0.sex", data: .sex)]))
  public static let nothing = Scan.nothing(verdict: .undecodable, reason: .unknownFormat)

  public static func code(_ card: Card = dose, specimens: Bool = false) -> Code {
    let size = 93
    let modules = Data((0..<size * size).map { UInt8(($0 * 7 + $0 / size) % 3 == 0 ? 1 : 0) })
    return Code(size: UInt32(size), modules: modules, card: card, reveals: reveals, specimens: specimens)
  }

  public static func verification(_ verdict: Verdict = .valid, reason: Reason? = nil, specimens: Bool = false) -> Verification {
    Verification(
      verdict: verdict, reason: reason, kind: .vaccination, title: "Comirnaty", detail: "2/2", eventDate: "2021-06-11",
      name: "Anna Maria Eriksson", nameMrz: "ERIKSSON<<ANNA<MARIA", birthDate: "1974-08-12", documentNumber: nil,
      signer: signer, issued: now - 30 * day, expires: now + 200 * day, at: now, specimens: specimens)
  }
}
