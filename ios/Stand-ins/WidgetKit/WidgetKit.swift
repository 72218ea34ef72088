@_exported import Foundation
@_exported import SwiftUI
import AppIntents

/// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelineentry
public protocol TimelineEntry {
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelineentry/date
  var date: Date { get }
}

/// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelinereloadpolicy
public struct TimelineReloadPolicy: Equatable, Sendable {
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelinereloadpolicy/never
  public static let never = TimelineReloadPolicy()
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelinereloadpolicy/atend
  public static let atEnd = TimelineReloadPolicy()
}

/// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timeline
public struct Timeline<EntryType> where EntryType: TimelineEntry {
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timeline/init(entries:policy:)
  public init(entries: [EntryType], policy: TimelineReloadPolicy) {}
}

/// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelineprovidercontext
public struct TimelineProviderContext {
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelineprovidercontext/family
  public let family: WidgetFamily
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelineprovidercontext/ispreview
  public let isPreview: Bool
}

/// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelineprovider
public protocol TimelineProvider {
  associatedtype Entry: TimelineEntry
  typealias Context = TimelineProviderContext
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelineprovider/placeholder(in:)
  func placeholder(in context: Context) -> Entry
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelineprovider/getsnapshot(in:completion:)
  @preconcurrency
  func getSnapshot(in context: Context, completion: @escaping @Sendable (Entry) -> Void)
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/timelineprovider/gettimeline(in:completion:)
  @preconcurrency
  func getTimeline(in context: Context, completion: @escaping @Sendable (Timeline<Entry>) -> Void)
}

/// iOS 14.0. https://developer.apple.com/documentation/widgetkit/widgetfamily
public enum WidgetFamily: Int, Sendable {
  case systemSmall
  case systemMedium
  case systemLarge
  /// iOS 15.0. https://developer.apple.com/documentation/widgetkit/widgetfamily/systemextralarge
  case systemExtraLarge
  /// iOS 16.0. https://developer.apple.com/documentation/widgetkit/widgetfamily/accessorycircular
  case accessoryCircular
  /// iOS 16.0. https://developer.apple.com/documentation/widgetkit/widgetfamily/accessoryrectangular
  case accessoryRectangular
  /// iOS 16.0. https://developer.apple.com/documentation/widgetkit/widgetfamily/accessoryinline
  case accessoryInline
}

extension EnvironmentValues {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/environmentvalues/widgetfamily
  public var widgetFamily: WidgetFamily { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/widgetkit/staticconfiguration
public struct StaticConfiguration<Content>: WidgetConfiguration where Content: View {
  /// iOS 14.0. https://developer.apple.com/documentation/widgetkit/staticconfiguration/init(kind:provider:content:)
  public init<Provider>(kind: String, provider: Provider, @ViewBuilder content: @escaping (Provider.Entry) -> Content)
  where Provider: TimelineProvider {}
  public var body: Never { fatalError() }
}

extension WidgetConfiguration {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetconfiguration/configurationdisplayname(_:)
  public func configurationDisplayName<S>(_ displayName: S) -> some WidgetConfiguration where S: StringProtocol { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetconfiguration/description(_:)
  public func description<S>(_ description: S) -> some WidgetConfiguration where S: StringProtocol { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetconfiguration/supportedfamilies(_:)
  public func supportedFamilies(_ families: [WidgetFamily]) -> some WidgetConfiguration { self }
}

extension View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/widgeturl(_:)
  public func widgetURL(_ url: URL?) -> some View { self }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/view/containerbackground(for:alignment:content:)
  public func containerBackground<V>(
    for container: ContainerBackgroundPlacement, alignment: Alignment = .center, @ViewBuilder content: () -> V
  ) -> some View where V: View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/widgetaccentable(_:)
  public func widgetAccentable(_ accentable: Bool = true) -> some View { self }
}

/// iOS 17.0. https://developer.apple.com/documentation/swiftui/containerbackgroundplacement
public struct ContainerBackgroundPlacement: Sendable {
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/containerbackgroundplacement/widget
  public static let widget = ContainerBackgroundPlacement()
}

/// iOS 16.0. https://developer.apple.com/documentation/widgetkit/accessorywidgetbackground
public struct AccessoryWidgetBackground: View {
  /// iOS 16.0. https://developer.apple.com/documentation/widgetkit/accessorywidgetbackground/init()
  public init() {}
  public typealias Body = Never
  public var body: Never { fatalError() }
}

/// iOS 18.0. https://developer.apple.com/documentation/widgetkit/staticcontrolconfiguration
public struct StaticControlConfiguration<Content>: ControlWidgetConfiguration where Content: ControlWidgetTemplate {
  /// iOS 18.0. https://developer.apple.com/documentation/widgetkit/staticcontrolconfiguration/init(kind:content:)
  public init(kind: String, @ControlWidgetTemplateBuilder content: @escaping () -> Content) {}
  public var body: Never { fatalError() }
}

/// iOS 18.0. https://developer.apple.com/documentation/widgetkit/controlwidgetbutton
public struct ControlWidgetButton<Label, ActionLabel, Action>: ControlWidgetTemplate
where Label: View, ActionLabel: View {
  public var body: Never { fatalError() }
}

extension ControlWidgetButton where ActionLabel == EmptyView {
  /// iOS 18.0. https://developer.apple.com/documentation/widgetkit/controlwidgetbutton/init(action:label:)
  public init(action: Action, @ViewBuilder label: () -> Label) where Action: AppIntent { fatalError() }
}
