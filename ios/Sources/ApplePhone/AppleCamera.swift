import AVFoundation
import Device

/// The permission to use the camera.
public struct AppleCamera: CameraAccess {
  public init() {}

  public var status: CameraStatus {
    guard AVCaptureDevice.default(for: .video) != nil else { return .missing }
    switch AVCaptureDevice.authorizationStatus(for: .video) {
    case .notDetermined: return .undecided
    case .authorized: return .allowed
    case .denied, .restricted: return .refused
    @unknown default: return .refused
    }
  }

  public func ask() async -> Bool { await AVCaptureDevice.requestAccess(for: .video) }
}
