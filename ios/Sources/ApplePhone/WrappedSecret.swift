import Foundation

/// What ``EnclaveKey`` hands out to be kept: the sealed secret, behind the state of the enrolment at that time. The state protects nothing, the
/// Secure Enclave does; it tells a key that died of a new finger or face from one that fails for now.
struct WrappedSecret: Equatable {
  let enrolment: Data
  let sealed: Data

  init(enrolment: Data, sealed: Data) {
    self.enrolment = enrolment.prefix(Int(UInt8.max))
    self.sealed = sealed
  }

  /// Nil where the bytes are no such thing.
  init?(_ bytes: Data) {
    guard let length = bytes.first, bytes.count > Int(length) + 1 else { return nil }
    let rest = bytes.dropFirst()
    enrolment = Data(rest.prefix(Int(length)))
    sealed = Data(rest.dropFirst(Int(length)))
  }

  /// One byte for the length of the state, the state, the sealed secret.
  var bytes: Data { Data([UInt8(enrolment.count)]) + enrolment + sealed }
}
