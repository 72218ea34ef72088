/// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle
public protocol ShapeStyle: Sendable {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/color
public struct Color: Hashable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/color/rgbcolorspace
  public enum RGBColorSpace: Hashable, Sendable {
    case sRGB
    case sRGBLinear
    case displayP3
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/color/init(_:red:green:blue:opacity:)
  public init(_ colorSpace: RGBColorSpace = .sRGB, red: Double, green: Double, blue: Double, opacity: Double = 1) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/color/init(_:white:opacity:)
  public init(_ colorSpace: RGBColorSpace = .sRGB, white: Double, opacity: Double = 1) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/color/init(_:bundle:)
  public init(_ name: String, bundle: Bundle? = nil) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/color/opacity(_:)
  public func opacity(_ opacity: Double) -> Color { self }
  public static var red: Color { fatalError() }
  public static var orange: Color { fatalError() }
  public static var yellow: Color { fatalError() }
  public static var green: Color { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/color/mint
  public static var mint: Color { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/color/teal
  public static var teal: Color { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/color/cyan
  public static var cyan: Color { fatalError() }
  public static var blue: Color { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/color/indigo
  public static var indigo: Color { fatalError() }
  public static var purple: Color { fatalError() }
  public static var pink: Color { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/color/brown
  public static var brown: Color { fatalError() }
  public static var white: Color { fatalError() }
  public static var gray: Color { fatalError() }
  public static var black: Color { fatalError() }
  public static var clear: Color { fatalError() }
  public static var primary: Color { fatalError() }
  public static var secondary: Color { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/color/accentcolor
  public static var accentColor: Color { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/color
extension Color: ShapeStyle {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/color
extension Color: _Drawn {}

extension ShapeStyle where Self == Color {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle/red
  public static var red: Color { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle/orange
  public static var orange: Color { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle/yellow
  public static var yellow: Color { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle/green
  public static var green: Color { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle/blue
  public static var blue: Color { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle/white
  public static var white: Color { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle/gray
  public static var gray: Color { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle/black
  public static var black: Color { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shapestyle/clear
  public static var clear: Color { fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/hierarchicalshapestyle
public struct HierarchicalShapeStyle: ShapeStyle {}

extension ShapeStyle where Self == HierarchicalShapeStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/primary
  public static var primary: HierarchicalShapeStyle { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/secondary
  public static var secondary: HierarchicalShapeStyle { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/tertiary
  public static var tertiary: HierarchicalShapeStyle { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/quaternary
  public static var quaternary: HierarchicalShapeStyle { fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/tintshapestyle
public struct TintShapeStyle: ShapeStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/tintshapestyle/init()
  public init() {}
}

extension ShapeStyle where Self == TintShapeStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/tint
  public static var tint: TintShapeStyle { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/backgroundstyle
public struct BackgroundStyle: ShapeStyle {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/backgroundstyle/init()
  public init() {}
}

extension ShapeStyle where Self == BackgroundStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/background
  public static var background: BackgroundStyle { fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/material
public struct Material: ShapeStyle {}

extension ShapeStyle where Self == Material {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/regularmaterial
  public static var regularMaterial: Material { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/thickmaterial
  public static var thickMaterial: Material { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/thinmaterial
  public static var thinMaterial: Material { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/ultrathinmaterial
  public static var ultraThinMaterial: Material { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/shapestyle/bar
  public static var bar: Material { fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/anyshapestyle
public struct AnyShapeStyle: ShapeStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/anyshapestyle/init(_:)
  public init<S>(_ style: S) where S: ShapeStyle {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/gradient
public struct Gradient: ShapeStyle, Equatable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/gradient/init(colors:)
  public init(colors: [Color]) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/lineargradient
public struct LinearGradient: ShapeStyle, _Drawn {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/lineargradient/init(gradient:startpoint:endpoint:)
  public init(gradient: Gradient, startPoint: UnitPoint, endPoint: UnitPoint) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/lineargradient/init(colors:startpoint:endpoint:)
  public init(colors: [Color], startPoint: UnitPoint, endPoint: UnitPoint) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/fillstyle
public struct FillStyle: Equatable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/fillstyle/init(eofill:antialiased:)
  public init(eoFill: Bool = false, antialiased: Bool = true) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/strokestyle
public struct StrokeStyle: Equatable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/strokestyle/init(linewidth:linecap:linejoin:miterlimit:dash:dashphase:)
  public init(
    lineWidth: CGFloat = 1, lineCap: CGLineCap = .butt, lineJoin: CGLineJoin = .miter, miterLimit: CGFloat = 10, dash: [CGFloat] = [],
    dashPhase: CGFloat = 0
  ) {}
}

/// iOS 2.0. https://developer.apple.com/documentation/coregraphics/cglinecap
public enum CGLineCap: Int32, Sendable {
  case butt
  case round
  case square
}

/// iOS 2.0. https://developer.apple.com/documentation/coregraphics/cglinejoin
public enum CGLineJoin: Int32, Sendable {
  case miter
  case round
  case bevel
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/roundedcornerstyle
public enum RoundedCornerStyle: Sendable {
  case circular
  case continuous
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/path
public struct Path: Equatable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/init()
  public init() {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/init(_:)
  public init(_ rect: CGRect) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/init(roundedrect:cornerradius:style:)
  public init(roundedRect rect: CGRect, cornerRadius: CGFloat, style: RoundedCornerStyle = .continuous) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/init(ellipsein:)
  public init(ellipseIn rect: CGRect) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/init(_:)
  public init(_ callback: (inout Path) -> Void) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/move(to:)
  public mutating func move(to end: CGPoint) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/addline(to:)
  public mutating func addLine(to end: CGPoint) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/addrect(_:transform:)
  public mutating func addRect(_ rect: CGRect, transform: CGAffineTransform = .identity) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/addrects(_:transform:)
  public mutating func addRects(_ rects: [CGRect], transform: CGAffineTransform = .identity) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/closesubpath()
  public mutating func closeSubpath() {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape
@preconcurrency
public protocol Shape: Sendable, View {
  nonisolated func path(in rect: CGRect) -> Path
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape
extension Shape where Body == Never {
  public var body: Never { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/insettableshape
public protocol InsettableShape: Shape {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/rectangle
public struct Rectangle: InsettableShape {
  public typealias Body = Never
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/rectangle/init()
  nonisolated public init() {}
  nonisolated public func path(in rect: CGRect) -> Path { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/roundedrectangle
public struct RoundedRectangle: InsettableShape {
  public typealias Body = Never
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/roundedrectangle/init(cornerradius:style:)
  nonisolated public init(cornerRadius: CGFloat, style: RoundedCornerStyle = .continuous) {}
  nonisolated public func path(in rect: CGRect) -> Path { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/circle
public struct Circle: InsettableShape {
  public typealias Body = Never
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/circle/init()
  nonisolated public init() {}
  nonisolated public func path(in rect: CGRect) -> Path { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/capsule
public struct Capsule: InsettableShape {
  public typealias Body = Never
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/capsule/init(style:)
  nonisolated public init(style: RoundedCornerStyle = .continuous) {}
  nonisolated public func path(in rect: CGRect) -> Path { fatalError() }
}

extension Shape where Self == Rectangle {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape/rect
  public static var rect: Rectangle { fatalError() }
}

extension Shape where Self == RoundedRectangle {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape/rect(cornerradius:style:)
  public static func rect(cornerRadius: CGFloat, style: RoundedCornerStyle = .continuous) -> Self { fatalError() }
}

extension Shape where Self == Capsule {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape/capsule
  public static var capsule: Capsule { fatalError() }
}

extension Shape where Self == Circle {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape/circle
  public static var circle: Circle { fatalError() }
}

extension Shape {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape/fill(_:style:)
  public func fill<S>(_ content: S, style: FillStyle = FillStyle()) -> some View where S: ShapeStyle { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape/fill(style:)
  public func fill(style: FillStyle = FillStyle()) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape/trim(from:to:)
  public func trim(from startFraction: CGFloat = 0, to endFraction: CGFloat = 1) -> some Shape { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape/stroke(_:style:)
  public func stroke<S>(_ content: S, style: StrokeStyle) -> some View where S: ShapeStyle { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/shape/stroke(_:linewidth:)
  public func stroke<S>(_ content: S, lineWidth: CGFloat = 1) -> some View where S: ShapeStyle { self }
}

extension InsettableShape {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/insettableshape/strokeborder(_:style:antialiased:)
  public func strokeBorder<S>(_ content: S, style: StrokeStyle, antialiased: Bool = true) -> some View where S: ShapeStyle { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/insettableshape/strokeborder(_:linewidth:antialiased:)
  public func strokeBorder<S>(_ content: S, lineWidth: CGFloat = 1, antialiased: Bool = true) -> some View where S: ShapeStyle { self }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/colorrenderingmode
public enum ColorRenderingMode: Sendable {
  case nonLinear
  case linear
  case extendedLinear
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/canvas
public struct Canvas<Symbols> where Symbols: View {}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/canvas
extension Canvas: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

extension Canvas where Symbols == EmptyView {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/canvas/init(opaque:colormode:rendersasynchronously:renderer:)
  public init(
    opaque: Bool = false, colorMode: ColorRenderingMode = .nonLinear, rendersAsynchronously: Bool = false,
    renderer: @escaping (inout GraphicsContext, CGSize) -> Void
  ) {}
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/graphicscontext
public struct GraphicsContext {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/graphicscontext/shading
  public struct Shading: Sendable {
    /// iOS 15.0. https://developer.apple.com/documentation/swiftui/graphicscontext/shading/color(_:)
    public static func color(_ color: Color) -> Shading { fatalError() }
  }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/graphicscontext/fill(_:with:style:)
  public func fill(_ path: Path, with shading: Shading, style: FillStyle = FillStyle()) {}
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/graphicscontext/stroke(_:with:linewidth:)
  public func stroke(_ path: Path, with shading: Shading, lineWidth: CGFloat = 1) {}
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/angle
public struct Angle: Equatable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/angle/degrees(_:)
  public static func degrees(_ degrees: Double) -> Angle { fatalError() }
}

extension View {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/foregroundstyle(_:)
  public func foregroundStyle<S>(_ style: S) -> some View where S: ShapeStyle { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/foregroundstyle(_:_:)
  public func foregroundStyle<S1, S2>(_ primary: S1, _ secondary: S2) -> some View where S1: ShapeStyle, S2: ShapeStyle { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/tint(_:)
  public func tint<S>(_ tint: S?) -> some View where S: ShapeStyle { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/tint(_:)
  public func tint(_ tint: Color?) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/background(alignment:content:)
  public func background<V>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View where V: View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/background(_:ignoressafeareaedges:)
  public func background<S>(_ style: S, ignoresSafeAreaEdges edges: Edge.Set = .all) -> some View where S: ShapeStyle { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/background(_:in:fillstyle:)
  public func background<S, T>(_ style: S, in shape: T, fillStyle: FillStyle = FillStyle()) -> some View
  where S: ShapeStyle, T: Shape { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/background(_:in:fillstyle:)
  public func background<S, T>(_ style: S, in shape: T, fillStyle: FillStyle = FillStyle()) -> some View
  where S: ShapeStyle, T: InsettableShape { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/overlay(alignment:content:)
  public func overlay<V>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View where V: View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/overlay(_:ignoressafeareaedges:)
  public func overlay<S>(_ style: S, ignoresSafeAreaEdges edges: Edge.Set = .all) -> some View where S: ShapeStyle { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/overlay(_:in:fillstyle:)
  public func overlay<S, T>(_ style: S, in shape: T, fillStyle: FillStyle = FillStyle()) -> some View where S: ShapeStyle, T: Shape { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/clipshape(_:style:)
  public func clipShape<S>(_ shape: S, style: FillStyle = FillStyle()) -> some View where S: Shape { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/contentshape(_:eofill:)
  public func contentShape<S>(_ shape: S, eoFill: Bool = false) -> some View where S: Shape { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/opacity(_:)
  public func opacity(_ opacity: Double) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/blur(radius:opaque:)
  public func blur(radius: CGFloat, opaque: Bool = false) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/shadow(color:radius:x:y:)
  public func shadow(
    color: Color = Color(.sRGBLinear, white: 0, opacity: 0.33), radius: CGFloat, x: CGFloat = 0, y: CGFloat = 0
  ) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/hidden()
  public func hidden() -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/scaleeffect(_:anchor:)
  public func scaleEffect(_ s: CGFloat, anchor: UnitPoint = .center) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/rotationeffect(_:anchor:)
  public func rotationEffect(_ angle: Angle, anchor: UnitPoint = .center) -> some View { self }
}
