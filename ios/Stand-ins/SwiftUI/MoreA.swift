extension View {
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/view/searchable(text:ispresented:placement:prompt:)
  public func searchable<S>(
    text: Binding<String>, isPresented: Binding<Bool>, placement: SearchFieldPlacement = .automatic, prompt: S
  ) -> some View where S: StringProtocol { self }
}

extension EnvironmentValues {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/environmentvalues/accessibilityswitchcontrolenabled
  public var accessibilitySwitchControlEnabled: Bool { fatalError() }
}
