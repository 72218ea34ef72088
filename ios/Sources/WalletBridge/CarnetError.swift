import WalletFFI

/// Why a call failed, by what a person can do about it. Nothing in it tells what a pass holds.
public enum CarnetError: Error, Equatable, Sendable {
  /// `triesLeft` before a wait; nil where tries are not counted.
  case wrongPin(triesLeft: Int?)
  case wrongRecoveryCode
  /// Too many tries: this many seconds first.
  case wait(seconds: Int)
  case weakPin(PinWeakness)
  case biometric(BiometricTrouble)
  case noWallet
  case alreadyThere
  case locked
  /// It is open elsewhere.
  case inUse
  /// The disk is full or cannot be written; what was kept before is untouched.
  case notWritten(detail: String)
  /// Written by a newer version.
  case tooNew
  case noSuchPass
  /// The pass is not a newer copy of the one that it was to take the place of; both are as they were.
  case notNewer
  case damagedPass
  case damagedWallet(detail: String)
  case keystore(detail: String)
  case notKept(Reason)
  case tooLongToShow
  case trustRefused(detail: String)
  /// Nothing of the pack is used.
  case packRefused(PackTrouble)
  /// The words typed are not those of the publisher's fingerprint.
  case wrongWords
  case noSuchPublisher
  /// What was typed is no trip; `stop`, from 0: the stop it is about, nil where it is about the whole or the start.
  case noTrip(TripTrouble, stop: Int?)
  case noSuchTrip
  case unreadable(detail: String)
  /// One of Carnet's own passes is not enrolled for, kept or shown.
  case native(NativeTrouble)
  /// A request is not answered or asked, or an answer not opened.
  case request(RequestTrouble)
  /// Something in the core failed that should not have; the wallet is as it was.
  case `internal`
}

/// Why a biometric key did not answer.
public enum BiometricTrouble: Error, Equatable, Sendable, CaseIterable {
  /// The person closed the prompt.
  case cancelled
  /// A finger or face was enrolled since: the key is dead for good.
  case invalidated
  /// No sensor, nothing enrolled, or locked out for now.
  case unavailable
}

extension CarnetError {
  init(_ error: WalletFFI.CarnetError) {
    self =
      switch error {
      case .WrongPin(let triesLeft): .wrongPin(triesLeft: triesLeft.map(Int.init))
      case .WrongRecoveryCode: .wrongRecoveryCode
      case .Wait(let seconds): .wait(seconds: Int(seconds))
      case .WeakPin(let why): .weakPin(why)
      case .Biometric(let why): .biometric(BiometricTrouble(why))
      case .NoWallet: .noWallet
      case .AlreadyThere: .alreadyThere
      case .Locked: .locked
      case .InUse: .inUse
      case .NotWritten(let detail): .notWritten(detail: detail)
      case .TooNew: .tooNew
      case .NoSuchPass: .noSuchPass
      case .NotNewer: .notNewer
      case .DamagedPass: .damagedPass
      case .DamagedWallet(let detail): .damagedWallet(detail: detail)
      case .Keystore(let detail): .keystore(detail: detail)
      case .NotKept(let reason): .notKept(reason)
      case .TooLongToShow: .tooLongToShow
      case .TrustRefused(let detail): .trustRefused(detail: detail)
      case .PackRefused(let why, _): .packRefused(why)
      case .WrongWords: .wrongWords
      case .NoSuchPublisher: .noSuchPublisher
      case .Unreadable(let detail): .unreadable(detail: detail)
      case .NoTrip(let why, let stop): .noTrip(why, stop: stop.map(Int.init))
      case .NoSuchTrip: .noSuchTrip
      case .Native(let why, _): .native(why)
      case .Request(let why, _): .request(why)
      case .Internal: .internal
      }
  }
}

extension BiometricTrouble {
  init(_ trouble: WalletFFI.BiometricTrouble) {
    self =
      switch trouble {
      case .Cancelled: .cancelled
      case .Invalidated: .invalidated
      case .Unavailable: .unavailable
      }
  }

  var foreign: WalletFFI.BiometricTrouble {
    switch self {
    case .cancelled: .Cancelled
    case .invalidated: .Invalidated
    case .unavailable: .Unavailable
    }
  }
}
