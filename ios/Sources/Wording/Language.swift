import Foundation

/// A language the app speaks.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case french = "fr"
  case spanish = "es"
  case arabic = "ar"
  case chinese = "zh-Hans"
  case russian = "ru"

  /// The language's own name, by which its speakers find it.
  public var ownName: String {
    let locale = Locale(identifier: rawValue)
    return locale.localizedString(forIdentifier: rawValue) ?? rawValue
  }
}
