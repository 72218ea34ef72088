import SwiftUI
import UniformTypeIdentifiers

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uiapplication
@MainActor
open class UIApplication: UIResponder {
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiapplication/shared
  open class var shared: UIApplication { fatalError() }
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiapplication/isidletimerdisabled
  open var isIdleTimerDisabled: Bool = false
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uiapplication/connectedscenes
  open var connectedScenes: Set<UIScene> { fatalError() }
  /// iOS 8.0. https://developer.apple.com/documentation/uikit/uiapplication/opensettingsurlstring
  nonisolated public static let openSettingsURLString = "app-settings:"
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uiapplication/open(_:options:completionhandler:)
  open func open(
    _ url: URL, options: [OpenExternalURLOptionsKey: Any] = [:], completionHandler completion: (@MainActor @Sendable (Bool) -> Void)? = nil
  ) {}
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uiapplication/openexternalurloptionskey
  public struct OpenExternalURLOptionsKey: Hashable, Sendable {}
  /// iOS 3.0. https://developer.apple.com/documentation/uikit/uiapplication/launchoptionskey
  public struct LaunchOptionsKey: Hashable, Sendable {}
}

/// iOS 13.0. https://developer.apple.com/documentation/uikit/uiscene
@MainActor
open class UIScene: UIResponder {
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uiscene/didactivatenotification
  nonisolated public class var didActivateNotification: Notification.Name { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uiscene/didenterbackgroundnotification
  nonisolated public class var didEnterBackgroundNotification: Notification.Name { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uiscene/willdeactivatenotification
  nonisolated public class var willDeactivateNotification: Notification.Name { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/uikit/uiwindowscene
@MainActor
open class UIWindowScene: UIScene, UITraitEnvironment, UITraitChangeObservable {
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uiwindowscene/screen
  open var screen: UIScreen { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/uikit/uiwindowscene/keywindow
  open var keyWindow: UIWindow? { fatalError() }
  public var traitCollection: UITraitCollection { fatalError() }
}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uiscreen
@MainActor
open class UIScreen: NSObject {
  /// iOS 5.0. https://developer.apple.com/documentation/uikit/uiscreen/brightness
  open var brightness: CGFloat = 0
}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uidevice
@MainActor
open class UIDevice: NSObject {
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uidevice/current
  open class var current: UIDevice { fatalError() }
  /// iOS 3.2. https://developer.apple.com/documentation/uikit/uidevice/userinterfaceidiom
  open var userInterfaceIdiom: UIUserInterfaceIdiom { fatalError() }
}

/// iOS 3.2. https://developer.apple.com/documentation/uikit/uiuserinterfaceidiom
public enum UIUserInterfaceIdiom: Int, Sendable {
  case unspecified = -1
  case phone = 0
  case pad = 1
}

/// iOS 8.0. https://developer.apple.com/documentation/uikit/uitraitenvironment
@MainActor
public protocol UITraitEnvironment: NSObjectProtocol {
  /// iOS 8.0. https://developer.apple.com/documentation/uikit/uitraitenvironment/traitcollection
  var traitCollection: UITraitCollection { get }
}

/// iOS 8.0. https://developer.apple.com/documentation/uikit/uitraitcollection
open class UITraitCollection: NSObject {
  /// iOS 17.0. https://developer.apple.com/documentation/uikit/uitraitcollection/scenecapturestate
  open var sceneCaptureState: UISceneCaptureState { fatalError() }
  /// iOS 12.0. https://developer.apple.com/documentation/uikit/uitraitcollection/userinterfacestyle
  open var userInterfaceStyle: UIUserInterfaceStyle { fatalError() }
}

/// iOS 12.0. https://developer.apple.com/documentation/uikit/uiuserinterfacestyle
public enum UIUserInterfaceStyle: Int, Sendable {
  case unspecified
  case light
  case dark
}

/// iOS 17.0. https://developer.apple.com/documentation/uikit/uiscenecapturestate
public enum UISceneCaptureState: Int, Sendable {
  case unspecified = -1
  case inactive = 0
  case active = 1
}

/// iOS 17.0. https://developer.apple.com/documentation/uikit/uitraitdefinition
public protocol UITraitDefinition {}

/// iOS 17.0. https://developer.apple.com/documentation/uikit/uitraitscenecapturestate
open class UITraitSceneCaptureState: NSObject, UITraitDefinition {}

/// iOS 17.0. https://developer.apple.com/documentation/uikit/uitrait
public typealias UITrait = any UITraitDefinition.Type

/// iOS 17.0. https://developer.apple.com/documentation/uikit/uitraitchangeregistration
@MainActor
public protocol UITraitChangeRegistration {}

/// iOS 17.0. https://developer.apple.com/documentation/uikit/uitraitchangeobservable
@MainActor
public protocol UITraitChangeObservable {}

extension UITraitChangeObservable {
  /// iOS 17.0. https://developer.apple.com/documentation/uikit/uitraitchangeobservable/registerfortraitchanges(_:handler:)
  @discardableResult
  public func registerForTraitChanges(
    _ traits: [UITrait], handler: @escaping @MainActor (_ traitEnvironment: Self, _ previousTraitCollection: UITraitCollection) -> Void
  ) -> any UITraitChangeRegistration { fatalError() }
}

/// iOS 3.0. https://developer.apple.com/documentation/uikit/uipasteboard
open class UIPasteboard: NSObject {
  /// iOS 3.0. https://developer.apple.com/documentation/uikit/uipasteboard/general
  open class var general: UIPasteboard { fatalError() }
  /// iOS 3.0. https://developer.apple.com/documentation/uikit/uipasteboard/string
  open var string: String?
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uipasteboard/hasstrings
  open var hasStrings: Bool { fatalError() }
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uipasteboard/optionskey
  public struct OptionsKey: Hashable, Sendable {
    /// iOS 10.0. https://developer.apple.com/documentation/uikit/uipasteboard/optionskey/expirationdate
    public static let expirationDate = OptionsKey()
    /// iOS 10.0. https://developer.apple.com/documentation/uikit/uipasteboard/optionskey/localonly
    public static let localOnly = OptionsKey()
  }
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uipasteboard/setitems(_:options:)
  open func setItems(_ items: [[String: Any]], options: [OptionsKey: Any] = [:]) {}
}

/// iOS 10.0. https://developer.apple.com/documentation/uikit/uinotificationfeedbackgenerator
@MainActor
open class UINotificationFeedbackGenerator: NSObject {
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uinotificationfeedbackgenerator/feedbacktype
  public enum FeedbackType: Int, Sendable {
    case success
    case warning
    case error
  }
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uinotificationfeedbackgenerator/notificationoccurred(_:)
  open func notificationOccurred(_ notificationType: FeedbackType) {}
}

/// iOS 10.0. https://developer.apple.com/documentation/uikit/uiimpactfeedbackgenerator
@MainActor
open class UIImpactFeedbackGenerator: NSObject {
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uiimpactfeedbackgenerator/impactoccurred()
  open func impactOccurred() {}
}

/// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinfo
@MainActor
open class UIPrintInfo: NSObject {
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinfo/init(dictionary:)
  public convenience init(dictionary: [AnyHashable: Any]?) { fatalError() }
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinfo/jobname
  open var jobName: String = ""
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinfo/outputtype-swift.property
  open var outputType: OutputType = .general
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinfo/outputtype-swift.enum
  public enum OutputType: Int, Sendable {
    case general
    case photo
    case grayscale
    case photoGrayscale
  }
}

/// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller
@MainActor
open class UIPrintInteractionController: NSObject {
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/completionhandler
  public typealias CompletionHandler = (UIPrintInteractionController, Bool, (any Error)?) -> Void
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/shared
  open class var shared: UIPrintInteractionController { fatalError() }
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/isprintingavailable
  open class var isPrintingAvailable: Bool { fatalError() }
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/printinfo
  open var printInfo: UIPrintInfo?
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/printingitem
  open var printingItem: Any?
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/dismiss(animated:)
  open func dismiss(animated: Bool) {}
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/present(animated:completionhandler:)
  @discardableResult
  open func present(animated: Bool, completionHandler completion: CompletionHandler? = nil) -> Bool { fatalError() }
  /// iOS 4.2. https://developer.apple.com/documentation/uikit/uiprintinteractioncontroller/present(from:in:animated:completionhandler:)
  @discardableResult
  open func present(from rect: CGRect, in view: UIView, animated: Bool, completionHandler completion: CompletionHandler? = nil) -> Bool {
    fatalError()
  }
}

extension UIApplication {
  /// iOS 8.0. https://developer.apple.com/documentation/uikit/uiapplication/extensionpointidentifier
  public struct ExtensionPointIdentifier: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// iOS 8.0. https://developer.apple.com/documentation/uikit/uiapplication/extensionpointidentifier/keyboard
    public static let keyboard = ExtensionPointIdentifier(rawValue: "com.apple.keyboard-service")
  }
}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uiapplicationdelegate
@MainActor public protocol UIApplicationDelegate: NSObjectProtocol {
  /// iOS 3.0. https://developer.apple.com/documentation/uikit/uiapplicationdelegate/application(_:didfinishlaunchingwithoptions:)
  func application(_ application: UIApplication, didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?) -> Bool
  /// iOS 8.0. https://developer.apple.com/documentation/uikit/uiapplicationdelegate/application(_:shouldallowextensionpointidentifier:)
  func application(_ application: UIApplication, shouldAllowExtensionPointIdentifier extensionPointIdentifier: UIApplication.ExtensionPointIdentifier)
    -> Bool
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/uiapplicationdelegateadaptor
@MainActor @preconcurrency @propertyWrapper
public struct UIApplicationDelegateAdaptor<DelegateType>: DynamicProperty where DelegateType: NSObject, DelegateType: UIApplicationDelegate {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/uiapplicationdelegateadaptor/init(_:)-8vsx1
  public init(_ delegateType: DelegateType.Type = DelegateType.self) {}
  public var wrappedValue: DelegateType { fatalError() }
}
