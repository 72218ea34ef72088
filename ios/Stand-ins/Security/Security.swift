@_exported import Foundation

// Linux has no Core Foundation types, and nothing bridges to them by `as`: here they are the Swift types themselves.

/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cfstring
public typealias CFString = String
/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cfdata
public typealias CFData = Data
/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cfdictionary
public typealias CFDictionary = [String: Any]
/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cftyperef
public typealias CFTypeRef = Any
/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cfindex
public typealias CFIndex = Int
/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cftypeid
public typealias CFTypeID = UInt
/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cfallocator
public final class CFAllocator {}
/// iOS 2.0. https://developer.apple.com/documentation/kernel/osstatus
public typealias OSStatus = Int32

/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cferror
public final class CFError: Error {}

/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cferrorgetdomain(_:)
public func CFErrorGetDomain(_ err: CFError!) -> CFString! { fatalError() }
/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cferrorgetcode(_:)
public func CFErrorGetCode(_ err: CFError!) -> CFIndex { fatalError() }
/// iOS 2.0. https://developer.apple.com/documentation/corefoundation/cfgettypeid(_:)
public func CFGetTypeID(_ cf: CFTypeRef!) -> CFTypeID { fatalError() }

/// iOS 2.0. https://developer.apple.com/documentation/security/seckey
public final class SecKey {}
/// iOS 8.0. https://developer.apple.com/documentation/security/secaccesscontrol
public final class SecAccessControl {}

/// iOS 8.0. https://developer.apple.com/documentation/security/secaccesscontrolcreateflags
public struct SecAccessControlCreateFlags: OptionSet, Sendable {
  public let rawValue: CFIndex
  public init(rawValue: CFIndex) { self.rawValue = rawValue }
  /// iOS 8.0. https://developer.apple.com/documentation/security/secaccesscontrolcreateflags/userpresence
  public static let userPresence = SecAccessControlCreateFlags(rawValue: 1)
  /// iOS 11.3. https://developer.apple.com/documentation/security/secaccesscontrolcreateflags/biometryany
  public static let biometryAny = SecAccessControlCreateFlags(rawValue: 2)
  /// iOS 11.3. https://developer.apple.com/documentation/security/secaccesscontrolcreateflags/biometrycurrentset
  public static let biometryCurrentSet = SecAccessControlCreateFlags(rawValue: 8)
  /// iOS 9.0. https://developer.apple.com/documentation/security/secaccesscontrolcreateflags/privatekeyusage
  public static let privateKeyUsage = SecAccessControlCreateFlags(rawValue: 1 << 30)
}

/// iOS 8.0. https://developer.apple.com/documentation/security/secaccesscontrolcreatewithflags(_:_:_:_:)
public func SecAccessControlCreateWithFlags(
  _ allocator: CFAllocator?, _ protection: CFTypeRef, _ flags: SecAccessControlCreateFlags,
  _ error: UnsafeMutablePointer<Unmanaged<CFError>?>?
) -> SecAccessControl? { fatalError() }

/// iOS 2.0. https://developer.apple.com/documentation/security/seckeygettypeid()
public func SecKeyGetTypeID() -> CFTypeID { fatalError() }
/// iOS 10.0. https://developer.apple.com/documentation/security/seckeycreaterandomkey(_:_:)
public func SecKeyCreateRandomKey(_ parameters: CFDictionary, _ error: UnsafeMutablePointer<Unmanaged<CFError>?>?) -> SecKey? {
  fatalError()
}
/// iOS 10.0. https://developer.apple.com/documentation/security/seckeycopypublickey(_:)
public func SecKeyCopyPublicKey(_ key: SecKey) -> SecKey? { fatalError() }

/// iOS 10.0. https://developer.apple.com/documentation/security/seckeyalgorithm
public struct SecKeyAlgorithm: Hashable, Sendable {
  /// iOS 11.0. https://developer.apple.com/documentation/security/seckeyalgorithm/eciesencryptioncofactorvariableivx963sha256aesgcm
  public static let eciesEncryptionCofactorVariableIVX963SHA256AESGCM = SecKeyAlgorithm()
}

/// iOS 10.0. https://developer.apple.com/documentation/security/seckeycreateencrypteddata(_:_:_:_:)
public func SecKeyCreateEncryptedData(
  _ key: SecKey, _ algorithm: SecKeyAlgorithm, _ plaintext: CFData, _ error: UnsafeMutablePointer<Unmanaged<CFError>?>?
) -> CFData? { fatalError() }
/// iOS 10.0. https://developer.apple.com/documentation/security/seckeycreatedecrypteddata(_:_:_:_:)
public func SecKeyCreateDecryptedData(
  _ key: SecKey, _ algorithm: SecKeyAlgorithm, _ ciphertext: CFData, _ error: UnsafeMutablePointer<Unmanaged<CFError>?>?
) -> CFData? { fatalError() }

/// iOS 2.0. https://developer.apple.com/documentation/security/secitemcopymatching(_:_:)
public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus { fatalError() }
/// iOS 2.0. https://developer.apple.com/documentation/security/secitemdelete(_:)
@discardableResult
public func SecItemDelete(_ query: CFDictionary) -> OSStatus { fatalError() }

/// iOS 2.0. https://developer.apple.com/documentation/security/errsecsuccess
public var errSecSuccess: OSStatus { 0 }
/// iOS 9.0. https://developer.apple.com/documentation/security/errsecusercanceled
public var errSecUserCanceled: OSStatus { -128 }
/// iOS 2.0. https://developer.apple.com/documentation/security/errsecitemnotfound
public var errSecItemNotFound: OSStatus { -25300 }
/// iOS 2.0. https://developer.apple.com/documentation/security/errsecauthfailed
public var errSecAuthFailed: OSStatus { -25293 }
/// iOS 2.0. https://developer.apple.com/documentation/security/errsecinteractionnotallowed
public var errSecInteractionNotAllowed: OSStatus { -25308 }

/// iOS 2.0. https://developer.apple.com/documentation/security/ksecclass
public let kSecClass: CFString = ""
/// iOS 2.0. https://developer.apple.com/documentation/security/ksecclasskey
public let kSecClassKey: CFString = ""
/// iOS 2.0. https://developer.apple.com/documentation/security/ksecattrkeytype
public let kSecAttrKeyType: CFString = ""
/// iOS 10.0. https://developer.apple.com/documentation/security/ksecattrkeytypeecsecprimerandom
public let kSecAttrKeyTypeECSECPrimeRandom: CFString = ""
/// iOS 2.0. https://developer.apple.com/documentation/security/ksecattrkeysizeinbits
public let kSecAttrKeySizeInBits: CFString = ""
/// iOS 9.0. https://developer.apple.com/documentation/security/ksecattrtokenid
public let kSecAttrTokenID: CFString = ""
/// iOS 9.0. https://developer.apple.com/documentation/security/ksecattrtokenidsecureenclave
public let kSecAttrTokenIDSecureEnclave: CFString = ""
/// iOS 2.0. https://developer.apple.com/documentation/security/ksecprivatekeyattrs
public let kSecPrivateKeyAttrs: CFString = ""
/// iOS 2.0. https://developer.apple.com/documentation/security/ksecattrispermanent
public let kSecAttrIsPermanent: CFString = ""
/// iOS 2.0. https://developer.apple.com/documentation/security/ksecattrapplicationtag
public let kSecAttrApplicationTag: CFString = ""
/// iOS 8.0. https://developer.apple.com/documentation/security/ksecattraccesscontrol
public let kSecAttrAccessControl: CFString = ""
/// iOS 8.0. https://developer.apple.com/documentation/security/ksecattraccessiblewhenpasscodesetthisdeviceonly
public let kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly: CFString = ""
/// iOS 2.0. https://developer.apple.com/documentation/security/ksecreturnref
public let kSecReturnRef: CFString = ""
/// iOS 9.0. https://developer.apple.com/documentation/security/ksecuseauthenticationcontext
public let kSecUseAuthenticationContext: CFString = ""
