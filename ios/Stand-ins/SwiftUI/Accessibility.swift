/// iOS 14.0. https://developer.apple.com/documentation/swiftui/accessibilityattachmentmodifier
public struct AccessibilityAttachmentModifier: ViewModifier {
  public typealias Body = Never
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/accessibilitytraits
public struct AccessibilityTraits: SetAlgebra, Sendable {
  public typealias Element = AccessibilityTraits
  public typealias ArrayLiteralElement = AccessibilityTraits
  public init() {}
  public func contains(_ member: AccessibilityTraits) -> Bool { fatalError() }
  public func union(_ other: AccessibilityTraits) -> AccessibilityTraits { fatalError() }
  public func intersection(_ other: AccessibilityTraits) -> AccessibilityTraits { fatalError() }
  public func symmetricDifference(_ other: AccessibilityTraits) -> AccessibilityTraits { fatalError() }
  public mutating func insert(_ newMember: AccessibilityTraits) -> (inserted: Bool, memberAfterInsert: AccessibilityTraits) { fatalError() }
  public mutating func remove(_ member: AccessibilityTraits) -> AccessibilityTraits? { fatalError() }
  public mutating func update(with newMember: AccessibilityTraits) -> AccessibilityTraits? { fatalError() }
  public mutating func formUnion(_ other: AccessibilityTraits) {}
  public mutating func formIntersection(_ other: AccessibilityTraits) {}
  public mutating func formSymmetricDifference(_ other: AccessibilityTraits) {}
  public static let isButton = AccessibilityTraits()
  public static let isHeader = AccessibilityTraits()
  public static let isSelected = AccessibilityTraits()
  public static let isLink = AccessibilityTraits()
  public static let isSearchField = AccessibilityTraits()
  public static let isImage = AccessibilityTraits()
  public static let playsSound = AccessibilityTraits()
  public static let isKeyboardKey = AccessibilityTraits()
  public static let isStaticText = AccessibilityTraits()
  public static let isSummaryElement = AccessibilityTraits()
  public static let updatesFrequently = AccessibilityTraits()
  public static let startsMediaSession = AccessibilityTraits()
  public static let allowsDirectInteraction = AccessibilityTraits()
  public static let causesPageTurn = AccessibilityTraits()
  public static let isModal = AccessibilityTraits()
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/accessibilitytraits/istoggle
  public static let isToggle = AccessibilityTraits()
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/accessibilitychildbehavior
public struct AccessibilityChildBehavior: Hashable, Sendable {
  public static let ignore = AccessibilityChildBehavior()
  public static let contain = AccessibilityChildBehavior()
  public static let combine = AccessibilityChildBehavior()
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/accessibilityactionkind
public struct AccessibilityActionKind: Equatable, Sendable {
  public static let `default` = AccessibilityActionKind()
  public static let escape = AccessibilityActionKind()
  public static let magicTap = AccessibilityActionKind()
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityheadinglevel
public enum AccessibilityHeadingLevel: UInt, Sendable {
  case unspecified
  case h1
  case h2
  case h3
  case h4
  case h5
  case h6
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityrotorcontent
@MainActor @preconcurrency
public protocol AccessibilityRotorContent {
  associatedtype Body: AccessibilityRotorContent
  @AccessibilityRotorContentBuilder @MainActor @preconcurrency var body: Body { get }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityrotorcontent
extension Never: AccessibilityRotorContent {}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityrotorcontentbuilder
@resultBuilder
public struct AccessibilityRotorContentBuilder {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityrotorcontentbuilder/buildexpression(_:)
  public static func buildExpression<Content>(_ content: Content) -> Content where Content: AccessibilityRotorContent { content }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityrotorcontentbuilder/buildblock(_:)
  public static func buildBlock<Content>(_ content: Content) -> some AccessibilityRotorContent where Content: AccessibilityRotorContent {
    content
  }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityrotorentry
public struct AccessibilityRotorEntry<ID> where ID: Hashable {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityrotorentry/init(_:id:textrange:prepare:)
  public init<L>(_ label: L, id: ID, textRange: Range<String.Index>? = nil, prepare: @escaping (() -> Void) = {}) where L: StringProtocol {}
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityrotorentry
extension AccessibilityRotorEntry: AccessibilityRotorContent {
  public var body: Never { return fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/foreach
extension ForEach: AccessibilityRotorContent where Content: AccessibilityRotorContent {
  public typealias Body = Never
  public var body: Never { return fatalError() }
}

extension ForEach where ID == Data.Element.ID, Content: AccessibilityRotorContent, Data.Element: Identifiable {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/foreach/init(_:content:)
  public init(_ data: Data, @AccessibilityRotorContentBuilder content: @escaping (Data.Element) -> Content) { fatalError() }
}

/// iOS 17.0. https://developer.apple.com/documentation/accessibility/accessibilitynotification
public enum AccessibilityNotification {
  /// iOS 17.0. https://developer.apple.com/documentation/accessibility/accessibilitynotification/announcement
  public struct Announcement {
    /// iOS 17.0. https://developer.apple.com/documentation/accessibility/accessibilitynotification/announcement/init(_:)
    public init(_ string: String) {}
    /// iOS 17.0. https://developer.apple.com/documentation/accessibility/accessibilitynotification/announcement/post()
    public func post() {}
  }
  /// iOS 17.0. https://developer.apple.com/documentation/accessibility/accessibilitynotification/screenchanged
  public struct ScreenChanged {
    /// iOS 17.0. https://developer.apple.com/documentation/accessibility/accessibilitynotification/screenchanged/init(_:)
    public init(_ element: Any? = nil) {}
    /// iOS 17.0. https://developer.apple.com/documentation/accessibility/accessibilitynotification/screenchanged/post()
    public func post() {}
  }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityfocusstate
@propertyWrapper
public struct AccessibilityFocusState<Value>: DynamicProperty where Value: Hashable {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityfocusstate/binding
  @propertyWrapper
  public struct Binding {
    let unused: Never
    public var wrappedValue: Value {
      get { fatalError() }
      nonmutating set {}
    }
    public var projectedValue: AccessibilityFocusState<Value>.Binding { self }
  }
  public var wrappedValue: Value {
    get { fatalError() }
    nonmutating set {}
  }
  public var projectedValue: AccessibilityFocusState<Value>.Binding { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityfocusstate/init()
  public init() where Value == Bool {}
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/accessibilityfocusstate/init()
  public init<T>() where Value == T?, T: Hashable {}
}

extension View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilitylabel(_:)
  public func accessibilityLabel<S>(_ label: S) -> ModifiedContent<Self, AccessibilityAttachmentModifier> where S: StringProtocol {
    fatalError()
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilitylabel(_:)
  public func accessibilityLabel(_ label: Text) -> ModifiedContent<Self, AccessibilityAttachmentModifier> { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilityvalue(_:)
  public func accessibilityValue<S>(_ value: S) -> ModifiedContent<Self, AccessibilityAttachmentModifier> where S: StringProtocol {
    fatalError()
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilityhint(_:)
  public func accessibilityHint<S>(_ hint: S) -> ModifiedContent<Self, AccessibilityAttachmentModifier> where S: StringProtocol {
    fatalError()
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilityinputlabels(_:)
  public func accessibilityInputLabels<S>(_ inputLabels: [S]) -> ModifiedContent<Self, AccessibilityAttachmentModifier>
  where S: StringProtocol { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilityidentifier(_:)
  public func accessibilityIdentifier(_ identifier: String) -> ModifiedContent<Self, AccessibilityAttachmentModifier> { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilityhidden(_:)
  public func accessibilityHidden(_ hidden: Bool) -> ModifiedContent<Self, AccessibilityAttachmentModifier> { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilityaddtraits(_:)
  public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> ModifiedContent<Self, AccessibilityAttachmentModifier> {
    fatalError()
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilityremovetraits(_:)
  public func accessibilityRemoveTraits(_ traits: AccessibilityTraits) -> ModifiedContent<Self, AccessibilityAttachmentModifier> {
    fatalError()
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilitysortpriority(_:)
  public func accessibilitySortPriority(_ sortPriority: Double) -> ModifiedContent<Self, AccessibilityAttachmentModifier> { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/accessibilityrespondstouserinteraction(_:)
  public func accessibilityRespondsToUserInteraction(_ respondsToUserInteraction: Bool = true)
    -> ModifiedContent<Self, AccessibilityAttachmentModifier>
  { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/accessibilityheading(_:)
  public func accessibilityHeading(_ level: AccessibilityHeadingLevel) -> ModifiedContent<Self, AccessibilityAttachmentModifier> {
    fatalError()
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/accessibilityaction(_:_:)
  public func accessibilityAction(_ actionKind: AccessibilityActionKind = .default, _ handler: @escaping () -> Void)
    -> ModifiedContent<Self, AccessibilityAttachmentModifier>
  { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilityaction(named:_:)
  public func accessibilityAction<S>(named name: S, _ handler: @escaping () -> Void)
    -> ModifiedContent<Self, AccessibilityAttachmentModifier> where S: StringProtocol
  { fatalError() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/accessibilityactions(_:)
  public func accessibilityActions<Content>(@ViewBuilder _ content: () -> Content) -> some View where Content: View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/accessibilityelement(children:)
  public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/accessibilityrotor(_:entries:)
  public func accessibilityRotor<L, Content>(_ label: L, @AccessibilityRotorContentBuilder entries: @escaping () -> Content) -> some View
  where L: StringProtocol, Content: AccessibilityRotorContent { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/accessibilityrotor(_:entries:entrylabel:)
  public func accessibilityRotor<L, EntryModel>(
    _ rotorLabel: L, entries: [EntryModel], entryLabel: KeyPath<EntryModel, String>
  ) -> some View where L: StringProtocol, EntryModel: Identifiable { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/accessibilityshowslargecontentviewer()
  public func accessibilityShowsLargeContentViewer() -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/accessibilityfocused(_:)
  public func accessibilityFocused(_ condition: AccessibilityFocusState<Bool>.Binding) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/accessibilityfocused(_:equals:)
  public func accessibilityFocused<Value>(_ binding: AccessibilityFocusState<Value>.Binding, equals value: Value) -> some View
  where Value: Hashable { self }
}
