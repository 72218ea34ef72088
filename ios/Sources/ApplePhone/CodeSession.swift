@preconcurrency import AVFoundation
import CoreImage
import Device
import Foundation

/// The camera at work. Its calls may block, so all of them are made on its own queue, which also guards everything that changes.
final class CodeSession: NSObject, AVCaptureMetadataOutputObjectsDelegate, @unchecked Sendable {
  /// What became of it.
  enum Event: Sendable {
    case started(hasTorch: Bool)
    case codes([SeenCode])
    case broke
  }

  /// For the picture on the screen.
  let capture = AVCaptureSession()
  /// The camera at the back, if there is one.
  let device: AVCaptureDevice?

  private let output = AVCaptureMetadataOutput()
  private let queue = DispatchQueue(label: "app.carnet.camera", qos: .userInitiated)
  private let report: @MainActor @Sendable (Event) -> Void
  private var isReady = false
  private var watches: [any NSObjectProtocol] = []

  init(report: @escaping @MainActor @Sendable (Event) -> Void) {
    self.report = report
    // The first two change to their wide lens by themselves when a code is held near.
    let kinds: [AVCaptureDevice.DeviceType] = [.builtInTripleCamera, .builtInDualWideCamera, .builtInWideAngleCamera]
    let back = AVCaptureDevice.DiscoverySession(deviceTypes: kinds, mediaType: .video, position: .back).devices
    device = back.first ?? AVCaptureDevice.default(for: .video)
    super.init()
    watch(AVCaptureSession.runtimeErrorNotification) { _ in true }
    // Out of sight it rests by itself and goes on by itself. Held by another app, as in a call beside this one, it may stay so.
    watch(AVCaptureSession.wasInterruptedNotification) { notification in
      let reason = notification.userInfo?[AVCaptureSessionInterruptionReasonKey] as? Int
      return reason != AVCaptureSession.InterruptionReason.videoDeviceNotAvailableInBackground.rawValue
    }
  }

  deinit {
    for watch in watches { NotificationCenter.default.removeObserver(watch) }
  }

  func start() {
    queue.async { [self] in
      if !isReady {
        isReady = prepare()
        zoom()
      }
      guard isReady else { return tell(.broke) }
      if !capture.isRunning { capture.startRunning() }
      tell(.started(hasTorch: device?.hasTorch == true))
    }
  }

  func stop() {
    queue.async { [self] in
      if capture.isRunning { capture.stopRunning() }
    }
  }

  func light(_ on: Bool) {
    change { device in
      let mode: AVCaptureDevice.TorchMode = on ? .on : .off
      if device.hasTorch, device.isTorchAvailable, device.torchMode != mode { device.torchMode = mode }
    }
  }

  /// Makes it sharp and bright at a point of the picture, from 0 to 1 each way.
  func focus(_ point: CGPoint) {
    change { device in
      if device.isFocusPointOfInterestSupported, device.isFocusModeSupported(.continuousAutoFocus) {
        device.focusPointOfInterest = point
        device.focusMode = .continuousAutoFocus
      }
      if device.isExposurePointOfInterestSupported, device.isExposureModeSupported(.continuousAutoExposure) {
        device.exposurePointOfInterest = point
        device.exposureMode = .continuousAutoExposure
      }
    }
  }

  func metadataOutput(
    _ output: AVCaptureMetadataOutput, didOutput metadataObjects: [AVMetadataObject], from connection: AVCaptureConnection
  ) {
    let codes = metadataObjects.compactMap { ($0 as? AVMetadataMachineReadableCodeObject).flatMap(Self.seen) }
    if !codes.isEmpty { tell(.codes(codes)) }
  }

  /// A code that holds bytes has no text, or a wrong one: they are in its descriptor.
  private static func seen(_ code: AVMetadataMachineReadableCodeObject) -> SeenCode? {
    let qr = code.descriptor as? CIQRCodeDescriptor
    return SeenCode(text: code.stringValue, payload: qr?.errorCorrectedPayload, version: qr?.symbolVersion ?? 0)
  }

  private func prepare() -> Bool {
    guard let device, let input = try? AVCaptureDeviceInput(device: device) else { return false }
    capture.beginConfiguration()
    defer { capture.commitConfiguration() }
    guard capture.canAddInput(input), capture.canAddOutput(output) else { return false }
    capture.addInput(input)
    capture.addOutput(output)
    output.setMetadataObjectsDelegate(self, queue: queue)
    output.metadataObjectTypes = [.qr, .aztec, .pdf417].filter { output.availableMetadataObjectTypes.contains($0) }
    return true
  }

  /// A camera of several lenses begins with its widest, in whose picture a code is small: to where the next one takes over.
  private func zoom() {
    change { device in
      guard let factor = device.virtualDeviceSwitchOverVideoZoomFactors.first else { return }
      device.videoZoomFactor = min(CGFloat(factor.doubleValue), device.maxAvailableVideoZoomFactor)
    }
  }

  private func change(_ act: @escaping @Sendable (AVCaptureDevice) -> Void) {
    queue.async { [self] in
      // A camera that cannot be changed now stays as it is.
      guard let device, (try? device.lockForConfiguration()) != nil else { return }
      act(device)
      device.unlockForConfiguration()
    }
  }

  private func watch(_ name: Notification.Name, _ isBroken: @escaping @Sendable (Notification) -> Bool) {
    let watch = NotificationCenter.default.addObserver(forName: name, object: capture, queue: nil) { [weak self] notification in
      if isBroken(notification) { self?.tell(.broke) }
    }
    watches.append(watch)
  }

  private func tell(_ event: Event) {
    Task { @MainActor [report] in report(event) }
  }
}
