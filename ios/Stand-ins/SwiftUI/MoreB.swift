import UniformTypeIdentifiers

extension Path {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/addroundedrect(in:cornersize:style:transform:)
  public mutating func addRoundedRect(
    in rect: CGRect, cornerSize: CGSize, style: RoundedCornerStyle = .continuous, transform: CGAffineTransform = .identity
  ) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/path/addarc(tangent1end:tangent2end:radius:transform:)
  public mutating func addArc(
    tangent1End: CGPoint, tangent2End: CGPoint, radius: CGFloat, transform: CGAffineTransform = .identity
  ) {}
}

extension GraphicsContext {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/graphicscontext/stroke(_:with:style:)
  public func stroke(_ path: Path, with shading: Shading, style: StrokeStyle) {}
}

extension View {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/toolbarbackground(_:for:)
  public func toolbarBackground(_ visibility: Visibility, for bars: ToolbarPlacement...) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/toolbarcolorscheme(_:for:)
  public func toolbarColorScheme(_ colorScheme: ColorScheme?, for bars: ToolbarPlacement...) -> some View { self }
}

extension UTType {
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/webp
  public static var webP: UTType { fatalError() }
}
