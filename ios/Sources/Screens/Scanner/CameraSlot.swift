import Device
import SwiftUI

/// What the camera's picture tells, and what it is told.
public struct CameraCalls {
  /// The codes in the picture.
  public let found: @MainActor ([SeenCode]) -> Void
  /// The camera does not answer.
  public let broke: @MainActor () -> Void
  /// Whether the camera in use has a light.
  public let torchFound: @MainActor (Bool) -> Void
  /// Whether the light is to be on.
  public let torch: Bool
}

/// Where the camera's live picture comes from: the app puts it into the environment, the screens know no camera. The picture fills
/// what room it gets; it reads codes as long as it is there.
public struct CameraSlot: Sendable {
  let picture: @MainActor @Sendable (CameraCalls) -> AnyView

  public init(_ picture: @escaping @MainActor @Sendable (CameraCalls) -> AnyView) { self.picture = picture }
}

private struct CameraSlotKey: EnvironmentKey {
  static let defaultValue = CameraSlot { _ in AnyView(Color.black) }
}

extension EnvironmentValues {
  /// The camera's live picture.
  public var camera: CameraSlot {
    get { self[CameraSlotKey.self] }
    set { self[CameraSlotKey.self] = newValue }
  }
}
