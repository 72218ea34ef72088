import Foundation
import LocalAuthentication
import Security
import WalletBridge

/// A P-256 key that never leaves the Secure Enclave. Its private half needs a finger or face for each use, and is of no more use once
/// another is enrolled or the phone's passcode is taken away. A secret is encrypted for its public half by ECIES with AES-GCM.
struct EnclaveKey: BiometricKey {
  /// What the system's prompt says.
  let reason: String

  private static let tag = Data("app.carnet.biometric".utf8)
  private static var algorithm: SecKeyAlgorithm { .eciesEncryptionCofactorVariableIVX963SHA256AESGCM }

  /// Makes a new key in place of an older one, and asks for the finger or face once: that it works is known before it is relied on.
  func wrap(_ secret: Data) throws(BiometricTrouble) -> Data {
    guard let enrolment = Enrolment(LAContext()) else { throw .unavailable }
    let key = try make()
    var error: Unmanaged<CFError>?
    guard let open = SecKeyCopyPublicKey(key),
      let sealed = SecKeyCreateEncryptedData(open, Self.algorithm, secret as CFData, &error)
    else { throw trouble(error, hasChanged: false) }
    let wrapped = WrappedSecret(enrolment: enrolment.state, sealed: sealed as Data).bytes
    guard try unwrap(wrapped) == secret else { throw .unavailable }
    return wrapped
  }

  func unwrap(_ wrapped: Data) throws(BiometricTrouble) -> Data {
    guard let wrapped = WrappedSecret(wrapped) else { throw .invalidated }
    let context = LAContext()
    context.localizedReason = reason
    // The app's own PIN is the other way in; the phone's passcode is none.
    context.localizedFallbackTitle = ""
    guard let enrolment = Enrolment(context) else { throw .unavailable }
    guard let key = find(context) else { throw .invalidated }
    var error: Unmanaged<CFError>?
    guard let secret = SecKeyCreateDecryptedData(key, Self.algorithm, wrapped.sealed as CFData, &error) else {
      throw trouble(error, hasChanged: enrolment.state != wrapped.enrolment)
    }
    return secret as Data
  }

  private func make() throws(BiometricTrouble) -> SecKey {
    let older: [CFString: Any] = [kSecClass: kSecClassKey, kSecAttrApplicationTag: Self.tag]
    SecItemDelete(older as CFDictionary)
    var error: Unmanaged<CFError>?
    let use: SecAccessControlCreateFlags = [.privateKeyUsage, .biometryCurrentSet]
    guard let access = SecAccessControlCreateWithFlags(nil, kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly, use, &error) else {
      throw trouble(error, hasChanged: false)
    }
    let kept: [CFString: Any] = [kSecAttrIsPermanent: true, kSecAttrApplicationTag: Self.tag, kSecAttrAccessControl: access]
    let attributes: [CFString: Any] = [
      kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom, kSecAttrKeySizeInBits: 256, kSecAttrTokenID: kSecAttrTokenIDSecureEnclave,
      kSecPrivateKeyAttrs: kept,
    ]
    guard let key = SecKeyCreateRandomKey(attributes as CFDictionary, &error) else { throw trouble(error, hasChanged: false) }
    return key
  }

  private func find(_ context: LAContext) -> SecKey? {
    let query: [CFString: Any] = [
      kSecClass: kSecClassKey, kSecAttrApplicationTag: Self.tag, kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom, kSecReturnRef: true,
      kSecUseAuthenticationContext: context,
    ]
    var found: CFTypeRef?
    guard SecItemCopyMatching(query as CFDictionary, &found) == errSecSuccess, let found, CFGetTypeID(found) == SecKeyGetTypeID() else {
      return nil
    }
    // A cast to a Core Foundation type checks nothing; its type id was checked.
    // swift-format-ignore: NeverForceUnwrap
    return (found as! SecKey)
  }

  private func trouble(_ error: Unmanaged<CFError>?, hasChanged: Bool) -> BiometricTrouble {
    guard let error = error?.takeRetainedValue() else { return .unavailable }
    return BiometricTrouble(domain: CFErrorGetDomain(error) as String, code: CFErrorGetCode(error), hasChanged: hasChanged)
  }
}

/// The fingers and faces that are enrolled, as a fingerprint of them that changes when they do.
private struct Enrolment {
  let state: Data

  /// Nil where there are none or none may be asked for now.
  init?(_ context: LAContext) {
    guard context.canEvaluatePolicy(.deviceOwnerAuthenticationWithBiometrics, error: nil),
      let state = context.evaluatedPolicyDomainState
    else { return nil }
    self.state = state
  }
}
