/// What to be reminded of, as far as the phone is told: the words for it say nothing of anybody, any place or any pass.
public enum ReminderKind: String, CaseIterable, Sendable {
  case testWindowOpens, doseBy, endsDuringStay, duty, renewRules, expires, boosterDue
}

/// All that ever leaves the encrypted wallet about a reminder.
public struct SystemReminder: Hashable, Sendable {
  /// Seconds since 1970 UTC.
  public let at: Int64
  public let kind: ReminderKind

  public init(at: Int64, kind: ReminderKind) {
    self.at = at
    self.kind = kind
  }
}

/// Whether the phone may remind.
public enum ReminderPermission: Sendable, CaseIterable {
  /// The system would ask.
  case undecided
  case allowed
  /// Only the system's settings can help.
  case refused
}

/// The phone's own reminders. It gives them at their time, whether the app runs or not.
public protocol SystemReminders: Sendable {
  func permission() async -> ReminderPermission

  /// Lets the system ask. True: allowed.
  func ask() async -> Bool

  /// Has the phone remind of these, and of nothing that it was told before. What it gave already is taken off its lists where there are
  /// none.
  func replace(with reminders: [SystemReminder])
}
