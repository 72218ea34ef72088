@_exported import Foundation

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenter
open class UNUserNotificationCenter: NSObject {
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/current()
  open class func current() -> UNUserNotificationCenter { fatalError() }
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/delegate
  open weak var delegate: (any UNUserNotificationCenterDelegate)?
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/requestauthorization(options:completionhandler:)
  open func requestAuthorization(options: UNAuthorizationOptions = []) async throws -> Bool { fatalError() }
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/getnotificationsettings(completionhandler:)
  open func notificationSettings() async -> UNNotificationSettings { fatalError() }
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/add(_:withcompletionhandler:)
  open func add(_ request: UNNotificationRequest, withCompletionHandler completionHandler: (@Sendable ((any Error)?) -> Void)? = nil) {}
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/removeallpendingnotificationrequests()
  open func removeAllPendingNotificationRequests() {}
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenter/removealldeliverednotifications()
  open func removeAllDeliveredNotifications() {}
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenterdelegate
public protocol UNUserNotificationCenterDelegate: NSObjectProtocol {
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenterdelegate/usernotificationcenter(_:willpresent:withcompletionhandler:)
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void)
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unusernotificationcenterdelegate/usernotificationcenter(_:didreceive:withcompletionhandler:)
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void)
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unauthorizationoptions
public struct UNAuthorizationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unauthorizationoptions/sound
  public static let sound = UNAuthorizationOptions(rawValue: 1 << 1)
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unauthorizationoptions/alert
  public static let alert = UNAuthorizationOptions(rawValue: 1 << 2)
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationpresentationoptions
public struct UNNotificationPresentationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  /// iOS 14.0. https://developer.apple.com/documentation/usernotifications/unnotificationpresentationoptions/list
  public static let list = UNNotificationPresentationOptions(rawValue: 1 << 3)
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unauthorizationstatus
public enum UNAuthorizationStatus: Int, Sendable {
  case notDetermined = 0
  case denied = 1
  case authorized = 2
  case provisional = 3
  case ephemeral = 4
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationsettings
open class UNNotificationSettings: NSObject {
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationsettings/authorizationstatus
  open var authorizationStatus: UNAuthorizationStatus { fatalError() }
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationcontent
open class UNNotificationContent: NSObject {}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent
open class UNMutableNotificationContent: UNNotificationContent {
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/title
  open var title = ""
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/body
  open var body = ""
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/sound
  open var sound: UNNotificationSound?
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationsound
open class UNNotificationSound: NSObject {
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationsound/default
  open class var `default`: UNNotificationSound { fatalError() }
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationtrigger
open class UNNotificationTrigger: NSObject {}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/uncalendarnotificationtrigger
open class UNCalendarNotificationTrigger: UNNotificationTrigger {
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/uncalendarnotificationtrigger/init(datematching:repeats:)
  public convenience init(dateMatching dateComponents: DateComponents, repeats: Bool) { fatalError() }
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationrequest
open class UNNotificationRequest: NSObject {
  /// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationrequest/init(identifier:content:trigger:)
  public convenience init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) { fatalError() }
}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotification
open class UNNotification: NSObject {}

/// iOS 10.0. https://developer.apple.com/documentation/usernotifications/unnotificationresponse
open class UNNotificationResponse: NSObject {}
