@_exported import Foundation
import CoreImage
import UIKit

/// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avmediatype
public struct AVMediaType: Hashable, Sendable {
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avmediatype/video
  public static let video = AVMediaType()
}

/// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avauthorizationstatus
public enum AVAuthorizationStatus: Int, Sendable {
  case notDetermined
  case restricted
  case denied
  case authorized
}

/// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice
open class AVCaptureDevice: NSObject {
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/position-swift.enum
  public enum Position: Int, Sendable {
    case unspecified
    case back
    case front
  }
  /// iOS 10.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/devicetype-swift.struct
  public struct DeviceType: Hashable, Sendable {
    /// iOS 10.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/devicetype-swift.struct/builtinwideanglecamera
    public static let builtInWideAngleCamera = DeviceType()
    /// iOS 13.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/devicetype-swift.struct/builtindualwidecamera
    public static let builtInDualWideCamera = DeviceType()
    /// iOS 13.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/devicetype-swift.struct/builtintriplecamera
    public static let builtInTripleCamera = DeviceType()
  }
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/torchmode-swift.enum
  public enum TorchMode: Int, Sendable {
    case off
    case on
    case auto
  }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/focusmode-swift.enum
  public enum FocusMode: Int, Sendable {
    case locked
    case autoFocus
    case continuousAutoFocus
  }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/exposuremode-swift.enum
  public enum ExposureMode: Int, Sendable {
    case locked
    case autoExpose
    case continuousAutoExposure
    case custom
  }
  /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/autofocusrangerestriction-swift.enum
  public enum AutoFocusRangeRestriction: Int, Sendable {
    case none
    case near
    case far
  }
  /// iOS 10.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/discoverysession
  open class DiscoverySession: NSObject {
    /// iOS 10.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/discoverysession/init(devicetypes:mediatype:position:)
    public convenience init(deviceTypes: [DeviceType], mediaType: AVMediaType?, position: Position) { fatalError() }
    /// iOS 10.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/discoverysession/devices
    open var devices: [AVCaptureDevice] { fatalError() }
  }
  /// iOS 17.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/rotationcoordinator
  open class RotationCoordinator: NSObject {
    /// iOS 17.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/rotationcoordinator/init(device:previewlayer:)
    public init(device: AVCaptureDevice, previewLayer: CALayer?) {}
    /// iOS 17.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/rotationcoordinator/videorotationangleforhorizonlevelpreview
    open var videoRotationAngleForHorizonLevelPreview: CGFloat { fatalError() }
  }
  /// iOS 13.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/virtualdeviceswitchovervideozoomfactors
  open var virtualDeviceSwitchOverVideoZoomFactors: [NSNumber] { fatalError() }
  /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/videozoomfactor
  open var videoZoomFactor: CGFloat = 1
  /// iOS 11.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/maxavailablevideozoomfactor
  open var maxAvailableVideoZoomFactor: CGFloat { fatalError() }
  /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/authorizationstatus(for:)
  open class func authorizationStatus(for mediaType: AVMediaType) -> AVAuthorizationStatus { fatalError() }
  /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/requestaccess(for:completionhandler:)
  open class func requestAccess(for mediaType: AVMediaType) async -> Bool { fatalError() }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/default(for:)
  open class func `default`(for mediaType: AVMediaType) -> AVCaptureDevice? { fatalError() }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/lockforconfiguration()
  open func lockForConfiguration() throws {}
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/unlockforconfiguration()
  open func unlockForConfiguration() {}
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/hastorch
  open var hasTorch: Bool { fatalError() }
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/istorchavailable
  open var isTorchAvailable: Bool { fatalError() }
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/torchmode-swift.property
  open var torchMode: TorchMode = .off
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/isfocuspointofinterestsupported
  open var isFocusPointOfInterestSupported: Bool { fatalError() }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/focuspointofinterest
  open var focusPointOfInterest: CGPoint = .zero
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/isfocusmodesupported(_:)
  open func isFocusModeSupported(_ focusMode: FocusMode) -> Bool { fatalError() }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/focusmode-swift.property
  open var focusMode: FocusMode = .locked
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/isexposurepointofinterestsupported
  open var isExposurePointOfInterestSupported: Bool { fatalError() }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/exposurepointofinterest
  open var exposurePointOfInterest: CGPoint = .zero
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/isexposuremodesupported(_:)
  open func isExposureModeSupported(_ exposureMode: ExposureMode) -> Bool { fatalError() }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/exposuremode-swift.property
  open var exposureMode: ExposureMode = .locked
  /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/isautofocusrangerestrictionsupported
  open var isAutoFocusRangeRestrictionSupported: Bool { fatalError() }
  /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avcapturedevice/autofocusrangerestriction-swift.property
  open var autoFocusRangeRestriction: AutoFocusRangeRestriction = .none
}

/// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcaptureinput
open class AVCaptureInput: NSObject {}

/// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedeviceinput
open class AVCaptureDeviceInput: AVCaptureInput {
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturedeviceinput/init(device:)
  public init(device: AVCaptureDevice) throws {}
}

/// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcaptureoutput
open class AVCaptureOutput: NSObject {}

/// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcaptureconnection
open class AVCaptureConnection: NSObject {
  /// iOS 17.0. https://developer.apple.com/documentation/avfoundation/avcaptureconnection/isvideorotationanglesupported(_:)
  open func isVideoRotationAngleSupported(_ videoRotationAngle: CGFloat) -> Bool { fatalError() }
  /// iOS 17.0. https://developer.apple.com/documentation/avfoundation/avcaptureconnection/videorotationangle
  open var videoRotationAngle: CGFloat = 0
}

/// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avmetadataobject
open class AVMetadataObject: NSObject {
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avmetadataobject/objecttype
  public struct ObjectType: Hashable, Sendable {
    /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avmetadataobject/objecttype/qr
    public static let qr = ObjectType()
    /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avmetadataobject/objecttype/aztec
    public static let aztec = ObjectType()
    /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avmetadataobject/objecttype/pdf417
    public static let pdf417 = ObjectType()
  }
}

/// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avmetadatamachinereadablecodeobject
open class AVMetadataMachineReadableCodeObject: AVMetadataObject {
  /// iOS 7.0. https://developer.apple.com/documentation/avfoundation/avmetadatamachinereadablecodeobject/stringvalue
  open var stringValue: String? { fatalError() }
  /// iOS 11.0. https://developer.apple.com/documentation/avfoundation/avmetadatamachinereadablecodeobject/descriptor
  open var descriptor: CIBarcodeDescriptor? { fatalError() }
}

/// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturemetadataoutputobjectsdelegate
public protocol AVCaptureMetadataOutputObjectsDelegate: NSObjectProtocol {
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturemetadataoutputobjectsdelegate/metadataoutput(_:didoutput:from:)
  func metadataOutput(
    _ output: AVCaptureMetadataOutput, didOutput metadataObjects: [AVMetadataObject], from connection: AVCaptureConnection
  )
}

/// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturemetadataoutput
open class AVCaptureMetadataOutput: AVCaptureOutput {
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturemetadataoutput/setmetadataobjectsdelegate(_:queue:)
  open func setMetadataObjectsDelegate(
    _ objectsDelegate: (any AVCaptureMetadataOutputObjectsDelegate)?, queue objectsCallbackQueue: DispatchQueue?
  ) {}
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturemetadataoutput/availablemetadataobjecttypes
  open var availableMetadataObjectTypes: [AVMetadataObject.ObjectType] { fatalError() }
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturemetadataoutput/metadataobjecttypes
  open var metadataObjectTypes: [AVMetadataObject.ObjectType]! = []
}

/// iOS 9.0. https://developer.apple.com/documentation/avfoundation/avcapturesessioninterruptionreasonkey
public let AVCaptureSessionInterruptionReasonKey = "AVCaptureSessionInterruptionReasonKey"

/// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession
open class AVCaptureSession: NSObject {
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/preset
  public struct Preset: Hashable, Sendable {
    /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/preset/high
    public static let high = Preset()
  }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/runtimeerrornotification
  public class var runtimeErrorNotification: Notification.Name { fatalError() }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/wasinterruptednotification
  public class var wasInterruptedNotification: Notification.Name { fatalError() }
  /// iOS 9.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/interruptionreason
  public enum InterruptionReason: Int, Sendable {
    case videoDeviceNotAvailableInBackground = 1
    case audioDeviceInUseByAnotherClient = 2
    case videoDeviceInUseByAnotherClient = 3
    case videoDeviceNotAvailableWithMultipleForegroundApps = 4
    case videoDeviceNotAvailableDueToSystemPressure = 5
  }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/beginconfiguration()
  open func beginConfiguration() {}
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/commitconfiguration()
  open func commitConfiguration() {}
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/canaddinput(_:)
  open func canAddInput(_ input: AVCaptureInput) -> Bool { fatalError() }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/addinput(_:)
  open func addInput(_ input: AVCaptureInput) {}
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/canaddoutput(_:)
  open func canAddOutput(_ output: AVCaptureOutput) -> Bool { fatalError() }
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/addoutput(_:)
  open func addOutput(_ output: AVCaptureOutput) {}
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/startrunning()
  open func startRunning() {}
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/stoprunning()
  open func stopRunning() {}
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturesession/isrunning
  open var isRunning: Bool { fatalError() }
}

/// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avlayervideogravity
public struct AVLayerVideoGravity: Hashable, Sendable {
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avlayervideogravity/resizeaspectfill
  public static let resizeAspectFill = AVLayerVideoGravity()
}

/// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturevideopreviewlayer
open class AVCaptureVideoPreviewLayer: CALayer {
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturevideopreviewlayer/session
  open var session: AVCaptureSession?
  /// iOS 4.0. https://developer.apple.com/documentation/avfoundation/avcapturevideopreviewlayer/videogravity
  open var videoGravity: AVLayerVideoGravity = .resizeAspectFill
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturevideopreviewlayer/connection
  open var connection: AVCaptureConnection? { fatalError() }
  /// iOS 6.0. https://developer.apple.com/documentation/avfoundation/avcapturevideopreviewlayer/capturedevicepointconverted(fromlayerpoint:)
  open func captureDevicePointConverted(fromLayerPoint pointInLayer: CGPoint) -> CGPoint { fatalError() }
}
