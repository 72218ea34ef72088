/// iOS 16.0. https://developer.apple.com/documentation/swiftui/navigationpath
public struct NavigationPath {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/navigationpath/init()
  public init() {}
}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/navigationstack
public struct NavigationStack<Data, Root>: _Drawn where Root: View {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/navigationstack/init(root:)
  public init(@ViewBuilder root: () -> Root) where Data == NavigationPath {}
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/navigationstack/init(path:root:)
  public init(path: Binding<Data>, @ViewBuilder root: () -> Root)
  where Data: MutableCollection, Data: RandomAccessCollection, Data: RangeReplaceableCollection, Data.Element: Hashable {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/navigationlink
public struct NavigationLink<Label, Destination>: _Drawn where Label: View, Destination: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/navigationlink/init(destination:label:)
  public init(@ViewBuilder destination: () -> Destination, @ViewBuilder label: () -> Label) {}
}

extension NavigationLink where Destination == Never {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/navigationlink/init(value:label:)
  public init<P>(value: P?, @ViewBuilder label: () -> Label) where P: Hashable { fatalError() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/navigationlink/init(_:value:)
  public init<S, P>(_ title: S, value: P?) where Label == Text, S: StringProtocol, P: Hashable { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/navigationbaritem/titledisplaymode
public struct NavigationBarItem: Sendable {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/navigationbaritem/titledisplaymode
  public enum TitleDisplayMode: Sendable {
    case automatic
    case inline
    case large
  }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbarcontent
@MainActor @preconcurrency
public protocol ToolbarContent {
  associatedtype Body: ToolbarContent
  @ToolbarContentBuilder @MainActor @preconcurrency var body: Body { get }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbarcontent
extension Never: ToolbarContent {}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbarcontent
extension Optional: ToolbarContent where Wrapped: ToolbarContent {
  public typealias Body = Never
  public var body: Never { return fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/_conditionalcontent
extension _ConditionalContent: ToolbarContent where TrueContent: ToolbarContent, FalseContent: ToolbarContent {
  public typealias Body = Never
  public var body: Never { return fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbaritemplacement
public struct ToolbarItemPlacement: Sendable {
  public static let automatic = ToolbarItemPlacement()
  public static let principal = ToolbarItemPlacement()
  public static let navigation = ToolbarItemPlacement()
  public static let primaryAction = ToolbarItemPlacement()
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/toolbaritemplacement/secondaryaction
  public static let secondaryAction = ToolbarItemPlacement()
  public static let status = ToolbarItemPlacement()
  public static let confirmationAction = ToolbarItemPlacement()
  public static let cancellationAction = ToolbarItemPlacement()
  public static let destructiveAction = ToolbarItemPlacement()
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/toolbaritemplacement/keyboard
  public static let keyboard = ToolbarItemPlacement()
  public static let bottomBar = ToolbarItemPlacement()
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbaritemplacement/topbarleading
  public static let topBarLeading = ToolbarItemPlacement()
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbaritemplacement/topbartrailing
  public static let topBarTrailing = ToolbarItemPlacement()
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbaritem
public struct ToolbarItem<ID, Content>: ToolbarContent where Content: View {
  public var body: Never { return fatalError() }
}

extension ToolbarItem where ID == () {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbaritem/init(placement:content:)
  public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> Content) { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbaritemgroup
public struct ToolbarItemGroup<Content>: ToolbarContent where Content: View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbaritemgroup/init(placement:content:)
  public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> Content) {}
  public var body: Never { return fatalError() }
}

/// Stands for several items in one toolbar.
public struct _TupleToolbarContent: ToolbarContent {
  nonisolated public init() {}
  public var body: Never { return fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder
@resultBuilder
public struct ToolbarContentBuilder {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder/buildexpression(_:)
  public static func buildExpression<Content>(_ content: Content) -> Content where Content: ToolbarContent { content }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder/buildblock(_:)
  public static func buildBlock<Content>(_ content: Content) -> some ToolbarContent where Content: ToolbarContent { content }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder/buildblock(_:_:)
  public static func buildBlock<C0, C1>(_ c0: C0, _ c1: C1) -> some ToolbarContent where C0: ToolbarContent, C1: ToolbarContent {
    _TupleToolbarContent()
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder/buildblock(_:_:_:)
  public static func buildBlock<C0, C1, C2>(_ c0: C0, _ c1: C1, _ c2: C2) -> some ToolbarContent
  where C0: ToolbarContent, C1: ToolbarContent, C2: ToolbarContent { _TupleToolbarContent() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder/buildblock(_:_:_:_:)
  public static func buildBlock<C0, C1, C2, C3>(_ c0: C0, _ c1: C1, _ c2: C2, _ c3: C3) -> some ToolbarContent
  where C0: ToolbarContent, C1: ToolbarContent, C2: ToolbarContent, C3: ToolbarContent { _TupleToolbarContent() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder/buildif(_:)
  public static func buildIf<Content>(_ content: Content?) -> Content? where Content: ToolbarContent { content }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder/buildeither(first:)
  public static func buildEither<TrueContent, FalseContent>(first: TrueContent) -> _ConditionalContent<TrueContent, FalseContent>
  where TrueContent: ToolbarContent, FalseContent: ToolbarContent { fatalError() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder/buildeither(second:)
  public static func buildEither<TrueContent, FalseContent>(second: FalseContent) -> _ConditionalContent<TrueContent, FalseContent>
  where TrueContent: ToolbarContent, FalseContent: ToolbarContent { fatalError() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder/buildlimitedavailability(_:)
  public static func buildLimitedAvailability<Content>(_ content: Content) -> some ToolbarContent where Content: ToolbarContent { content }
}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/toolbarplacement
public struct ToolbarPlacement: Sendable {
  public static var automatic: ToolbarPlacement { fatalError() }
  public static var bottomBar: ToolbarPlacement { fatalError() }
  public static var navigationBar: ToolbarPlacement { fatalError() }
  public static var tabBar: ToolbarPlacement { fatalError() }
}

extension View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/navigationtitle(_:)
  public func navigationTitle<S>(_ title: S) -> some View where S: StringProtocol { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/navigationtitle(_:)
  public func navigationTitle(_ title: Text) -> some View { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/navigationbartitledisplaymode(_:)
  public func navigationBarTitleDisplayMode(_ displayMode: NavigationBarItem.TitleDisplayMode) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/navigationbarbackbuttonhidden(_:)
  public func navigationBarBackButtonHidden(_ hidesBackButton: Bool = true) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/navigationdestination(for:destination:)
  public func navigationDestination<D, C>(for data: D.Type, @ViewBuilder destination: @escaping (D) -> C) -> some View
  where D: Hashable, C: View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/navigationdestination(ispresented:destination:)
  public func navigationDestination<V>(isPresented: Binding<Bool>, @ViewBuilder destination: () -> V) -> some View where V: View { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/toolbar(content:)
  public func toolbar<Content>(@ViewBuilder content: () -> Content) -> some View where Content: View { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/toolbar(content:)
  public func toolbar<Content>(@ToolbarContentBuilder content: () -> Content) -> some View where Content: ToolbarContent { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/toolbar(_:for:)
  public func toolbar(_ visibility: Visibility, for bars: ToolbarPlacement...) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/toolbarbackground(_:for:)
  public func toolbarBackground<S>(_ style: S, for bars: ToolbarPlacement...) -> some View where S: ShapeStyle { self }
}
