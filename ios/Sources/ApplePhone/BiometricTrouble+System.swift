import LocalAuthentication
import Security
import WalletBridge

extension BiometricTrouble {
  /// What an error of the system means to the person.
  ///
  /// - Parameter hasChanged: whether a finger or face was enrolled or removed since the key was made.
  init(domain: String, code: Int, hasChanged: Bool) {
    if domain == LAErrorDomain, let why = LAError.Code(rawValue: code) {
      switch why {
      case .userCancel, .userFallback, .systemCancel, .appCancel:
        self = .cancelled
        return
      case .passcodeNotSet, .biometryNotAvailable, .biometryNotEnrolled, .biometryLockout, .notInteractive:
        self = .unavailable
        return
      case .authenticationFailed where !hasChanged:
        // Not recognised, several times: the prompt is over.
        self = .cancelled
        return
      default: break
      }
    }
    self =
      switch (domain, code) {
      case (statusDomain, Int(errSecUserCanceled)), (tokenDomain, TokenError.cancelled.rawValue): .cancelled
      case (statusDomain, Int(errSecItemNotFound)), (tokenDomain, TokenError.noSuchObject.rawValue): .invalidated
      case (_, _) where hasChanged: .invalidated
      default: .unavailable
      }
  }
}

private let statusDomain = "NSOSStatusErrorDomain"

/// Where the Secure Enclave's own errors come from.
private let tokenDomain = "CryptoTokenKit"

/// `TKError` of CryptoTokenKit.
private enum TokenError: Int {
  case cancelled = -4
  case noSuchObject = -6
}
