import Catalogue
import Foundation

/// The catalogue as the system reads it: compiled by Xcode, in the language that the traveller chose for this app. Where it is not
/// compiled, as off Apple's systems, the file itself is read.
struct SystemPatterns: Patterns {
  #if canImport(Darwin)
    func pattern(_ name: String) -> String { catalogueBundle.localizedString(forKey: name, value: nil, table: nil) }

    /// The system chooses among the plural forms when it formats; the pattern comes back with its numbers in place.
    func pattern(_ name: String, count: Int, locale: Locale) -> String {
      let format = catalogueBundle.localizedString(forKey: name, value: nil, table: nil)
      return String(format: format, locale: locale, arguments: [count, "%2$@", "%3$@"])
    }
  #else
    private let patterns = CataloguePatterns(.english)

    func pattern(_ name: String) -> String { patterns.pattern(name) }

    func pattern(_ name: String, count: Int, locale: Locale) -> String { patterns.pattern(name, count: count, locale: locale) }
  #endif
}

/// One language of the catalogue's file, `Localizable.xcstrings`.
struct CataloguePatterns: Patterns {
  private static let file = Result { try StringCatalogue.read() }

  private let language: Language

  init(_ language: Language) { self.language = language }

  func pattern(_ name: String) -> String { localization(name)?.stringUnit?.value ?? name }

  func pattern(_ name: String, count: Int, locale: Locale) -> String {
    let forms = localization(name)?.variations?.plural
    return (forms?[language.pluralForm(count)] ?? forms?["other"])?.stringUnit.value ?? name
  }

  private func localization(_ name: String) -> StringCatalogue.Localization? {
    try? Self.file.get().strings[name]?.localizations[language.rawValue]
  }
}

/// The parts of a string catalogue that are read.
struct StringCatalogue: Decodable {
  struct Entry: Decodable {
    let localizations: [String: Localization]
  }

  struct Localization: Decodable {
    let stringUnit: Unit?
    let variations: Variations?
  }

  struct Unit: Decodable {
    let value: String
  }

  struct Variations: Decodable {
    let plural: [String: Form]
  }

  struct Form: Decodable {
    let stringUnit: Unit
  }

  let strings: [String: Entry]

  static func read() throws -> StringCatalogue {
    guard let file = catalogueBundle.url(forResource: "Localizable", withExtension: "xcstrings") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try JSONDecoder().decode(StringCatalogue.self, from: Data(contentsOf: file))
  }
}

extension Language {
  /// The name of the plural form of a whole number (Unicode CLDR, Language Plural Rules, cardinals). Millions, which French and
  /// Spanish tell apart, do not occur.
  func pluralForm(_ count: Int) -> String {
    let tens = count % 100
    let ones = count % 10
    switch self {
    case .english, .spanish: return count == 1 ? "one" : "other"
    case .french: return count == 0 || count == 1 ? "one" : "other"
    case .chinese: return "other"
    case .russian:
      if ones == 1 && tens != 11 { return "one" }
      return (2...4).contains(ones) && !(12...14).contains(tens) ? "few" : "many"
    case .arabic:
      switch count {
      case 0: return "zero"
      case 1: return "one"
      case 2: return "two"
      default: return (3...10).contains(tens) ? "few" : tens >= 11 ? "many" : "other"
      }
    }
  }
}
