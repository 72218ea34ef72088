import Foundation
import WalletBridge
import Wording

/// All there is to say of one pass.
public struct DetailLook: Hashable, Sendable {
  public let card: CardLook
  /// How many more events there are than the one the card names; nil where it is the only one.
  public let more: String?
  public let verdict: VerdictLook
  /// The certificate as the paper card prints it; nil for every format but that one.
  public let yellowCard: YellowCardLook?
  /// Every other field, as a document would print them: the holder, each event, the certificate.
  public let sections: [FieldSection]
  /// The format's own name, and a sentence about it.
  public let format: Labelled
  /// Who signed, when, and until when. Without a trusted signer it says that nobody trusted did.
  public let signer: [Labelled]
  /// What is out of order without changing the verdict.
  public let warnings: [String]
  /// That the verdict rests on a publisher whose keys are no secret; nil where it does not.
  public let development: Notice?
  /// What publishers say of the signer's key, where they differ.
  public let opinions: [Labelled]
  /// Personal data beyond what a pass of this format needs, field by field; nil where there is none.
  public let excess: ExcessLook?
  public let isSpecimen: Bool
  /// Copies of one of Carnet's own passes; nil for every other.
  public let copies: CopiesLook?

  public init(_ detail: Detail, _ words: Words) {
    let fields = detail.fields.filter(\.says)
    let events = Set(fields.compactMap(\.event)).count
    card = CardLook(detail.card, words)
    more = events > 1 ? words(.cardMore, events - 1) : nil
    verdict = VerdictLook(detail.verdict, detail.reason, words)
    yellowCard = detail.card.format == .icvp ? YellowCardLook(fields, words) : nil
    sections = FieldSection.all(yellowCard == nil ? fields : fields.filter { !YellowCardLook.prints($0) }, events: events, words)
    format = Labelled(detail.card.formatName, words(detail.card.format.sentence))
    signer = signerRows(detail.signer, issued: detail.issued, expires: detail.expires, words)
    warnings = detail.warnings.map { words($0.word) }
    development = .development(detail.signer, words)
    opinions = detail.opinions.map { Labelled($0.publisher, words.opinion($0)) }
    excess = detail.excess.isEmpty ? nil : ExcessLook(detail.excess, words)
    isSpecimen = detail.specimens
    copies = detail.copies.map { CopiesLook($0, words) }
  }
}

extension Field {
  /// Whether it says anything. What is valid for life says so without a day.
  var says: Bool { kind == .forLife || !value.allSatisfy(\.isWhitespace) }

  /// Whether it is said of the holder.
  var isOfHolder: Bool {
    switch name {
    case .name, .nameMrz, .birthDate, .sex, .nationality, .documentType, .documentNumber, .guardian, .category, .hint: event == nil
    default: false
    }
  }

  func row(_ words: Words) -> Labelled { Labelled(self, words) }
}

extension Labelled {
  /// A field of a pass.
  public init(_ field: Field, _ words: Words) { self.init(words(field.name.word), words.value(field)) }
}

/// Rows of a pass that belong together, under a title.
public struct FieldSection: Hashable, Sendable {
  public let title: String
  public let rows: [Labelled]

  /// Holder, events newest first, certificate; sections without a row are left out.
  static func all(_ fields: [Field], events: Int, _ words: Words) -> [FieldSection] {
    let happened = Set(fields.compactMap(\.event)).sorted().map { event in
      FieldSection(
        title: events > 1 ? words(.detailEvent, Int(event) + 1, events) : words(.detailFields),
        rows: fields.filter { $0.event == event }.map { $0.row(words) })
    }
    let holder = FieldSection(title: words(.detailPerson), rows: fields.filter(\.isOfHolder).map { $0.row(words) })
    let document = FieldSection(
      title: words(.detailDocument), rows: fields.filter { $0.event == nil && !$0.isOfHolder }.map { $0.row(words) })
    return ([holder] + happened + [document]).filter { !$0.rows.isEmpty }
  }
}

/// Who signed, when, and until when.
public func signerRows(_ signer: Signer?, issued: Int64?, expires: Int64?, _ words: Words) -> [Labelled] {
  var rows: [Labelled] = []
  if signer?.source == nil { rows.append(Labelled(words(.signerIssuer), words(.signerNobody))) }
  if let issuer = signer?.issuer { rows.append(Labelled(words(.signerIssuer), issuer)) }
  if let jurisdiction = signer?.jurisdiction { rows.append(Labelled(words(.signerJurisdiction), words.country(jurisdiction))) }
  if let publisher = signer?.publisher {
    rows.append(Labelled(words(.signerPublisher), publisher.name))
    rows.append(Labelled(words(.signerPackFrom), words.day(publisher.issued)))
  } else if let source = signer?.source {
    rows.append(Labelled(words(.signerSource), source))
  }
  if let issued { rows.append(Labelled(words(.signerIssued), words.instant(issued))) }
  if let expires { rows.append(Labelled(words(.signerExpires), words.instant(expires))) }
  if let keyId = signer?.keyId, !keyId.isEmpty { rows.append(Labelled(words(.signerKeyId), keyId)) }
  return rows
}

/// What whoever reads the code learns: a count that unfolds into every field.
public struct RevealsLook: Hashable, Sendable {
  public let title: String
  public let count: String
  public let rows: [Labelled]

  public init(_ reveals: [Revealed], _ words: Words) {
    title = words(.revealsTitle)
    count = words(.revealsCount, reveals.count)
    rows = reveals.map { Labelled(words.path($0.path), $0.value) }
  }
}

/// Something that a person has to know: what happened, and what to do.
public struct Notice: Hashable, Sendable {
  public let tone: Tone
  public let title: String?
  public let text: String

  public init(_ tone: Tone, title: String? = nil, _ text: String) {
    self.tone = tone
    self.title = title
    self.text = text
  }

  /// Why a call failed.
  public init(_ error: CarnetError, _ words: Words) {
    self.init(.bad, title: words.title(error), words.text(error))
  }
}
