extension View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/accessibilityignoresinvertcolors(_:)
  public func accessibilityIgnoresInvertColors(_ active: Bool = true) -> some View { self }
}
