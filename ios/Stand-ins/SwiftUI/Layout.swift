/// iOS 13.0. https://developer.apple.com/documentation/swiftui/horizontalalignment
public struct HorizontalAlignment: Equatable, Sendable {
  public static let leading = HorizontalAlignment()
  public static let center = HorizontalAlignment()
  public static let trailing = HorizontalAlignment()
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/verticalalignment
public struct VerticalAlignment: Equatable, Sendable {
  public static let top = VerticalAlignment()
  public static let center = VerticalAlignment()
  public static let bottom = VerticalAlignment()
  public static let firstTextBaseline = VerticalAlignment()
  public static let lastTextBaseline = VerticalAlignment()
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/alignment
public struct Alignment: Equatable, Sendable {
  public static let center = Alignment()
  public static let leading = Alignment()
  public static let trailing = Alignment()
  public static let top = Alignment()
  public static let bottom = Alignment()
  public static let topLeading = Alignment()
  public static let topTrailing = Alignment()
  public static let bottomLeading = Alignment()
  public static let bottomTrailing = Alignment()
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/edge
public enum Edge: Int8, CaseIterable, Sendable {
  case top
  case leading
  case bottom
  case trailing
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/edge/set
  public struct Set: OptionSet, Sendable {
    public let rawValue: Int8
    public init(rawValue: Int8) { self.rawValue = rawValue }
    public static let top = Set(rawValue: 1)
    public static let leading = Set(rawValue: 2)
    public static let bottom = Set(rawValue: 4)
    public static let trailing = Set(rawValue: 8)
    public static let all = Set(rawValue: 15)
    public static let horizontal = Set(rawValue: 10)
    public static let vertical = Set(rawValue: 5)
  }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/horizontaledge
public enum HorizontalEdge: Int8, CaseIterable, Sendable {
  case leading
  case trailing
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/verticaledge
public enum VerticalEdge: Int8, CaseIterable, Sendable {
  case top
  case bottom
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/edgeinsets
public struct EdgeInsets: Equatable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/edgeinsets/init(top:leading:bottom:trailing:)
  public init(top: CGFloat, leading: CGFloat, bottom: CGFloat, trailing: CGFloat) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/edgeinsets/init()
  public init() {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/axis
public enum Axis: Int8, CaseIterable, Sendable {
  case horizontal
  case vertical
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/axis/set
  public struct Set: OptionSet, Sendable {
    public let rawValue: Int8
    public init(rawValue: Int8) { self.rawValue = rawValue }
    public static let horizontal = Set(rawValue: 1)
    public static let vertical = Set(rawValue: 2)
  }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/unitpoint
public struct UnitPoint: Hashable, Sendable {
  public static let zero = UnitPoint()
  public static let center = UnitPoint()
  public static let leading = UnitPoint()
  public static let trailing = UnitPoint()
  public static let top = UnitPoint()
  public static let bottom = UnitPoint()
  public static let topLeading = UnitPoint()
  public static let topTrailing = UnitPoint()
  public static let bottomLeading = UnitPoint()
  public static let bottomTrailing = UnitPoint()
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/vstack
public struct VStack<Content>: _Drawn where Content: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/vstack/init(alignment:spacing:content:)
  public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/hstack
public struct HStack<Content>: _Drawn where Content: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/hstack/init(alignment:spacing:content:)
  public init(alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/zstack
public struct ZStack<Content>: _Drawn where Content: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/zstack/init(alignment:content:)
  public init(alignment: Alignment = .center, @ViewBuilder content: () -> Content) {}
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/pinnedscrollableviews
public struct PinnedScrollableViews: OptionSet, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static let sectionHeaders = PinnedScrollableViews(rawValue: 1)
  public static let sectionFooters = PinnedScrollableViews(rawValue: 2)
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/lazyvstack
public struct LazyVStack<Content>: _Drawn where Content: View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/lazyvstack/init(alignment:spacing:pinnedviews:content:)
  public init(
    alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, pinnedViews: PinnedScrollableViews = .init(),
    @ViewBuilder content: () -> Content
  ) {}
}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/grid
public struct Grid<Content> where Content: View {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/grid/init(alignment:horizontalspacing:verticalspacing:content:)
  public init(
    alignment: Alignment = .center, horizontalSpacing: CGFloat? = nil, verticalSpacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) {}
}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/grid
extension Grid: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/gridrow
public struct GridRow<Content> {}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/gridrow
extension GridRow: View where Content: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/gridrow/init(alignment:content:)
  public init(alignment: VerticalAlignment? = nil, @ViewBuilder content: () -> Content) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/spacer
public struct Spacer: _Drawn {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/spacer/init(minlength:)
  public init(minLength: CGFloat? = nil) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/divider
public struct Divider: _Drawn {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/divider/init()
  public init() {}
}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/viewthatfits
public struct ViewThatFits<Content>: _Drawn where Content: View {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/viewthatfits/init(in:content:)
  public init(in axes: Axis.Set = [.horizontal, .vertical], @ViewBuilder content: () -> Content) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/geometryreader
public struct GeometryReader<Content>: _Drawn where Content: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/geometryreader/init(content:)
  public init(@ViewBuilder content: @escaping (GeometryProxy) -> Content) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/geometryproxy
public struct GeometryProxy {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/geometryproxy/size
  public var size: CGSize { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/geometryproxy/safeareainsets
  public var safeAreaInsets: EdgeInsets { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/scrollview
public struct ScrollView<Content>: _Drawn where Content: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/scrollview/init(_:showsindicators:content:)
  public init(_ axes: Axis.Set = .vertical, showsIndicators: Bool = true, @ViewBuilder content: () -> Content) {}
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/scrollviewreader
public struct ScrollViewReader<Content>: _Drawn where Content: View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scrollviewreader/init(content:)
  public init(@ViewBuilder content: @escaping (ScrollViewProxy) -> Content) {}
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/scrollviewproxy
public struct ScrollViewProxy {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scrollviewproxy/scrollto(_:anchor:)
  public func scrollTo<ID>(_ id: ID, anchor: UnitPoint? = nil) where ID: Hashable {}
}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/scrollindicatorvisibility
public struct ScrollIndicatorVisibility: Sendable {
  public static var automatic: ScrollIndicatorVisibility { fatalError() }
  public static var visible: ScrollIndicatorVisibility { fatalError() }
  public static var hidden: ScrollIndicatorVisibility { fatalError() }
}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/scrolldismisseskeyboardmode
public struct ScrollDismissesKeyboardMode: Sendable {
  public static var automatic: ScrollDismissesKeyboardMode { fatalError() }
  public static var immediately: ScrollDismissesKeyboardMode { fatalError() }
  public static var interactively: ScrollDismissesKeyboardMode { fatalError() }
  public static var never: ScrollDismissesKeyboardMode { fatalError() }
}

/// iOS 16.4. https://developer.apple.com/documentation/swiftui/scrollbouncebehavior
public struct ScrollBounceBehavior: Sendable {
  public static var automatic: ScrollBounceBehavior { fatalError() }
  public static var always: ScrollBounceBehavior { fatalError() }
  public static var basedOnSize: ScrollBounceBehavior { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/safearearegions
public struct SafeAreaRegions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let all = SafeAreaRegions(rawValue: .max)
  public static let container = SafeAreaRegions(rawValue: 1)
  public static let keyboard = SafeAreaRegions(rawValue: 2)
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/contentmode
public enum ContentMode: Hashable, CaseIterable, Sendable {
  case fit
  case fill
}

extension View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/padding(_:)
  public func padding(_ insets: EdgeInsets) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/padding(_:_:)
  public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/padding(_:)
  public func padding(_ length: CGFloat) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/frame(width:height:alignment:)
  public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/frame(minwidth:idealwidth:maxwidth:minheight:idealheight:maxheight:alignment:)
  public func frame(
    minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil,
    idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center
  ) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/fixedsize(horizontal:vertical:)
  public func fixedSize(horizontal: Bool, vertical: Bool) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/fixedsize()
  public func fixedSize() -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/layoutpriority(_:)
  public func layoutPriority(_ value: Double) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/offset(x:y:)
  public func offset(x: CGFloat = 0, y: CGFloat = 0) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/aspectratio(_:contentmode:)
  public func aspectRatio(_ aspectRatio: CGFloat? = nil, contentMode: ContentMode) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/scaledtofit()
  public func scaledToFit() -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/scaledtofill()
  public func scaledToFill() -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/zindex(_:)
  public func zIndex(_ value: Double) -> some View { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/ignoressafearea(_:edges:)
  public func ignoresSafeArea(_ regions: SafeAreaRegions = .all, edges: Edge.Set = .all) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/safeareainset(edge:alignment:spacing:content:)
  public func safeAreaInset<V>(
    edge: VerticalEdge, alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> V
  ) -> some View where V: View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/scrollindicators(_:axes:)
  public func scrollIndicators(_ visibility: ScrollIndicatorVisibility, axes: Axis.Set = [.vertical, .horizontal]) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/scrolldismisseskeyboard(_:)
  public func scrollDismissesKeyboard(_ mode: ScrollDismissesKeyboardMode) -> some View { self }
  /// iOS 16.4. https://developer.apple.com/documentation/swiftui/view/scrollbouncebehavior(_:axes:)
  public func scrollBounceBehavior(_ behavior: ScrollBounceBehavior, axes: Axis.Set = [.vertical]) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/gridcellcolumns(_:)
  public func gridCellColumns(_ count: Int) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/gridcolumnalignment(_:)
  public func gridColumnAlignment(_ guide: HorizontalAlignment) -> some View { self }
}
