extension View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/onappear(perform:)
  public func onAppear(perform action: (() -> Void)? = nil) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/ondisappear(perform:)
  public func onDisappear(perform action: (() -> Void)? = nil) -> some View { self }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/view/onchange(of:initial:_:)
  public func onChange<V>(of value: V, initial: Bool = false, _ action: @escaping (_ oldValue: V, _ newValue: V) -> Void) -> some View
  where V: Equatable { self }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/view/onchange(of:initial:_:)
  public func onChange<V>(of value: V, initial: Bool = false, _ action: @escaping () -> Void) -> some View where V: Equatable { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/task(priority:_:)
  public func task(priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void)
    -> some View
  { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/task(id:priority:_:)
  public func task<T>(
    id value: T, priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void
  ) -> some View where T: Equatable { self }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/onopenurl(perform:)
  public func onOpenURL(perform action: @escaping (URL) -> Void) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/ontapgesture(count:perform:)
  public func onTapGesture(count: Int = 1, perform action: @escaping () -> Void) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/allowshittesting(_:)
  public func allowsHitTesting(_ enabled: Bool) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/statusbarhidden(_:)
  public func statusBarHidden(_ hidden: Bool = true) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/persistentsystemoverlays(_:)
  public func persistentSystemOverlays(_ visibility: Visibility) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/preferredcolorscheme(_:)
  public func preferredColorScheme(_ colorScheme: ColorScheme?) -> some View { self }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/view/sensoryfeedback(_:trigger:)
  public func sensoryFeedback<T>(_ feedback: SensoryFeedback, trigger: T) -> some View where T: Equatable { self }
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/view/sensoryfeedback(_:trigger:condition:)
  public func sensoryFeedback<T>(_ feedback: SensoryFeedback, trigger: T, condition: @escaping (_ oldValue: T, _ newValue: T) -> Bool)
    -> some View where T: Equatable
  { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/animation(_:value:)
  public func animation<V>(_ animation: Animation?, value: V) -> some View where V: Equatable { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/transition(_:)
  public func transition(_ t: AnyTransition) -> some View { self }
}

/// iOS 17.0. https://developer.apple.com/documentation/swiftui/sensoryfeedback
public struct SensoryFeedback: Equatable, Sendable {
  public static let success = SensoryFeedback()
  public static let warning = SensoryFeedback()
  public static let error = SensoryFeedback()
  public static let selection = SensoryFeedback()
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/animation
public struct Animation: Equatable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/animation/default
  public static let `default` = Animation()
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/animation/easeinout
  public static var easeInOut: Animation { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/animation/linear(duration:)
  public static func linear(duration: TimeInterval) -> Animation { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/animation/easeinout(duration:)
  public static func easeInOut(duration: TimeInterval) -> Animation { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/animation/easeout(duration:)
  public static func easeOut(duration: TimeInterval) -> Animation { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/withanimation(_:_:)
public func withAnimation<Result>(_ animation: Animation? = .default, _ body: () throws -> Result) rethrows -> Result { try body() }

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/anytransition
public struct AnyTransition {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/anytransition/opacity
  public static var opacity: AnyTransition { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/anytransition/slide
  public static var slide: AnyTransition { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/anytransition/scale
  public static var scale: AnyTransition { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/anytransition/move(edge:)
  public static func move(edge: Edge) -> AnyTransition { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/anytransition/combined(with:)
  public func combined(with other: AnyTransition) -> AnyTransition { fatalError() }
}
