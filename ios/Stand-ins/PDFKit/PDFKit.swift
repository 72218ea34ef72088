@_exported import Foundation
import UIKit

/// iOS 11.0. https://developer.apple.com/documentation/pdfkit/pdfdocument
open class PDFDocument: NSObject {
  /// iOS 11.0. https://developer.apple.com/documentation/pdfkit/pdfdocument/init(data:)
  public init?(data: Data) { return nil }
  /// iOS 11.0. https://developer.apple.com/documentation/pdfkit/pdfdocument/pagecount
  open var pageCount: Int { fatalError() }
}
