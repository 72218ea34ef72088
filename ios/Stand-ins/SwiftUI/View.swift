@_exported import Foundation
@_exported import Observation

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/view
@MainActor @preconcurrency
public protocol View {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency var body: Body { get }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/view
extension Never: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

/// A view that SwiftUI draws itself; here its body is never asked for.
@MainActor @preconcurrency
public protocol _Drawn: View where Body == Never {}

extension _Drawn {
  public var body: Never { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewbuilder
@resultBuilder
public struct ViewBuilder {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewbuilder/buildexpression(_:)
  public static func buildExpression<Content>(_ content: Content) -> Content where Content: View { content }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewbuilder/buildblock()
  public static func buildBlock() -> EmptyView { EmptyView() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewbuilder/buildblock(_:)
  public static func buildBlock<Content>(_ content: Content) -> Content where Content: View { content }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewbuilder/buildblock(_:)
  @_disfavoredOverload
  public static func buildBlock<each Content>(_ content: repeat each Content) -> TupleView<(repeat each Content)>
  where repeat each Content: View { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewbuilder/buildif(_:)
  public static func buildIf<Content>(_ content: Content?) -> Content? where Content: View { content }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewbuilder/buildeither(first:)
  public static func buildEither<TrueContent, FalseContent>(first: TrueContent) -> _ConditionalContent<TrueContent, FalseContent>
  where TrueContent: View, FalseContent: View { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewbuilder/buildeither(second:)
  public static func buildEither<TrueContent, FalseContent>(second: FalseContent) -> _ConditionalContent<TrueContent, FalseContent>
  where TrueContent: View, FalseContent: View { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewbuilder/buildlimitedavailability(_:)
  public static func buildLimitedAvailability<Content>(_ content: Content) -> AnyView where Content: View { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/tupleview
public struct TupleView<T> {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/tupleview
extension TupleView: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/_conditionalcontent
public struct _ConditionalContent<TrueContent, FalseContent> {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/_conditionalcontent
extension _ConditionalContent: View where TrueContent: View, FalseContent: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/view
extension Optional: View where Wrapped: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/emptyview
public struct EmptyView: _Drawn, Sendable {
  nonisolated public init() {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/anyview
public struct AnyView: _Drawn {
  nonisolated public init<V>(_ view: V) where V: View {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/group
public struct Group<Content> {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/group
extension Group: View where Content: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/group/init(content:)
  public init(@ViewBuilder content: () -> Content) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/dynamicviewcontent
@MainActor @preconcurrency
public protocol DynamicViewContent: View {
  associatedtype Data: Collection
  var data: Data { get }
}

extension DynamicViewContent {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/dynamicviewcontent/ondelete(perform:)
  public func onDelete(perform action: ((IndexSet) -> Void)?) -> some DynamicViewContent { self }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/foreach
public struct ForEach<Data, ID, Content> where Data: RandomAccessCollection, ID: Hashable {
  public var data: Data
  public var content: (Data.Element) -> Content
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/foreach
extension ForEach: View, DynamicViewContent where Content: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

extension ForEach where ID == Data.Element.ID, Content: View, Data.Element: Identifiable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/foreach/init(_:content:)
  public init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content) { fatalError() }
}

extension ForEach where Content: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/foreach/init(_:id:content:)
  public init(_ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> Content) { fatalError() }
}

extension ForEach where Data == Range<Int>, ID == Int, Content: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/foreach/init(_:content:)
  public init(_ data: Range<Int>, @ViewBuilder content: @escaping (Int) -> Content) { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewmodifier
@MainActor @preconcurrency
public protocol ViewModifier {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency func body(content: Content) -> Body
  typealias Content = _ViewModifier_Content<Self>
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewmodifier
extension ViewModifier where Body == Never {
  public func body(content: Content) -> Never { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/viewmodifier/content
public struct _ViewModifier_Content<Modifier>: _Drawn where Modifier: ViewModifier {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/modifiedcontent
public struct ModifiedContent<Content, Modifier> {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/modifiedcontent
extension ModifiedContent: View where Content: View, Modifier: ViewModifier {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

extension View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/modifier(_:)
  public func modifier<T>(_ modifier: T) -> ModifiedContent<Self, T> { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/id(_:)
  public func id<ID>(_ id: ID) -> some View where ID: Hashable { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/tag(_:includeoptional:)
  public func tag<V>(_ tag: V, includeOptional: Bool = true) -> some View where V: Hashable { self }
}
