@_exported import Catalogue
import Foundation

/// The app's texts in one language, and how that language writes dates, countries and numbers.
///
///     words(.verdictValid)                  // Valid
///     words(.validUntil, words.day(until))  // Valid until 3 Dec 2026
///     words(.minutes, 3)                    // 3 minutes
public struct Words: Sendable {
  /// Whose order of day and month, names of countries and digits are used. Always the Gregorian calendar, which travel documents use.
  public let locale: Locale
  /// Where points in time are told.
  public let timeZone: TimeZone
  let patterns: any Patterns

  /// The language that the traveller chose for this app in the system's settings, or else the phone's.
  public static var system: Words { Words(locale: .current, patterns: SystemPatterns()) }

  /// One language, whatever the phone's.
  public init(_ language: Language, timeZone: TimeZone = .current) {
    self.init(locale: Locale(identifier: language.rawValue), timeZone: timeZone, patterns: CataloguePatterns(language))
  }

  init(locale: Locale, timeZone: TimeZone = .current, patterns: any Patterns) {
    var parts = Locale.Components(locale: locale)
    parts.calendar = .gregorian
    self.locale = Locale(components: parts)
    self.timeZone = timeZone
    self.patterns = patterns
  }

  /// A text, with its arguments in place.
  public func callAsFunction(_ word: Word, _ arguments: any Argument...) -> String {
    filled(patterns.pattern(word.rawValue), arguments)
  }

  /// A text that depends on a number, which is its first argument.
  public func callAsFunction(_ plural: Plural, _ count: Int, _ arguments: any Argument...) -> String {
    filled(patterns.pattern(plural.rawValue, count: count, locale: locale), [count] + arguments)
  }

  /// A whole number in this language's digits.
  public func number(_ number: Int) -> String { number.formatted(.number.grouping(.never).locale(locale)) }

  /// `%1$@` and `%2$lld` by the arguments; a text without arguments stands as it is.
  private func filled(_ pattern: String, _ arguments: [any Argument]) -> String {
    if arguments.isEmpty { return pattern }
    var text = ""
    var rest = pattern[...]
    while let sign = rest.firstIndex(of: "%") {
      text += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      if rest.first == "%" {
        text += "%"
        rest = rest.dropFirst()
      } else if let place = rest.prefixMatch(of: /(\d+)\$(@|lld)/), let index = Int(place.1), arguments.indices.contains(index - 1) {
        text += arguments[index - 1].written(by: self)
        rest = rest[place.range.upperBound...]
      } else {
        text += "%"
      }
    }
    return text + rest
  }
}

/// What may stand in a text: another text, or a whole number.
public protocol Argument: Sendable {
  /// As the language writes it.
  func written(by words: Words) -> String
}

extension String: Argument {
  /// As it stands.
  public func written(by words: Words) -> String { self }
}

extension Int: Argument {
  /// In the language's digits.
  public func written(by words: Wording.Words) -> String { words.number(self) }
}

/// Where the patterns of the texts are found.
protocol Patterns: Sendable {
  func pattern(_ name: String) -> String

  /// The pattern for a number.
  func pattern(_ name: String, count: Int, locale: Locale) -> String
}
