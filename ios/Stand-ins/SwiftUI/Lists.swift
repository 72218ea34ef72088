/// iOS 13.0. https://developer.apple.com/documentation/swiftui/list
public struct List<SelectionValue, Content>: _Drawn where SelectionValue: Hashable, Content: View {}

extension List where SelectionValue == Never {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/list/init(content:)
  public init(@ViewBuilder content: () -> Content) { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/list/init(_:rowcontent:)
  public init<Data, RowContent>(_ data: Data, @ViewBuilder rowContent: @escaping (Data.Element) -> RowContent)
  where Content == ForEach<Data, Data.Element.ID, RowContent>, Data: RandomAccessCollection, RowContent: View, Data.Element: Identifiable {
    fatalError()
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/list/init(_:id:rowcontent:)
  public init<Data, ID, RowContent>(
    _ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder rowContent: @escaping (Data.Element) -> RowContent
  ) where Content == ForEach<Data, ID, RowContent>, Data: RandomAccessCollection, ID: Hashable, RowContent: View { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/section
public struct Section<Parent, Content, Footer> {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/section
extension Section: View where Parent: View, Content: View, Footer: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

extension Section where Parent: View, Content: View, Footer: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/section/init(content:header:footer:)
  public init(@ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent, @ViewBuilder footer: () -> Footer) {}
}

extension Section where Parent == EmptyView, Content: View, Footer: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/section/init(content:footer:)
  public init(@ViewBuilder content: () -> Content, @ViewBuilder footer: () -> Footer) {}
}

extension Section where Parent: View, Content: View, Footer == EmptyView {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/section/init(content:header:)
  public init(@ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent) {}
}

extension Section where Parent == EmptyView, Content: View, Footer == EmptyView {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/section/init(content:)
  public init(@ViewBuilder content: () -> Content) {}
}

extension Section where Parent == Text, Content: View, Footer == EmptyView {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/section/init(_:content:)
  public init<S>(_ title: S, @ViewBuilder content: () -> Content) where S: StringProtocol {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/form
public struct Form<Content>: _Drawn where Content: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/form/init(content:)
  public init(@ViewBuilder content: () -> Content) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/liststyle
@MainActor @preconcurrency
public protocol ListStyle {}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/insetgroupedliststyle
public struct InsetGroupedListStyle: ListStyle {}
/// iOS 13.0. https://developer.apple.com/documentation/swiftui/groupedliststyle
public struct GroupedListStyle: ListStyle {}
/// iOS 13.0. https://developer.apple.com/documentation/swiftui/plainliststyle
public struct PlainListStyle: ListStyle {}
/// iOS 14.0. https://developer.apple.com/documentation/swiftui/insetliststyle
public struct InsetListStyle: ListStyle {}

extension ListStyle where Self == InsetGroupedListStyle {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/liststyle/insetgrouped
  public static var insetGrouped: InsetGroupedListStyle { fatalError() }
}

extension ListStyle where Self == GroupedListStyle {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/liststyle/grouped
  public static var grouped: GroupedListStyle { fatalError() }
}

extension ListStyle where Self == PlainListStyle {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/liststyle/plain
  public static var plain: PlainListStyle { fatalError() }
}

extension ListStyle where Self == InsetListStyle {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/liststyle/inset
  public static var inset: InsetListStyle { fatalError() }
}

extension View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/liststyle(_:)
  public func listStyle<S>(_ style: S) -> some View where S: ListStyle { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/listrowinsets(_:)
  public func listRowInsets(_ insets: EdgeInsets?) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/listrowbackground(_:)
  public func listRowBackground<V>(_ view: V?) -> some View where V: View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/listrowseparator(_:edges:)
  public func listRowSeparator(_ visibility: Visibility, edges: VerticalEdge.Set = .all) -> some View { self }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/view/listsectionspacing(_:)
  public func listSectionSpacing(_ spacing: CGFloat) -> some View { self }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/view/listrowspacing(_:)
  public func listRowSpacing(_ spacing: CGFloat?) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/scrollcontentbackground(_:)
  public func scrollContentBackground(_ visibility: Visibility) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/headerprominence(_:)
  public func headerProminence(_ prominence: Prominence) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/swipeactions(edge:allowsfullswipe:content:)
  public func swipeActions<T>(edge: HorizontalEdge = .trailing, allowsFullSwipe: Bool = true, @ViewBuilder content: () -> T) -> some View
  where T: View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/contextmenu(menuitems:)
  public func contextMenu<MenuItems>(@ViewBuilder menuItems: () -> MenuItems) -> some View where MenuItems: View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/refreshable(action:)
  public func refreshable(action: @escaping @Sendable () async -> Void) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/searchable(text:placement:prompt:)
  public func searchable<S>(text: Binding<String>, placement: SearchFieldPlacement = .automatic, prompt: S) -> some View
  where S: StringProtocol { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/searchable(text:placement:prompt:)
  public func searchable(text: Binding<String>, placement: SearchFieldPlacement = .automatic, prompt: Text? = nil) -> some View { self }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/prominence
public enum Prominence: Sendable {
  case standard
  case increased
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/searchfieldplacement
public struct SearchFieldPlacement: Sendable {
  public static let automatic = SearchFieldPlacement()
  public static let toolbar = SearchFieldPlacement()
  public static let navigationBarDrawer = SearchFieldPlacement()
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/searchfieldplacement/navigationbardrawerdisplaymode
  public struct NavigationBarDrawerDisplayMode: Sendable {
    public static let automatic = NavigationBarDrawerDisplayMode()
    public static let always = NavigationBarDrawerDisplayMode()
  }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/searchfieldplacement/navigationbardrawer(displaymode:)
  public static func navigationBarDrawer(displayMode: NavigationBarDrawerDisplayMode) -> SearchFieldPlacement { fatalError() }
}

extension VerticalEdge {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/verticaledge/set
  public struct Set: OptionSet, Sendable {
    public let rawValue: Int8
    public init(rawValue: Int8) { self.rawValue = rawValue }
    public static let top = Set(rawValue: 1)
    public static let bottom = Set(rawValue: 2)
    public static let all = Set(rawValue: 3)
  }
}
