import Device
import LocalAuthentication
import WalletBridge

/// Face ID and Touch ID, and a key in the Secure Enclave that nothing else opens.
public struct AppleBiometrics: Biometrics {
  public init() {}

  public var kind: BiometricKind? {
    let context = LAContext()
    guard context.canEvaluatePolicy(.deviceOwnerAuthenticationWithBiometrics, error: nil) else { return nil }
    switch context.biometryType {
    case .touchID: return .touchID
    case .faceID, .opticID: return .faceID
    default: return nil
    }
  }

  public func key(reason: String) -> any BiometricKey { EnclaveKey(reason: reason) }
}
