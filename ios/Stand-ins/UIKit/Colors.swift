import SwiftUI

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uicolor
open class UIColor: NSObject, @unchecked Sendable {
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uicolor/black
  open class var black: UIColor { fatalError() }
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uicolor/white
  open class var white: UIColor { fatalError() }
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uicolor/darkgray
  open class var darkGray: UIColor { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uicolor/label
  open class var label: UIColor { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uicolor/systembackground
  open class var systemBackground: UIColor { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uicolor/secondarysystembackground
  open class var secondarySystemBackground: UIColor { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uicolor/systemgroupedbackground
  open class var systemGroupedBackground: UIColor { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uicolor/secondarysystemgroupedbackground
  open class var secondarySystemGroupedBackground: UIColor { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uicolor/tertiarysystemfill
  open class var tertiarySystemFill: UIColor { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uicolor/separator
  open class var separator: UIColor { fatalError() }
  /// iOS 13.0. https://developer.apple.com/documentation/uikit/uicolor/init(dynamicprovider:)
  public init(dynamicProvider: @escaping @Sendable (UITraitCollection) -> UIColor) {}
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uicolor/init(red:green:blue:alpha:)
  public init(red: CGFloat, green: CGFloat, blue: CGFloat, alpha: CGFloat) {}
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uicolor/setfill()
  open func setFill() {}
}

extension Color {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/color/init(uicolor:)
  public init(uiColor: UIColor) { fatalError() }
}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uiimage
open class UIImage: NSObject, @unchecked Sendable {
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uiimage/init(data:)
  public init?(data: Data) { nil }
  /// iOS 4.0. https://developer.apple.com/documentation/uikit/uiimage/jpegdata(compressionquality:)
  open func jpegData(compressionQuality: CGFloat) -> Data? { nil }
}

extension SwiftUI.Image {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/init(uiimage:)
  public init(uiImage: UIImage) { fatalError() }
}

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uifont
open class UIFont: NSObject, @unchecked Sendable {
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uifont/systemfont(ofsize:)
  open class func systemFont(ofSize fontSize: CGFloat) -> UIFont { fatalError() }
  /// iOS 2.0. https://developer.apple.com/documentation/uikit/uifont/boldsystemfont(ofsize:)
  open class func boldSystemFont(ofSize fontSize: CGFloat) -> UIFont { fatalError() }
}

extension NSAttributedString.Key {
  /// iOS 6.0. https://developer.apple.com/documentation/uikit/nsattributedstring/key/font
  public static let font = NSAttributedString.Key(rawValue: "NSFont")
  /// iOS 6.0. https://developer.apple.com/documentation/uikit/nsattributedstring/key/foregroundcolor
  public static let foregroundColor = NSAttributedString.Key(rawValue: "NSColor")
  /// iOS 6.0. https://developer.apple.com/documentation/uikit/nsattributedstring/key/paragraphstyle
  public static let paragraphStyle = NSAttributedString.Key(rawValue: "NSParagraphStyle")
}

/// iOS 6.0. https://developer.apple.com/documentation/uikit/nstextalignment
public enum NSTextAlignment: Int, Sendable {
  case left
  case center
  case right
  case justified
  case natural
}

/// iOS 6.0. https://developer.apple.com/documentation/uikit/nsparagraphstyle
open class NSParagraphStyle: NSObject {}

/// iOS 6.0. https://developer.apple.com/documentation/uikit/nsmutableparagraphstyle
open class NSMutableParagraphStyle: NSParagraphStyle {
  /// iOS 6.0. https://developer.apple.com/documentation/uikit/nsmutableparagraphstyle/alignment
  open var alignment: NSTextAlignment = .natural
}

/// iOS 6.0. https://developer.apple.com/documentation/uikit/nsstringdrawingoptions
public struct NSStringDrawingOptions: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// iOS 6.0. https://developer.apple.com/documentation/uikit/nsstringdrawingoptions/useslinefragmentorigin
  public static let usesLineFragmentOrigin = NSStringDrawingOptions(rawValue: 1)
}

/// iOS 6.0. https://developer.apple.com/documentation/uikit/nsstringdrawingcontext
open class NSStringDrawingContext: NSObject {}

extension NSAttributedString {
  /// iOS 6.0. https://developer.apple.com/documentation/foundation/nsattributedstring/draw(with:options:context:)
  public func draw(with rect: CGRect, options: NSStringDrawingOptions = [], context: NSStringDrawingContext?) {}
  /// iOS 6.0. https://developer.apple.com/documentation/foundation/nsattributedstring/boundingrect(with:options:context:)
  public func boundingRect(with size: CGSize, options: NSStringDrawingOptions = [], context: NSStringDrawingContext?) -> CGRect {
    fatalError()
  }
}

/// iOS 10.0. https://developer.apple.com/documentation/uikit/uigraphicsrenderercontext
open class UIGraphicsRendererContext: NSObject {
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uigraphicsrenderercontext/fill(_:)
  open func fill(_ rect: CGRect) {}
}

/// iOS 10.0. https://developer.apple.com/documentation/uikit/uigraphicspdfrenderercontext
open class UIGraphicsPDFRendererContext: UIGraphicsRendererContext {
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uigraphicspdfrenderercontext/beginpage()
  open func beginPage() {}
}

/// iOS 10.0. https://developer.apple.com/documentation/uikit/uigraphicspdfrenderer
open class UIGraphicsPDFRenderer: NSObject {
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uigraphicsrenderer/init(bounds:)
  public init(bounds: CGRect) {}
  /// iOS 10.0. https://developer.apple.com/documentation/uikit/uigraphicspdfrenderer/pdfdata(actions:)
  open func pdfData(actions: (UIGraphicsPDFRendererContext) -> Void) -> Data { fatalError() }
}
