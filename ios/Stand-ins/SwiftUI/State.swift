/// iOS 13.0. https://developer.apple.com/documentation/swiftui/dynamicproperty
public protocol DynamicProperty {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/state
@propertyWrapper
public struct State<Value>: DynamicProperty {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/state/init(wrappedvalue:)
  public init(wrappedValue value: Value) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/state/init(initialvalue:)
  public init(initialValue value: Value) {}
  public var wrappedValue: Value {
    get { fatalError() }
    nonmutating set {}
  }
  public var projectedValue: Binding<Value> { fatalError() }
}

extension State where Value: ExpressibleByNilLiteral {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/state/init()
  public init() {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/state
extension State: Sendable where Value: Sendable {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/binding
@propertyWrapper @dynamicMemberLookup
public struct Binding<Value> {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/binding/init(get:set:)
  @preconcurrency
  public init(get: @escaping @isolated(any) @Sendable () -> Value, set: @escaping @isolated(any) @Sendable (Value) -> Void) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/binding/constant(_:)
  public static func constant(_ value: Value) -> Binding<Value> { fatalError() }
  public var wrappedValue: Value {
    get { fatalError() }
    nonmutating set {}
  }
  public var projectedValue: Binding<Value> { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/binding/subscript(dynamicmember:)
  public subscript<Subject>(dynamicMember keyPath: WritableKeyPath<Value, Subject>) -> Binding<Subject> { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/binding/init(_:)
  public init?(_ base: Binding<Value?>) { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/binding
extension Binding: @unchecked Sendable where Value: Sendable {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/binding
extension Binding: DynamicProperty {}

/// iOS 17.0. https://developer.apple.com/documentation/swiftui/bindable
@propertyWrapper @dynamicMemberLookup
public struct Bindable<Value> {
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/bindable/init(wrappedvalue:)
  public init(wrappedValue: Value) where Value: AnyObject, Value: Observable { self.wrappedValue = wrappedValue }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/bindable/init(_:)
  public init(_ wrappedValue: Value) where Value: AnyObject, Value: Observable { self.wrappedValue = wrappedValue }
  public var wrappedValue: Value
  public var projectedValue: Bindable<Value> { self }
}

extension Bindable where Value: AnyObject {
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/bindable/subscript(dynamicmember:)
  public subscript<Subject>(dynamicMember keyPath: ReferenceWritableKeyPath<Value, Subject>) -> Binding<Subject> { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/environment
@propertyWrapper
public struct Environment<Value>: DynamicProperty {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environment/init(_:)
  public init(_ keyPath: KeyPath<EnvironmentValues, Value>) {}
  public var wrappedValue: Value { fatalError() }
}

extension Environment {
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/environment/init(_:)
  public init(_ objectType: Value.Type) where Value: AnyObject, Value: Observable {}
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/environment/init(_:)
  public init<T>(_ objectType: T.Type) where Value == T?, T: AnyObject, T: Observable {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentkey
public protocol EnvironmentKey {
  associatedtype Value
  static var defaultValue: Value { get }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues
public struct EnvironmentValues {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/init()
  public init() {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/subscript(_:)
  public subscript<K>(key: K.Type) -> K.Value where K: EnvironmentKey {
    get { fatalError() }
    set {}
  }
}

extension EnvironmentValues {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/environmentvalues/dismiss
  public var dismiss: DismissAction { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/environmentvalues/ispresented
  public var isPresented: Bool { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/environmentvalues/issearching
  public var isSearching: Bool { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/environmentvalues/scenephase
  public var scenePhase: ScenePhase {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/colorscheme
  public var colorScheme: ColorScheme {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/colorschemecontrast
  public var colorSchemeContrast: ColorSchemeContrast { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/environmentvalues/dynamictypesize
  public var dynamicTypeSize: DynamicTypeSize {
    get { fatalError() }
    set {}
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/environmentvalues/openurl
  public var openURL: OpenURLAction {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/layoutdirection
  public var layoutDirection: LayoutDirection {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/locale
  public var locale: Locale {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/calendar
  public var calendar: Calendar {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/timezone
  public var timeZone: TimeZone {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/isenabled
  public var isEnabled: Bool {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/displayscale
  public var displayScale: CGFloat {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/horizontalsizeclass
  public var horizontalSizeClass: UserInterfaceSizeClass? {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/verticalsizeclass
  public var verticalSizeClass: UserInterfaceSizeClass? {
    get { fatalError() }
    set {}
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/accessibilityreducemotion
  public var accessibilityReduceMotion: Bool { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/accessibilityreducetransparency
  public var accessibilityReduceTransparency: Bool { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/environmentvalues/accessibilitydifferentiatewithoutcolor
  public var accessibilityDifferentiateWithoutColor: Bool { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/environmentvalues/accessibilityvoiceoverenabled
  public var accessibilityVoiceOverEnabled: Bool { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/environmentvalues/redactionreasons
  public var redactionReasons: RedactionReasons {
    get { fatalError() }
    set {}
  }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/dismissaction
@MainActor @preconcurrency
public struct DismissAction {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/dismissaction/callasfunction()
  public func callAsFunction() {}
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/openurlaction
@MainActor @preconcurrency
public struct OpenURLAction {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/openurlaction/callasfunction(_:)
  public func callAsFunction(_ url: URL) {}
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/scenephase
public enum ScenePhase: Comparable, Hashable, Sendable {
  case background
  case inactive
  case active
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/colorscheme
public enum ColorScheme: CaseIterable, Hashable, Sendable {
  case light
  case dark
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/colorschemecontrast
public enum ColorSchemeContrast: CaseIterable, Hashable, Sendable {
  case standard
  case increased
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/dynamictypesize
public enum DynamicTypeSize: Hashable, Comparable, CaseIterable, Sendable {
  case xSmall
  case small
  case medium
  case large
  case xLarge
  case xxLarge
  case xxxLarge
  case accessibility1
  case accessibility2
  case accessibility3
  case accessibility4
  case accessibility5
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/dynamictypesize/isaccessibilitysize
  public var isAccessibilitySize: Bool { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/layoutdirection
public enum LayoutDirection: Hashable, CaseIterable, Sendable {
  case leftToRight
  case rightToLeft
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/userinterfacesizeclass
public enum UserInterfaceSizeClass: Sendable, Equatable {
  case compact
  case regular
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/visibility
public enum Visibility: Hashable, CaseIterable, Sendable {
  case automatic
  case visible
  case hidden
}

extension View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/environment(_:_:)
  public func environment<V>(_ keyPath: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View { self }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/view/environment(_:)
  public func environment<T>(_ object: T?) -> some View where T: AnyObject, T: Observable { self }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/appstorage
@propertyWrapper
public struct AppStorage<Value>: DynamicProperty {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/appstorage/init(wrappedvalue:_:store:)
  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil) where Value == Bool {}
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/appstorage/init(wrappedvalue:_:store:)
  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil) where Value == Int {}
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/appstorage/init(wrappedvalue:_:store:)
  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil) where Value == String {}
  public var wrappedValue: Value {
    get { fatalError() }
    nonmutating set {}
  }
  public var projectedValue: Binding<Value> { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/scenestorage
@propertyWrapper
public struct SceneStorage<Value>: DynamicProperty {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scenestorage/init(wrappedvalue:_:)
  public init(wrappedValue: Value, _ key: String) where Value == Bool {}
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scenestorage/init(wrappedvalue:_:)
  public init(wrappedValue: Value, _ key: String) where Value == Int {}
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scenestorage/init(wrappedvalue:_:)
  public init(wrappedValue: Value, _ key: String) where Value == String {}
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scenestorage/init(wrappedvalue:_:)
  public init(wrappedValue: Value, _ key: String) where Value == Data {}
  public var wrappedValue: Value {
    get { fatalError() }
    nonmutating set {}
  }
  public var projectedValue: Binding<Value> { fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/focusstate
@propertyWrapper
public struct FocusState<Value>: DynamicProperty where Value: Hashable {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/focusstate/binding
  @propertyWrapper
  public struct Binding {
    let unused: Never
    public var wrappedValue: Value {
      get { fatalError() }
      nonmutating set {}
    }
    public var projectedValue: FocusState<Value>.Binding { self }
  }
  public var wrappedValue: Value {
    get { fatalError() }
    nonmutating set {}
  }
  public var projectedValue: FocusState<Value>.Binding { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/focusstate/init()
  public init() where Value == Bool {}
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/focusstate/init()
  public init<T>() where Value == T?, T: Hashable {}
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/scaledmetric
@propertyWrapper
public struct ScaledMetric<Value>: DynamicProperty where Value: BinaryFloatingPoint {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scaledmetric/init(wrappedvalue:)
  public init(wrappedValue: Value) {}
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/scaledmetric/init(wrappedvalue:relativeto:)
  public init(wrappedValue: Value, relativeTo textStyle: Font.TextStyle) {}
  public var wrappedValue: Value { fatalError() }
}
