// What Apple's Foundation and QuartzCore have and the open Foundation on Linux does not.
@_exported import Foundation

/// iOS 8.0. https://developer.apple.com/documentation/foundation/nsitemprovider
open class NSItemProvider: NSObject {
  /// iOS 8.0. https://developer.apple.com/documentation/foundation/nsitemprovider/registeredtypeidentifiers
  open var registeredTypeIdentifiers: [String] { fatalError() }
  /// iOS 8.0. https://developer.apple.com/documentation/foundation/nsitemprovider/hasitemconformingtotypeidentifier(_:)
  open func hasItemConformingToTypeIdentifier(_ typeIdentifier: String) -> Bool { fatalError() }
  /// iOS 11.0. https://developer.apple.com/documentation/foundation/nsitemprovider/loadfilerepresentation(fortypeidentifier:completionhandler:)
  @discardableResult
  open func loadFileRepresentation(
    forTypeIdentifier typeIdentifier: String, completionHandler: @escaping @Sendable (URL?, (any Error)?) -> Void
  ) -> Progress { fatalError() }
}

extension NSItemProvider {
  /// iOS 11.0. https://developer.apple.com/documentation/foundation/nsitemprovider/canloadobject(ofclass:)
  public func canLoadObject(ofClass: String.Type) -> Bool { fatalError() }
  /// iOS 11.0. https://developer.apple.com/documentation/foundation/nsitemprovider/loadobject(ofclass:completionhandler:)
  public func loadObject(ofClass: String.Type, completionHandler: @escaping @Sendable (String?, (any Error)?) -> Void) -> Progress {
    fatalError()
  }
}

/// iOS 11.0. https://developer.apple.com/documentation/foundation/nskeyvalueobservation
public final class NSKeyValueObservation: NSObject {}

/// iOS 11.0. https://developer.apple.com/documentation/foundation/nskeyvalueobservedchange
public struct NSKeyValueObservedChange<Value> {}

extension NSObjectProtocol where Self: NSObject {
  /// iOS 11.0. https://developer.apple.com/documentation/swift/using-key-value-observing-in-swift
  public func observe<Value>(
    _ keyPath: KeyPath<Self, Value>, changeHandler: @escaping @Sendable (Self, NSKeyValueObservedChange<Value>) -> Void
  ) -> NSKeyValueObservation { fatalError() }
}

/// iOS 8.0. https://developer.apple.com/documentation/foundation/nsextensionitem
open class NSExtensionItem: NSObject {
  /// iOS 8.0. https://developer.apple.com/documentation/foundation/nsextensionitem/attachments
  open var attachments: [NSItemProvider]?
}

/// iOS 8.0. https://developer.apple.com/documentation/foundation/nsextensioncontext
open class NSExtensionContext: NSObject {
  /// iOS 8.0. https://developer.apple.com/documentation/foundation/nsextensioncontext/inputitems
  open var inputItems: [Any] { fatalError() }
  /// iOS 8.0. https://developer.apple.com/documentation/foundation/nsextensioncontext/completerequest(returningitems:completionhandler:)
  open func completeRequest(returningItems items: [Any]?, completionHandler: (@Sendable (Bool) -> Void)? = nil) {}
}

/// iOS 2.0. https://developer.apple.com/documentation/quartzcore/calayer
open class CALayer: NSObject {}

extension FileManager {
  /// iOS 7.0. https://developer.apple.com/documentation/foundation/filemanager/containerurl(forsecurityapplicationgroupidentifier:)
  public func containerURL(forSecurityApplicationGroupIdentifier groupIdentifier: String) -> URL? { fatalError() }
}
