import Device
import Wording

extension BiometricKind {
  /// The name Apple gives it.
  public var word: Word {
    switch self {
    case .faceID: .biometricFaceId
    case .touchID: .biometricTouchId
    }
  }
}
