/// iOS 14.0. https://developer.apple.com/documentation/swiftui/app
@MainActor @preconcurrency
public protocol App {
  associatedtype Body: Scene
  @SceneBuilder @MainActor @preconcurrency var body: Body { get }
  @MainActor @preconcurrency init()
}

extension App {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/app/main()
  @MainActor @preconcurrency
  public static func main() { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/scene
@MainActor @preconcurrency
public protocol Scene {
  associatedtype Body: Scene
  @SceneBuilder @MainActor @preconcurrency var body: Body { get }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/scene
extension Never: Scene {}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/scenebuilder
@resultBuilder
public struct SceneBuilder {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scenebuilder/buildexpression(_:)
  public static func buildExpression<Content>(_ content: Content) -> Content where Content: Scene { content }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scenebuilder/buildblock(_:)
  public static func buildBlock<Content>(_ content: Content) -> Content where Content: Scene { content }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/windowgroup
public struct WindowGroup<Content>: Scene where Content: View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/windowgroup/init(content:)
  public init(@ViewBuilder content: () -> Content) {}
  public var body: Never { fatalError() }
}

extension Scene {
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/scene/onchange(of:initial:_:)
  public func onChange<V>(of value: V, initial: Bool = false, _ action: @escaping (_ oldValue: V, _ newValue: V) -> Void) -> some Scene
  where V: Equatable { self }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/widget
@MainActor @preconcurrency
public protocol Widget {
  associatedtype Body: WidgetConfiguration
  @MainActor @preconcurrency init()
  @MainActor @preconcurrency var body: Body { get }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetconfiguration
@MainActor @preconcurrency
public protocol WidgetConfiguration {
  associatedtype Body: WidgetConfiguration
  @MainActor @preconcurrency var body: Body { get }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetconfiguration
extension Never: WidgetConfiguration {}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetbundle
@MainActor @preconcurrency
public protocol WidgetBundle {
  associatedtype Body: Widget
  @MainActor @preconcurrency init()
  @WidgetBundleBuilder @MainActor @preconcurrency var body: Body { get }
}

extension WidgetBundle {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetbundle/main()
  @MainActor @preconcurrency
  public static func main() { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetbundlebuilder
@resultBuilder
public struct WidgetBundleBuilder {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetbundlebuilder/buildexpression(_:)
  public static func buildExpression<Content>(_ content: Content) -> Content where Content: Widget { content }
  /// iOS 18.0. https://developer.apple.com/documentation/swiftui/widgetbundlebuilder/buildexpression(_:)
  public static func buildExpression<Content>(_ content: Content) -> Content where Content: ControlWidget { content }
  /// iOS 18.0. https://developer.apple.com/documentation/swiftui/widgetbundlebuilder/buildblock(_:)
  public static func buildBlock<Content>(_ content: Content) -> some ControlWidget where Content: ControlWidget { content }
  /// iOS 18.0. https://developer.apple.com/documentation/swiftui/widgetbundlebuilder/buildlimitedavailability(_:)
  public static func buildLimitedAvailability(_ widget: some ControlWidget) -> any Widget & _LimitedAvailabilityWidgetMarker {
    _AnyWidget()
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetbundlebuilder/buildblock(_:)
  public static func buildBlock<Content>(_ content: Content) -> some Widget where Content: Widget { content }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/widgetbundlebuilder/buildblock(_:_:)
  public static func buildBlock<C0, C1>(_ c0: C0, _ c1: C1) -> some Widget where C0: Widget, C1: Widget { _AnyWidget() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/widgetbundlebuilder/buildoptional(_:)
  public static func buildOptional(_ widget: (any Widget & _LimitedAvailabilityWidgetMarker)?) -> some Widget { _AnyWidget() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/widgetbundlebuilder/buildlimitedavailability(_:)
  public static func buildLimitedAvailability(_ widget: some Widget) -> any Widget & _LimitedAvailabilityWidgetMarker { _AnyWidget() }
}

/// As in SwiftUI's own interface: what `if #available` leaves of a widget.
@MainActor @preconcurrency
public protocol _LimitedAvailabilityWidgetMarker {}

/// Stands for what the builder makes of widgets.
public struct _AnyWidget: Widget, _LimitedAvailabilityWidgetMarker {
  nonisolated public init() {}
  public var body: _AnyWidgetConfiguration { fatalError() }
}

/// Stands for the configuration of such a widget.
public struct _AnyWidgetConfiguration: WidgetConfiguration {
  public var body: Never { fatalError() }
}

/// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidget
@MainActor @preconcurrency
public protocol ControlWidget {
  associatedtype Body: ControlWidgetConfiguration
  @MainActor @preconcurrency init()
  @MainActor @preconcurrency var body: Body { get }
}

/// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidgetconfiguration
@MainActor @preconcurrency
public protocol ControlWidgetConfiguration {
  associatedtype Body: ControlWidgetConfiguration
  @MainActor @preconcurrency var body: Body { get }
}

/// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidgetconfiguration
extension Never: ControlWidgetConfiguration {}

extension ControlWidgetConfiguration {
  /// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidgetconfiguration/displayname(_:)
  public func displayName(_ displayName: LocalizedStringResource) -> some ControlWidgetConfiguration { self }
  /// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidgetconfiguration/description(_:)
  public func description(_ description: LocalizedStringResource) -> some ControlWidgetConfiguration { self }
}

/// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidgettemplate
@MainActor @preconcurrency
public protocol ControlWidgetTemplate {
  associatedtype Body: ControlWidgetTemplate
  @MainActor @preconcurrency var body: Body { get }
}

/// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidgettemplate
extension Never: ControlWidgetTemplate {}

/// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidgettemplatebuilder
@resultBuilder
public struct ControlWidgetTemplateBuilder {
  /// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidgettemplatebuilder/buildexpression(_:)
  public static func buildExpression<Content>(_ content: Content) -> Content where Content: ControlWidgetTemplate { content }
  /// iOS 18.0. https://developer.apple.com/documentation/swiftui/controlwidgettemplatebuilder/buildblock(_:)
  public static func buildBlock<Content>(_ content: Content) -> Content where Content: ControlWidgetTemplate { content }
}
