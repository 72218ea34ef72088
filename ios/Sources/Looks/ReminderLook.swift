import WalletBridge
import Wording

/// What comes up, and when.
public struct ReminderLook: Hashable, Sendable {
  public let day: String
  public let text: String
  /// Whom it is about; nil: everybody.
  public let traveller: String?
  /// The trip it is for, or the publisher who says so; nil where that is plain.
  public let source: String?

  /// - Parameter inTrip: whether it stands on the trip's own page.
  public init(_ reminder: TripReminder, inTrip: Bool, _ words: Words) {
    day = words.day(reminder.at)
    text = words.reminder(reminder)
    traveller = reminder.traveller.isEmpty ? nil : words(.reminderFor, reminder.traveller)
    // Without a country the text names the trip itself.
    source = inTrip || reminder.country.isEmpty ? nil : words(.reminderOfTrip, reminder.tripName)
  }

  /// About a pass.
  public init(_ reminder: PassReminder, _ words: Words) {
    day = words.day(reminder.at)
    text = words.reminder(reminder)
    traveller = reminder.card.name.isEmpty ? nil : words(.reminderFor, reminder.card.name)
    source = reminder.publisher.isEmpty ? nil : words(.reminderPublisher, reminder.publisher)
  }
}
