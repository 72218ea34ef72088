@preconcurrency import AVFoundation
import Device
import SwiftUI
import UIKit

/// The camera's picture, as a reader of codes. What it gives is what the codes hold in the picture, and nothing of the picture itself.
/// The camera runs for as long as the view is there. A tap sets where it is sharp.
public struct CodeCamera: UIViewRepresentable {
  private let torch: Bool
  private let onTorch: @MainActor (Bool) -> Void
  private let onCodes: @MainActor ([SeenCode]) -> Void
  private let onBroken: @MainActor () -> Void

  /// - Parameters:
  ///   - torch: whether the light is on, where there is one.
  ///   - onTorch: told once whether there is a light.
  ///   - onCodes: the codes in the picture, again and again while they are in it.
  ///   - onBroken: the camera does not answer.
  public init(
    torch: Bool, onTorch: @escaping @MainActor (Bool) -> Void, onCodes: @escaping @MainActor ([SeenCode]) -> Void,
    onBroken: @escaping @MainActor () -> Void
  ) {
    self.torch = torch
    self.onTorch = onTorch
    self.onCodes = onCodes
    self.onBroken = onBroken
  }

  public func makeCoordinator() -> CodeCameraCoordinator { CodeCameraCoordinator(self) }

  public func makeUIView(context: Context) -> CameraSurface {
    let coordinator = context.coordinator
    let session = CodeSession { [weak coordinator] event in coordinator?.happened(event) }
    let surface = CameraSurface(session: session)
    coordinator.surface = surface
    session.start()
    return surface
  }

  public func updateUIView(_ surface: CameraSurface, context: Context) {
    context.coordinator.camera = self
    surface.session?.light(torch)
  }

  public static func dismantleUIView(_ surface: CameraSurface, coordinator: CodeCameraCoordinator) { surface.session?.stop() }

  fileprivate func happened(_ event: CodeSession.Event) {
    switch event {
    case .started(let hasTorch): onTorch(hasTorch)
    case .codes(let codes): onCodes(codes)
    case .broke: onBroken()
    }
  }
}

/// Hands what the camera reads to the view as it is now.
@MainActor
public final class CodeCameraCoordinator {
  fileprivate var camera: CodeCamera
  fileprivate weak var surface: CameraSurface?

  fileprivate init(_ camera: CodeCamera) { self.camera = camera }

  fileprivate func happened(_ event: CodeSession.Event) {
    // Only now has the picture a connection that can be turned.
    surface?.setNeedsLayout()
    camera.happened(event)
  }
}

/// The picture on the screen.
public final class CameraSurface: UIView {
  let session: CodeSession?
  private var rotation: AVCaptureDevice.RotationCoordinator?
  private var turning: NSKeyValueObservation?

  init(session: CodeSession) {
    self.session = session
    super.init(frame: .zero)
    preview?.session = session.capture
    preview?.videoGravity = .resizeAspectFill
    rotation = session.device.map { AVCaptureDevice.RotationCoordinator(device: $0, previewLayer: preview) }
    // Turned by half, the view keeps its size and would not be laid out again.
    turning = rotation?.observe(\.videoRotationAngleForHorizonLevelPreview) { @Sendable [weak self] _, _ in
      Task { @MainActor [weak self] in self?.setNeedsLayout() }
    }
  }

  /// Not from an archive.
  public required init?(coder: NSCoder) {
    session = nil
    super.init(coder: coder)
  }

  override public class var layerClass: AnyClass { AVCaptureVideoPreviewLayer.self }

  private var preview: AVCaptureVideoPreviewLayer? { layer as? AVCaptureVideoPreviewLayer }

  /// The picture stays upright when the device is turned.
  override public func layoutSubviews() {
    super.layoutSubviews()
    guard let angle = rotation?.videoRotationAngleForHorizonLevelPreview, let connection = preview?.connection,
      connection.isVideoRotationAngleSupported(angle)
    else { return }
    connection.videoRotationAngle = angle
  }

  override public func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
    super.touchesEnded(touches, with: event)
    guard let touch = touches.first, let preview else { return }
    session?.focus(preview.captureDevicePointConverted(fromLayerPoint: touch.location(in: self)))
  }
}
