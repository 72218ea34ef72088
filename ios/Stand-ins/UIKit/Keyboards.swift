import SwiftUI

/// iOS 2.0. https://developer.apple.com/documentation/uikit/uikeyboardtype
public enum UIKeyboardType: Int, Sendable {
  case `default`
  case asciiCapable
  case numbersAndPunctuation
  case URL
  case numberPad
  case phonePad
  case namePhonePad
  case emailAddress
  case decimalPad
  case twitter
  case webSearch
  case asciiCapableNumberPad
}

/// iOS 10.0. https://developer.apple.com/documentation/uikit/uitextcontenttype
public struct UITextContentType: Hashable, RawRepresentable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  /// iOS 11.0. https://developer.apple.com/documentation/uikit/uitextcontenttype/password
  public static let password = UITextContentType(rawValue: "password")
  /// iOS 12.0. https://developer.apple.com/documentation/uikit/uitextcontenttype/newpassword
  public static let newPassword = UITextContentType(rawValue: "new-password")
  /// iOS 12.0. https://developer.apple.com/documentation/uikit/uitextcontenttype/onetimecode
  public static let oneTimeCode = UITextContentType(rawValue: "one-time-code")
}

extension View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/keyboardtype(_:)
  public func keyboardType(_ type: UIKeyboardType) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/textcontenttype(_:)
  public func textContentType(_ textContentType: UITextContentType?) -> some View { self }
}
