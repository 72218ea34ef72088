import Foundation

extension Words {
  /// The same words, telling time in another zone by its IANA name; where there is no such zone, where the phone is.
  public func at(_ zone: String?) -> Words {
    guard let zone = zone.flatMap(TimeZone.init(identifier:)) else { return self }
    return Words(locale: locale, timeZone: zone, patterns: patterns)
  }

  /// The day of noon in Greenwich, by which the core names a day of the calendar.
  public func calendarDay(_ noon: Int64) -> String { at("GMT").day(noon) }

  /// A zone by a place that has it, as its name does: `America/Argentina/Salta` is `Salta`.
  public func zone(_ name: String) -> String {
    name.split(separator: "/").last.map { String($0).replacing("_", with: " ") } ?? name
  }

  /// What a clock on the wall shows where the phone is, as if it stood in Greenwich.
  public func reading(_ seconds: Int64) -> Date {
    let now = Date(timeIntervalSince1970: TimeInterval(seconds))
    return now.addingTimeInterval(TimeInterval(timeZone.secondsFromGMT(for: now)))
  }

  /// Several in a row, as this language lists them.
  public func list(_ items: [String]) -> String { items.formatted(.list(type: .and, width: .narrow).locale(locale)) }

  /// Every country on the way.
  public func route(_ codes: [String]) -> String { list(codes.map { country($0) }) }

  /// The languages in which rules are sought, this one first.
  public var languages: [String] { [locale.language.minimalIdentifier, Language.english.rawValue] }
}
