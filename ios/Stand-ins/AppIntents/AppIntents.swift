@_exported import Foundation
@_exported import SwiftUI

/// iOS 16.0. https://developer.apple.com/documentation/appintents/intentresult
public protocol IntentResult: Sendable {}

/// iOS 16.0. https://developer.apple.com/documentation/appintents/intentresult
extension Never: IntentResult {}

/// iOS 16.0. https://developer.apple.com/documentation/appintents/intentresultcontainer
public struct IntentResultContainer<Value, OpenIntent, SnippetView, Dialog>: IntentResult {}

extension IntentResult where Self == IntentResultContainer<Never, Never, Never, Never> {
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/intentresult/result()
  public static func result() -> Self { fatalError() }
}

/// iOS 16.0. https://developer.apple.com/documentation/appintents/intentdescription
public struct IntentDescription: Sendable, ExpressibleByStringLiteral {
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/intentdescription/init(stringliteral:)
  public init(stringLiteral value: String) {}
}

/// iOS 16.0. https://developer.apple.com/documentation/appintents/appintent
public protocol AppIntent: Sendable {
  associatedtype PerformResult: IntentResult
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appintent/title
  static var title: LocalizedStringResource { get }
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appintent/description
  static var description: IntentDescription? { get }
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appintent/openappwhenrun
  static var openAppWhenRun: Bool { get }
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appintent/isdiscoverable
  static var isDiscoverable: Bool { get }
  init()
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appintent/perform()
  func perform() async throws -> PerformResult
}

extension AppIntent {
  public static var description: IntentDescription? { nil }
  public static var openAppWhenRun: Bool { false }
  public static var isDiscoverable: Bool { true }
}

/// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutphrasetoken
public enum AppShortcutPhraseToken: Sendable {
  case applicationName
}

/// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutphrase
public struct AppShortcutPhrase<Intent>: ExpressibleByStringInterpolation where Intent: AppIntent {
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutphrase/stringinterpolation
  public struct StringInterpolation: StringInterpolationProtocol {
    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ literal: String) {}
    public mutating func appendInterpolation(_ token: AppShortcutPhraseToken) {}
  }
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutphrase/init(stringliteral:)
  public init(stringLiteral value: String) {}
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutphrase/init(stringinterpolation:)
  public init(stringInterpolation: StringInterpolation) {}
}

/// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcut
public struct AppShortcut: Sendable {
  /// iOS 16.4. https://developer.apple.com/documentation/appintents/appshortcut/init(intent:phrases:shorttitle:systemimagename:)
  public init<Intent>(
    intent: Intent, phrases: [AppShortcutPhrase<Intent>], shortTitle: LocalizedStringResource, systemImageName: String
  ) where Intent: AppIntent {}
}

/// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutsbuilder
@resultBuilder
public struct AppShortcutsBuilder {
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutsbuilder/buildexpression(_:)
  public static func buildExpression(_ expression: AppShortcut) -> AppShortcut { expression }
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutsbuilder/buildblock(_:)
  public static func buildBlock(_ components: AppShortcut...) -> [AppShortcut] { components }
}

/// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutsprovider
public protocol AppShortcutsProvider: Sendable {
  /// iOS 16.0. https://developer.apple.com/documentation/appintents/appshortcutsprovider/appshortcuts
  @AppShortcutsBuilder static var appShortcuts: [AppShortcut] { get }
}
