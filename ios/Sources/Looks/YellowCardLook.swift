import WalletBridge
import Wording

/// WHO's certificate of vaccination or prophylaxis in the order of the paper card: International Health Regulations (2005), Annex 6.
public struct YellowCardLook: Hashable, Sendable {
  /// One line of the card: against what, and its columns.
  public struct Entry: Hashable, Sendable, Identifiable {
    public let id: Int
    /// The disease or condition; nil where the pass does not say.
    public let disease: String?
    /// Vaccine, date, clinician, manufacturer and batch, validity, centre: always all of them, as on paper.
    public let columns: [Labelled]
    /// What the paper card has no column for.
    public let more: [Labelled]
  }

  public let title: String
  public let regulations: String
  /// Before the holder.
  public let certify: String
  public let holder: [Labelled]
  /// Before the disease.
  public let against: String
  public let entries: [Entry]
  /// What stands for the signature and the stamp.
  public let signature: String

  init(_ fields: [Field], _ words: Words) {
    title = words(.yellowCardTitle)
    regulations = words(.yellowCardRegulations)
    certify = words(.yellowCardHolder)
    holder = fields.filter { $0.isOfHolder && Self.prints($0) }.map { field in
      Labelled(words(field.name == .documentNumber ? .yellowCardDocument : field.name.word), words.value(field))
    }
    against = words(.yellowCardAgainst)
    entries = Set(fields.compactMap(\.event)).sorted().map { event in
      Entry(fields.filter { $0.event == event }, id: Int(event), words)
    }
    signature = words(.yellowCardSignature)
  }

  /// Whether the card has a place for it.
  static func prints(_ field: Field) -> Bool { field.event != nil || field.isOfHolder && field.name != .nameMrz }
}

extension YellowCardLook.Entry {
  init(_ fields: [Field], id: Int, _ words: Words) {
    func said(_ names: FieldName...) -> String {
      let lines = names.compactMap { name in fields.first { $0.name == name }.map { words.value($0) } }
      return lines.isEmpty ? words(.yellowCardEmpty) : lines.joined(separator: "\n")
    }
    let valid = fields.compactMap { Self.validity($0, words) }
    self.id = id
    disease = fields.first { $0.name == .disease }.map { words.value($0) }
    columns = [
      Labelled(words(.yellowCardVaccine), said(.product, .prophylaxis)),
      Labelled(words(.yellowCardDate), said(.vaccinated)),
      Labelled(words(.yellowCardClinician), said(.clinician)),
      Labelled(words(.yellowCardBatch), said(.manufacturer, .batch)),
      Labelled(words(.yellowCardValid), valid.isEmpty ? words(.yellowCardEmpty) : valid.joined(separator: "\n")),
      Labelled(words(.yellowCardCentre), said(.centre)),
    ]
    more = fields.filter { !Self.printed.contains($0.name) }.map { $0.row(words) }
  }

  private static func validity(_ field: Field, _ words: Words) -> String? {
    switch (field.name, field.kind) {
    case (.validFrom, _): words(.yellowCardFrom, words.value(field))
    case (.validUntil, .forLife) where field.value.isEmpty: words(.yellowCardForLife)
    case (.validUntil, .forLife): words.value(field)
    case (.validUntil, _): words(.yellowCardUntil, words.value(field))
    default: nil
    }
  }

  private static let printed: Set<FieldName> = [
    .disease, .prophylaxis, .product, .vaccinated, .clinician, .manufacturer, .batch, .validFrom, .validUntil, .centre,
  ]
}
