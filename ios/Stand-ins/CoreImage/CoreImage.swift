@_exported import Foundation

/// iOS 11.0. https://developer.apple.com/documentation/coreimage/cibarcodedescriptor
open class CIBarcodeDescriptor: NSObject {}

/// iOS 11.0. https://developer.apple.com/documentation/coreimage/ciqrcodedescriptor
open class CIQRCodeDescriptor: CIBarcodeDescriptor {
  /// iOS 11.0. https://developer.apple.com/documentation/coreimage/ciqrcodedescriptor/errorcorrectedpayload
  open var errorCorrectedPayload: Data { fatalError() }
  /// iOS 11.0. https://developer.apple.com/documentation/coreimage/ciqrcodedescriptor/symbolversion
  open var symbolVersion: Int { fatalError() }
}
