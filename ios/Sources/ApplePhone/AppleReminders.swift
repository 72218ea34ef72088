import AppState
import Device
import Foundation
import UserNotifications
import Wording

/// The system's notifications. A request holds a moment and a sentence of the kind, and is named by its place in the row: nothing of the
/// wallet stands in what the system keeps.
public struct AppleReminders: SystemReminders {
  public init() {}

  public func permission() async -> ReminderPermission {
    switch await UNUserNotificationCenter.current().notificationSettings().authorizationStatus {
    case .notDetermined: .undecided
    case .authorized, .provisional, .ephemeral: .allowed
    case .denied: .refused
    @unknown default: .refused
    }
  }

  /// A system that cannot ask has not allowed it.
  public func ask() async -> Bool {
    (try? await UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .sound])) ?? false
  }

  public func replace(with reminders: [SystemReminder]) {
    let center = UNUserNotificationCenter.current()
    center.removeAllPendingNotificationRequests()
    if reminders.isEmpty { center.removeAllDeliveredNotifications() }
    for (place, reminder) in reminders.enumerated() {
      let content = UNMutableNotificationContent()
      content.title = Words.system(.noticeTitle)
      content.body = Words.system(reminder.kind.word)
      content.sound = .default
      let trigger = UNCalendarNotificationTrigger(dateMatching: Self.date(of: reminder.at), repeats: false)
      center.add(UNNotificationRequest(identifier: "reminder-\(place)", content: content, trigger: trigger))
    }
  }

  /// A moment by a clock that stands where no journey changes it.
  static func date(of moment: Int64) -> DateComponents {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var date = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: TimeInterval(moment)))
    date.calendar = calendar
    date.timeZone = .gmt
    return date
  }
}

/// What becomes of a notification when it is given: tapped, it opens the app. While the app is in sight it goes to the system's list alone,
/// since somebody else may be looking at the screen. The system calls it on a thread of its own choice: it belongs to no actor.
public final class ReminderTaps: NSObject, UNUserNotificationCenterDelegate, Sendable {
  private let onTap: @MainActor @Sendable () async -> Void

  /// - Parameter onTap: called after a tap; the wallet may be locked.
  public init(onTap: @escaping @MainActor @Sendable () async -> Void) { self.onTap = onTap }

  /// Has the system call from now on. It keeps no hold of this object.
  public func listen() { UNUserNotificationCenter.current().delegate = self }

  public func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
  ) {
    completionHandler(.list)
  }

  public func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {
    Task { [onTap] in await onTap() }
    completionHandler()
  }
}
