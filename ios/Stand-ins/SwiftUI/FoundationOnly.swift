// What Apple's Foundation and CoreGraphics have and the open Foundation on Linux does not.

/// iOS 16.0. https://developer.apple.com/documentation/foundation/localizedstringresource
public struct LocalizedStringResource: Equatable, Sendable, ExpressibleByStringInterpolation {
  /// iOS 16.0. https://developer.apple.com/documentation/foundation/localizedstringresource/init(stringliteral:)
  public init(stringLiteral value: String) {}
  /// iOS 16.0. https://developer.apple.com/documentation/foundation/localizedstringresource/init(stringinterpolation:)
  public init(stringInterpolation: DefaultStringInterpolation) {}
}

/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cgaffinetransform
public struct CGAffineTransform: Equatable, Sendable {
  /// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cgaffinetransform/identity
  public static let identity = CGAffineTransform()
}
