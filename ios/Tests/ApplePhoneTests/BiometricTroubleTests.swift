import Foundation
import Testing
import WalletBridge

@testable import ApplePhone

@Suite("What an error of Face ID or Touch ID means to the person")
struct BiometricTroubleTests {
  private static let local = "com.apple.LocalAuthentication"
  private static let status = "NSOSStatusErrorDomain"
  private static let token = "CryptoTokenKit"

  @Test("Closing the prompt, or a face that is not recognised, is a cancelled try", arguments: [-1, -2, -3, -4, -9])
  func closed(code: Int) {
    #expect(BiometricTrouble(domain: Self.local, code: code, hasChanged: false) == .cancelled)
  }

  @Test("Closing the prompt is that even after a new enrolment", arguments: [-2, -3, -4, -9])
  func closedAfterChange(code: Int) {
    #expect(BiometricTrouble(domain: Self.local, code: code, hasChanged: true) == .cancelled)
  }

  @Test("Locked out, or nothing enrolled, is unavailable for now", arguments: [-5, -6, -7, -8, -1004])
  func unavailable(code: Int) {
    #expect(BiometricTrouble(domain: Self.local, code: code, hasChanged: true) == .unavailable)
  }

  @Test("Whatever else fails after an enrolment: the key is dead", arguments: [(local, -1), (status, -25293), (token, -3), ("", 0)])
  func changed(domain: String, code: Int) {
    #expect(BiometricTrouble(domain: domain, code: code, hasChanged: true) == .invalidated)
  }

  @Test("Whatever else fails without one is unavailable for now", arguments: [(local, -10), (status, -25293), (token, -3), ("", 0)])
  func unknown(domain: String, code: Int) {
    #expect(BiometricTrouble(domain: domain, code: code, hasChanged: false) == .unavailable)
  }

  @Test("A key that is not there is dead, with or without an enrolment", arguments: [(status, -25300), (token, -6)])
  func missing(domain: String, code: Int) {
    #expect(BiometricTrouble(domain: domain, code: code, hasChanged: false) == .invalidated)
  }

  @Test("The Secure Enclave's own word for a closed prompt is understood", arguments: [(status, -128), (token, -4)])
  func closedInside(domain: String, code: Int) {
    #expect(BiometricTrouble(domain: domain, code: code, hasChanged: true) == .cancelled)
  }
}

@Suite("What is kept of a secret behind Face ID or Touch ID")
struct WrappedSecretTests {
  @Test("Comes back as it was", arguments: [0, 1, 32, 255])
  func roundTrip(length: Int) throws {
    let secret = WrappedSecret(enrolment: Data(repeating: 7, count: length), sealed: Data([1, 2, 3]))
    #expect(try #require(WrappedSecret(secret.bytes)) == secret)
  }

  @Test("Comes back from a piece of longer bytes")
  func slice() throws {
    let secret = WrappedSecret(enrolment: Data([9]), sealed: Data([1]))
    #expect(try #require(WrappedSecret((Data([0, 0]) + secret.bytes).dropFirst(2))) == secret)
  }

  @Test("Bytes that end too early are none", arguments: [[], [0], [1, 9], [3, 9, 9]])
  func broken(bytes: [UInt8]) {
    #expect(WrappedSecret(Data(bytes)) == nil)
  }
}
