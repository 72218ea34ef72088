import Foundation

extension Words {
  /// A date as a pass writes it (`1974`, `1974-08`, `1974-08-12`, or with a time), as this language writes it; anything else as it
  /// stands.
  public func isoDate(_ value: String) -> String {
    switch value.count {
    case 4: utcDay(value + "-01-01").map { written($0, "y", utc) } ?? value
    case 7: utcDay(value + "-01").map { written($0, "yMMM", utc) } ?? value
    case 10: utcDay(value).map { written($0, "yMMMd", utc) } ?? value
    case 11...: moment(value) ?? value
    default: value
    }
  }

  /// A point in time, seconds since 1970 UTC: day, hour and minute where the phone is.
  public func instant(_ seconds: Int64) -> String { self(.dateTime, day(seconds), clock(seconds)) }

  /// The day of a point in time, where the phone is.
  public func day(_ seconds: Int64) -> String { written(date(seconds), "yMMMd", timeZone) }

  /// How many days ago a point in time was, by the calendar where the phone is; nil for one that is still to come.
  public func age(_ seconds: Int64, at now: Int64) -> String? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let from = calendar.startOfDay(for: date(seconds))
    let to = calendar.startOfDay(for: date(now))
    guard let days = calendar.dateComponents([.day], from: from, to: to).day, days >= 0 else { return nil }
    return days == 0 ? self(.ageToday) : self(.ageDays, days)
  }

  /// Hour and minute of a point in time, where the phone is.
  public func clock(_ seconds: Int64) -> String { written(date(seconds), "jm", timeZone) }

  /// Hour, minute and second of a point in time, where the phone is.
  public func second(_ seconds: Int64) -> String { written(date(seconds), "jms", timeZone) }

  /// A country's name; what is no code stands for itself.
  public func country(_ code: String) -> String {
    guard code.wholeMatch(of: /[A-Za-z]{2}/) != nil else { return code }
    return locale.localizedString(forRegionCode: code.uppercased()) ?? code
  }

  /// Seconds in one unit, rounded up: `45 seconds`, `3 minutes`, `1 hour`.
  public func duration(_ seconds: Int) -> String {
    if seconds < 60 { return self(.seconds, seconds) }
    if seconds < 3600 { return self(.minutes, (seconds + 59) / 60) }
    return self(.hours, (seconds + 3599) / 3600)
  }

  /// A number of bytes in the unit people use for it.
  public func bytes(_ count: Int64) -> String { count.formatted(.byteCount(style: .file).locale(locale)) }

  /// A part of a hundred, as this language writes it: `25%`, `25 %`.
  public func percent(_ percent: Int) -> String { (Double(percent) / 100).formatted(.percent.precision(.fractionLength(0)).locale(locale)) }

  private func date(_ seconds: Int64) -> Date { Date(timeIntervalSince1970: TimeInterval(seconds)) }

  /// A date of the calendar, at midnight in UTC; nil where there is no such day.
  private func utcDay(_ text: String) -> Date? {
    guard let parts = text.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})/),
      let year = Int(parts.1), let month = Int(parts.2), let day = Int(parts.3)
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = utc
    let components = DateComponents(calendar: calendar, timeZone: utc, year: year, month: month, day: day)
    return components.isValidDate ? calendar.date(from: components) : nil
  }

  /// Day and time as the pass says them, where it says them: in its own offset from UTC.
  private func moment(_ text: String) -> String? {
    let form = /(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|([+-])(\d{2}):?(\d{2})?)?/
    guard let parts = text.wholeMatch(of: form), let day = utcDay(String(parts.1)),
      let hour = Int(parts.2), let minute = Int(parts.3), hour < 24, minute < 60
    else { return nil }
    let time = day.addingTimeInterval(TimeInterval(hour * 3600 + minute * 60))
    return self(.dateTime, written(time, "yMMMd", utc), written(time, "jm", utc))
  }

  private var utc: TimeZone { .gmt }

  /// In the language's own order and words for these parts of a date (a skeleton of Unicode LDML, part 4).
  private func written(_ date: Date, _ skeleton: String, _ zone: TimeZone) -> String {
    let format = DateFormatter()
    format.locale = locale
    format.timeZone = zone
    format.setLocalizedDateFormatFromTemplate(skeleton)
    // Unicode's Arabic pattern had a comma before the year until CLDR 45; the other shell has a newer one.
    format.dateFormat = format.dateFormat.replacing("MMM، y", with: "MMM y")
    return format.string(from: date)
  }
}

extension Words {
  /// Time left, as a clock that runs: `0:29`, `59:59`, `1:00:00`.
  public func countdown(_ seconds: Int) -> String {
    let style: Duration.TimeFormatStyle = seconds < 3600 ? .time(pattern: .minuteSecond) : .time(pattern: .hourMinuteSecond)
    return Duration.seconds(seconds).formatted(style.locale(locale))
  }
}
