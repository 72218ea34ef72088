import WalletBridge

extension FieldName {
  /// The label of a field.
  public var word: Word {
    switch self {
    case .name: .fieldName
    case .nameMrz: .fieldNameMrz
    case .birthDate: .fieldBirthDate
    case .sex: .fieldSex
    case .nationality: .fieldNationality
    case .documentNumber: .fieldDocumentNumber
    case .guardian: .fieldGuardian
    case .disease: .fieldDisease
    case .prophylaxis: .fieldProphylaxis
    case .product: .fieldProduct
    case .manufacturer: .fieldManufacturer
    case .batch: .fieldBatch
    case .dose: .fieldDose
    case .vaccinated: .fieldVaccinated
    case .nextDose: .fieldNextDose
    case .testType: .fieldTestType
    case .testName: .fieldTestName
    case .device: .fieldDevice
    case .sampled: .fieldSampled
    case .resulted: .fieldResulted
    case .result: .fieldResult
    case .centre: .fieldCentre
    case .clinician: .fieldClinician
    case .firstPositive: .fieldFirstPositive
    case .validFrom: .fieldValidFrom
    case .validUntil: .fieldValidUntil
    case .country: .fieldCountry
    case .issuer: .fieldIssuer
    case .identifier: .fieldIdentifier
    case .documentType: .fieldDocumentType
    case .doses: .fieldDoses
    case .colour: .fieldColour
    case .category: .fieldCategory
    case .route: .fieldRoute
    case .evidence: .fieldEvidence
    case .policy: .fieldPolicy
    case .policyDigest: .fieldPolicyDigest
    case .hint: .fieldHint
    }
  }
}

extension Words {
  /// A field's value: dates by language, countries by name.
  public func value(_ field: Field) -> String {
    switch field.kind {
    case .text: field.name == .sex ? sex(field.value) : field.value
    case .date, .dateTime: isoDate(field.value)
    case .country: country(field.value)
    case .dose: dose(field.value)
    case .forLife: forLife(field.value)
    case .colour: self(field.value == "green" ? .colourGreen : .colourYellow)
    case .category: self(field.value == "citizen" ? .categoryCitizen : .categoryForeigner)
    case .route: field.value.split(separator: " ").map { country(String($0)) }.joined(separator: " \u{2013} ")
    }
  }

  /// Without end, whatever day is written on the pass.
  private func forLife(_ written: String) -> String {
    written.isEmpty ? self(.validForLife) : self(.validForLifeWritten, isoDate(written))
  }

  /// The holder's sex as ISO/IEC 5218, ICAO Doc 9303 or FHIR code it; anything else as it stands.
  private func sex(_ value: String) -> String {
    sexes[value.lowercased()].map { self($0) } ?? value
  }

  /// `2/2` as `2 of 2`; anything else as it stands.
  public func dose(_ value: String) -> String {
    let parts = value.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let total = parts[1] else { return value }
    return self(.doseOf, number, total)
  }

  /// A field of a pass by its label, or by its own name where none is known.
  public func field(_ path: String) -> String { self(.detailExcessField, self.path(path)) }

  /// What a path into a pass's claims holds; a path that is not known stands for itself.
  public func path(_ path: String) -> String {
    let word = paths[path.replacing(/\.\d+\./, with: ".")] ?? ownPaths[String(path.prefix { $0 != "." })]
    return word.map { self($0) } ?? path
  }
}

private let sexes: [String: Word] = [
  "1": .sexMale, "m": .sexMale, "male": .sexMale,
  "2": .sexFemale, "f": .sexFemale, "female": .sexFemale,
  "9": .sexUnspecified, "x": .sexUnspecified, "<": .sexUnspecified,
  "other": .sexOther,
  "0": .sexUnknown, "u": .sexUnknown, "unknown": .sexUnknown,
]

/// EU DCC schema 1.3, without the index of the event.
private let paths: [String: Word] = {
  var paths: [String: Word] = [
    "ver": .pathVersion,
    "nam.fn": .pathSurname,
    "nam.gn": .pathForename,
    "nam.fnt": .pathSurnameMrz,
    "nam.gnt": .pathForenameMrz,
    "dob": .fieldBirthDate,
    "v.vp": .fieldProphylaxis,
    "v.mp": .fieldProduct,
    "v.ma": .fieldManufacturer,
    "v.dn": .pathDoseNumber,
    "v.sd": .pathDoseTotal,
    "v.dt": .fieldVaccinated,
    "t.tt": .fieldTestType,
    "t.nm": .fieldTestName,
    "t.ma": .fieldDevice,
    "t.sc": .fieldSampled,
    "t.dr": .fieldResulted,
    "t.tr": .fieldResult,
    "t.tc": .fieldCentre,
    "r.fr": .fieldFirstPositive,
    "r.df": .fieldValidFrom,
    "r.du": .fieldValidUntil,
  ]
  for kind in ["v", "t", "r"] {
    paths[kind + ".tg"] = .fieldDisease
    paths[kind + ".co"] = .fieldCountry
    paths[kind + ".is"] = .fieldIssuer
    paths[kind + ".ci"] = .fieldIdentifier
  }
  return paths
}()

/// Fields of Carnet's own passes by the names of its profile; what stands in one of several follows a dot.
private let ownPaths: [String: Word] = [
  "name": .fieldName, "birth_date": .fieldBirthDate, "document_type": .fieldDocumentType, "document_number": .fieldDocumentNumber,
  "disease": .fieldDisease, "prophylaxis": .fieldProphylaxis, "product": .fieldProduct, "dose": .fieldDose, "doses": .fieldDoses,
  "date": .verifyEventDate, "country": .fieldCountry, "test_type": .fieldTestType, "result": .fieldResult,
  "valid_from": .fieldValidFrom, "valid_until": .fieldValidUntil, "colour": .fieldColour, "category": .fieldCategory,
  "route": .fieldRoute, "evidence": .fieldEvidence, "policy": .fieldPolicy, "policy_digest": .fieldPolicyDigest,
  "until": .fieldValidUntil, "hint": .fieldHint,
]
