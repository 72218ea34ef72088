/// iOS 13.0. https://developer.apple.com/documentation/swiftui/text
public struct Text: Equatable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/text/init(verbatim:)
  public init(verbatim content: String) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/text/init(_:)
  public init<S>(_ content: S) where S: StringProtocol {}
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/text/init(_:)
  public init(_ resource: LocalizedStringResource) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/text/init(_:)
  public init(_ image: Image) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/text
extension Text: _Drawn {}

extension Text {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/text/+(_:_:)
  public static func + (lhs: Text, rhs: Text) -> Text { lhs }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/text/font(_:)
  public func font(_ font: Font?) -> Text { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/text/fontweight(_:)
  public func fontWeight(_ weight: Font.Weight?) -> Text { self }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/text/foregroundstyle(_:)
  public func foregroundStyle<S>(_ style: S) -> Text where S: ShapeStyle { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/text/bold()
  public func bold() -> Text { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/text/italic()
  public func italic() -> Text { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/text/monospaceddigit()
  public func monospacedDigit() -> Text { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/text/monospaced(_:)
  public func monospaced(_ isActive: Bool = true) -> Text { self }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/font
public struct Font: Hashable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/textstyle
  public enum TextStyle: CaseIterable, Hashable, Sendable {
    case largeTitle
    case title
    case title2
    case title3
    case headline
    case subheadline
    case body
    case callout
    case footnote
    case caption
    case caption2
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/design
  public enum Design: Hashable, Sendable {
    case `default`
    case serif
    case rounded
    case monospaced
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/weight
  public struct Weight: Hashable, Sendable {
    public static let light = Weight()
    public static let regular = Weight()
    public static let medium = Weight()
    public static let semibold = Weight()
    public static let bold = Weight()
    public static let heavy = Weight()
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/largetitle
  public static let largeTitle = Font()
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/title
  public static let title = Font()
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/font/title2
  public static let title2 = Font()
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/font/title3
  public static let title3 = Font()
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/headline
  public static let headline = Font()
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/subheadline
  public static let subheadline = Font()
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/body
  public static let body = Font()
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/callout
  public static let callout = Font()
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/footnote
  public static let footnote = Font()
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/caption
  public static let caption = Font()
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/font/caption2
  public static let caption2 = Font()
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/font/system(size:weight:design:)
  public static func system(size: CGFloat, weight: Font.Weight? = nil, design: Font.Design? = nil) -> Font { Font() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/font/system(_:design:weight:)
  public static func system(_ style: TextStyle, design: Design? = nil, weight: Weight? = nil) -> Font { Font() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/bold()
  public func bold() -> Font { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/italic()
  public func italic() -> Font { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/weight(_:)
  public func weight(_ weight: Weight) -> Font { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/font/monospaced()
  public func monospaced() -> Font { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/font/monospaceddigit()
  public func monospacedDigit() -> Font { self }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/textalignment
public enum TextAlignment: Hashable, CaseIterable, Sendable {
  case leading
  case center
  case trailing
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/textselectability
public protocol TextSelectability {
  static var allowsSelection: Bool { get }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/enabledtextselectability
public struct EnabledTextSelectability: TextSelectability {
  public static let allowsSelection = true
}

extension TextSelectability where Self == EnabledTextSelectability {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/textselectability/enabled
  public static var enabled: EnabledTextSelectability { EnabledTextSelectability() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/redactionreasons
public struct RedactionReasons: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/redactionreasons/placeholder
  public static let placeholder = RedactionReasons(rawValue: 1)
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/redactionreasons/privacy
  public static let privacy = RedactionReasons(rawValue: 2)
}

extension View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/font(_:)
  public func font(_ font: Font?) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/fontweight(_:)
  public func fontWeight(_ weight: Font.Weight?) -> some View { self }
  /// iOS 16.1. https://developer.apple.com/documentation/swiftui/view/fontdesign(_:)
  public func fontDesign(_ design: Font.Design?) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/bold(_:)
  public func bold(_ isActive: Bool = true) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/italic(_:)
  public func italic(_ isActive: Bool = true) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/monospaced(_:)
  public func monospaced(_ isActive: Bool = true) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/monospaceddigit()
  public func monospacedDigit() -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/multilinetextalignment(_:)
  public func multilineTextAlignment(_ alignment: TextAlignment) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/linelimit(_:)
  public func lineLimit(_ number: Int?) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/linelimit(_:)
  public func lineLimit(_ limit: PartialRangeFrom<Int>) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/linelimit(_:)
  public func lineLimit(_ limit: ClosedRange<Int>) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/linelimit(_:reservesspace:)
  public func lineLimit(_ limit: Int, reservesSpace: Bool) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/linespacing(_:)
  public func lineSpacing(_ lineSpacing: CGFloat) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/minimumscalefactor(_:)
  public func minimumScaleFactor(_ factor: CGFloat) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/truncationmode(_:)
  public func truncationMode(_ mode: Text.TruncationMode) -> some View { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/textcase(_:)
  public func textCase(_ textCase: Text.Case?) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/textselection(_:)
  public func textSelection<S>(_ selectability: S) -> some View where S: TextSelectability { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/privacysensitive(_:)
  public func privacySensitive(_ sensitive: Bool = true) -> some View { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/redacted(reason:)
  public func redacted(reason: RedactionReasons) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/dynamictypesize(_:)
  public func dynamicTypeSize(_ size: DynamicTypeSize) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/dynamictypesize(_:)
  public func dynamicTypeSize<T>(_ range: T) -> some View where T: RangeExpression, T.Bound == DynamicTypeSize { self }
}

extension Text {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/text/truncationmode
  public enum TruncationMode: Hashable, Sendable {
    case head
    case tail
    case middle
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/text/case
  public enum Case: Hashable, Sendable {
    case uppercase
    case lowercase
  }
}
