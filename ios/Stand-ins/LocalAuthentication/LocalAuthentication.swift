@_exported import Foundation

/// iOS 8.0. https://developer.apple.com/documentation/localauthentication/lapolicy
public enum LAPolicy: Int, Sendable {
  case deviceOwnerAuthenticationWithBiometrics = 1
  case deviceOwnerAuthentication = 2
}

/// iOS 11.0. https://developer.apple.com/documentation/localauthentication/labiometrytype
public enum LABiometryType: Int, Sendable {
  case none = 0
  case touchID = 1
  case faceID = 2
  /// iOS 17.0. https://developer.apple.com/documentation/localauthentication/labiometrytype/opticid
  case opticID = 4
}

/// iOS 8.0. https://developer.apple.com/documentation/localauthentication/lacontext
open class LAContext: NSObject {
  /// iOS 8.0. https://developer.apple.com/documentation/localauthentication/lacontext/canevaluatepolicy(_:error:)
  open func canEvaluatePolicy(_ policy: LAPolicy, error: UnsafeMutablePointer<NSError?>?) -> Bool { fatalError() }
  /// iOS 11.0. https://developer.apple.com/documentation/localauthentication/lacontext/biometrytype
  open var biometryType: LABiometryType { fatalError() }
  /// iOS 11.0. https://developer.apple.com/documentation/localauthentication/lacontext/localizedreason
  open var localizedReason: String {
    get { fatalError() }
    set {}
  }
  /// iOS 8.0. https://developer.apple.com/documentation/localauthentication/lacontext/localizedfallbacktitle
  open var localizedFallbackTitle: String?
  /// iOS 9.0. https://developer.apple.com/documentation/localauthentication/lacontext/evaluatedpolicydomainstate
  open var evaluatedPolicyDomainState: Data? { fatalError() }
}

/// iOS 8.0. https://developer.apple.com/documentation/localauthentication/laerror
public struct LAError {
  /// iOS 8.0. https://developer.apple.com/documentation/localauthentication/laerror/code
  public enum Code: Int, Sendable {
    case authenticationFailed = -1
    case userCancel = -2
    case userFallback = -3
    case systemCancel = -4
    case passcodeNotSet = -5
    case biometryNotAvailable = -6
    case biometryNotEnrolled = -7
    case biometryLockout = -8
    case appCancel = -9
    case invalidContext = -10
    case notInteractive = -1004
  }
}

/// iOS 8.3. https://developer.apple.com/documentation/localauthentication/laerrordomain
public let LAErrorDomain = "com.apple.LocalAuthentication"
