@_exported import Foundation

/// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct
public struct UTType: Hashable, Sendable {
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/init(_:)
  public init?(_ identifier: String) { return nil }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/init(filenameextension:conformingto:)
  public init?(filenameExtension: String, conformingTo supertype: UTType = .data) { return nil }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/init(importedas:conformingto:)
  public init(importedAs identifier: String, conformingTo parentType: UTType? = nil) { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/init(exportedas:conformingto:)
  public init(exportedAs identifier: String, conformingTo parentType: UTType? = nil) { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/identifier
  public var identifier: String { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/conforms(to:)
  public func conforms(to type: UTType) -> Bool { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/item
  public static var item: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/data
  public static var data: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/content
  public static var content: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/url
  public static var url: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/fileurl
  public static var fileURL: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/text
  public static var text: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/plaintext
  public static var plainText: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/utf8plaintext
  public static var utf8PlainText: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/json
  public static var json: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/emailmessage
  public static var emailMessage: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/image
  public static var image: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/png
  public static var png: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/jpeg
  public static var jpeg: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/heic
  public static var heic: UTType { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/pdf
  public static var pdf: UTType { fatalError() }
}
