import SwiftUI

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uiresponder
@MainActor
open class UIResponder: NSObject {
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiresponder/touchesended(_:with:)
  open func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {}
}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uitouch
@MainActor
open class UITouch: NSObject {
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uitouch/location(in:)
  open func location(in view: UIView?) -> CGPoint { fatalError() }
}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uievent
@MainActor
open class UIEvent: NSObject {}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview
@MainActor
open class UIView: UIResponder {
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/init(frame:)
  public init(frame: CGRect) {}
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/init(coder:)
  public required init?(coder: NSCoder) {}
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/layerclass
  open class var layerClass: AnyClass { CALayer.self }
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/layer
  open var layer: CALayer { fatalError() }
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/bounds
  open var bounds: CGRect = .zero
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/frame
  open var frame: CGRect = .zero
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/autoresizingmask-swift.property
  open var autoresizingMask: AutoresizingMask = []
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/backgroundcolor
  open var backgroundColor: UIColor?
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/window
  open var window: UIWindow? { fatalError() }
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/layoutsubviews()
  open func layoutSubviews() {}
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/setneedslayout()
  open func setNeedsLayout() {}
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/addsubview(_:)
  open func addSubview(_ view: UIView) {}
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiview/autoresizingmask-swift.struct
  public struct AutoresizingMask: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let flexibleWidth = AutoresizingMask(rawValue: 2)
    public static let flexibleHeight = AutoresizingMask(rawValue: 16)
  }
}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uiviewcontroller
@MainActor
open class UIViewController: UIResponder {
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiviewcontroller/init(nibname:bundle:)
  public init(nibName nibNameOrNil: String?, bundle nibBundleOrNil: Bundle?) {}
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiviewcontroller/init(coder:)
  public required init?(coder: NSCoder) {}
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiviewcontroller/view
  open var view: UIView!
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiviewcontroller/viewdidload()
  open func viewDidLoad() {}
  /// iOS 5.0. https://developer.apple.com/documentation/uikit/uiviewcontroller/addchild(_:)
  open func addChild(_ childController: UIViewController) {}
  /// iOS 5.0. https://developer.apple.com/documentation/uikit/uiviewcontroller/didmove(toparent:)
  open func didMove(toParent parent: UIViewController?) {}
  /// iOS 8.0. https://developer.apple.com/documentation/uikit/uiviewcontroller/extensioncontext
  open var extensionContext: NSExtensionContext? { fatalError() }
}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uiwindow
@MainActor
open class UIWindow: UIView {
  /// iOS 4.0. https://developer.apple.com/documentation/uikit/uiwindow/rootviewcontroller
  open var rootViewController: UIViewController?
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/uihostingcontroller
@MainActor @preconcurrency
open class UIHostingController<Content>: UIViewController where Content: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/uihostingcontroller/init(rootview:)
  public init(rootView: Content) { super.init(nibName: nil, bundle: nil) }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/uihostingcontroller/init(coder:)
  public required init?(coder: NSCoder) { return nil }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/uiviewrepresentablecontext
public struct UIViewRepresentableContext<Representable> where Representable: UIViewRepresentable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/uiviewrepresentablecontext/coordinator
  public let coordinator: Representable.Coordinator
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/uiviewrepresentablecontext/environment
  public var environment: EnvironmentValues { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/uiviewrepresentable
@MainActor @preconcurrency
public protocol UIViewRepresentable: View where Body == Never {
  associatedtype UIViewType: UIView
  associatedtype Coordinator = Void
  typealias Context = UIViewRepresentableContext<Self>
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/uiviewrepresentable/makeuiview(context:)
  func makeUIView(context: Context) -> UIViewType
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/uiviewrepresentable/updateuiview(_:context:)
  func updateUIView(_ uiView: UIViewType, context: Context)
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/uiviewrepresentable/dismantleuiview(_:coordinator:)
  static func dismantleUIView(_ uiView: UIViewType, coordinator: Coordinator)
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/uiviewrepresentable/makecoordinator()
  func makeCoordinator() -> Coordinator
}

extension UIViewRepresentable {
  public static func dismantleUIView(_ uiView: UIViewType, coordinator: Coordinator) {}
  public var body: Never { fatalError() }
}

extension UIViewRepresentable where Coordinator == Void {
  public func makeCoordinator() {}
}
