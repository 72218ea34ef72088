import Foundation
import WalletBridge
import Wording

/// All there is to say of one pass.
public struct DetailLook: Hashable, Sendable {
  public let card: CardLook
  public let verdict: VerdictLook
  /// Every field, as a document would print them.
  public let fields: [Labelled]
  /// Who signed, when, and until when. Without a trusted signer it says that nobody trusted did.
  public let signer: [Labelled]
  /// What is out of order without changing the verdict.
  public let warnings: [String]
  /// Personal data beyond what a pass of this format needs, field by field.
  public let excess: [Labelled]
  public let isSpecimen: Bool

  public init(_ detail: Detail, _ words: Words) {
    card = CardLook(detail.card, words)
    verdict = VerdictLook(detail.verdict, detail.reason, words)
    fields = detail.fields
      .filter { !$0.value.trimmingCharacters(in: .whitespaces).isEmpty }
      .map { Labelled(words($0.name.word), words.value($0)) }
    signer = signerRows(detail.signer, issued: detail.issued, expires: detail.expires, words)
    warnings = detail.warnings.map { words($0.word) }
    excess = detail.excess.map { Labelled(words(.detailExcessField, $0.path), words($0.data.word)) }
    isSpecimen = detail.specimens
  }
}

/// Who signed, when, and until when.
public func signerRows(_ signer: Signer?, issued: Int64?, expires: Int64?, _ words: Words) -> [Labelled] {
  var rows: [Labelled] = []
  if signer?.source == nil { rows.append(Labelled(words(.signerIssuer), words(.signerNobody))) }
  if let issuer = signer?.issuer { rows.append(Labelled(words(.signerIssuer), issuer)) }
  if let jurisdiction = signer?.jurisdiction { rows.append(Labelled(words(.signerJurisdiction), words.country(jurisdiction))) }
  if let source = signer?.source { rows.append(Labelled(words(.signerSource), source)) }
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
