import WalletBridge

extension Words {
  /// What happened, in a few words.
  public func title(_ error: CarnetError) -> String {
    self(error.titleWord)
  }

  /// What it means and what to do about it.
  public func text(_ error: CarnetError) -> String {
    switch error {
    case .wrongPin(let triesLeft): wrongPin(triesLeft)
    case .wrongRecoveryCode: self(.errorWrongRecoveryCode)
    case .wait(let seconds): self(.errorWait, duration(seconds))
    case .weakPin(let why): self(why.word)
    case .biometric(let why): self(why.word)
    case .noWallet: self(.errorNoWallet)
    case .alreadyThere: self(.errorAlreadyThere)
    case .locked: self(.errorLocked)
    case .inUse: self(.errorInUse)
    case .notWritten: self(.errorNotWritten)
    case .tooNew: self(.errorTooNew)
    case .noSuchPass: self(.errorNoSuchPass)
    case .notNewer: self(.errorNotNewer)
    case .damagedPass: self(.errorDamagedPass)
    case .damagedWallet: self(.errorDamagedWallet)
    case .keystore: self(.errorKeystore)
    case .notKept(let reason): self(reason.word)
    case .tooLongToShow: self(.errorTooLongToShow)
    case .trustRefused: self(.errorTrustRefused)
    case .packRefused(let why): self(why.word)
    case .wrongWords: self(.errorWrongWords)
    case .noSuchPublisher: self(.errorNoSuchPublisher)
    case .request(let why): self(why.word)
    case .noTrip(let why, _): self(why.word)
    case .noSuchTrip: self(.errorNoSuchTrip)
    case .unreadable: self(.errorUnreadable)
    case .native(let why): self(why.word)
    case .internal: self(.errorInternal)
    }
  }

  private func wrongPin(_ triesLeft: Int?) -> String {
    switch triesLeft {
    case nil: self(.errorWrongPin)
    case 0?: self(.errorWrongPinNoneLeft)
    case let left?: self(.errorWrongPinTries, left)
    }
  }
}

extension CarnetError {
  /// What happened, in a few words.
  var titleWord: Word {
    switch self {
    case .wrongPin: .errorWrongPinTitle
    case .wrongRecoveryCode: .errorWrongRecoveryCodeTitle
    case .wait: .errorWaitTitle
    case .weakPin: .errorWeakPinTitle
    case .biometric: .errorBiometricTitle
    case .noWallet: .errorNoWalletTitle
    case .alreadyThere: .errorAlreadyThereTitle
    case .locked: .errorLockedTitle
    case .inUse: .errorInUseTitle
    case .notWritten: .errorNotWrittenTitle
    case .tooNew: .errorTooNewTitle
    case .noSuchPass: .errorNoSuchPassTitle
    case .notNewer: .errorNotNewerTitle
    case .damagedPass: .errorDamagedPassTitle
    case .damagedWallet: .errorDamagedWalletTitle
    case .keystore: .errorKeystoreTitle
    case .notKept: .errorNotKeptTitle
    case .tooLongToShow: .errorTooLongToShowTitle
    case .trustRefused: .errorTrustRefusedTitle
    case .packRefused: .errorPackRefusedTitle
    case .wrongWords: .errorWrongWordsTitle
    case .noSuchPublisher: .errorNoSuchPublisherTitle
    case .request: .errorRequestTitle
    case .noTrip: .errorNoTripTitle
    case .noSuchTrip: .errorNoSuchTripTitle
    case .unreadable: .errorUnreadableTitle
    case .native(let why): why.titleWord
    case .internal: .errorInternalTitle
    }
  }
}

extension NativeTrouble {
  var titleWord: Word {
    switch self {
    case .notAnInvitation, .otherHalf, .tooNew, .invitationOver, .tooManyWaiting: .errorEnrolTitle
    case .notWaitedFor, .unknownIssuer, .notABatch, .batchRefused: .errorReceiveTitle
    case .noCopyLeft, .ended, .notBegun, .damagedCopy, .notLive, .onlyLive, .markShown, .noSuchField, .notShown: .errorLiveTitle
    case .neverKept: .errorNeverKeptTitle
    }
  }

  var word: Word {
    switch self {
    case .notAnInvitation: .errorNotAnInvitation
    case .otherHalf: .errorOtherHalf
    case .tooNew: .errorEnrolTooNew
    case .invitationOver: .errorInvitationOver
    case .tooManyWaiting: .errorTooManyWaiting
    case .notWaitedFor: .errorNotWaitedFor
    case .unknownIssuer: .errorUnknownIssuer
    case .notABatch: .errorNotABatch
    case .batchRefused: .errorBatchRefused
    case .noCopyLeft: .copiesNoneText
    case .ended: .errorLiveEnded
    case .notBegun: .errorLiveNotBegun
    case .damagedCopy: .errorDamagedCopy
    case .notLive: .errorNotLive
    case .onlyLive: .errorOnlyLive
    case .markShown: .markShown
    case .noSuchField: .errorNoSuchField
    case .neverKept: .errorNeverKept
    case .notShown: .errorNotShown
    }
  }
}

extension PinWeakness {
  /// Why a PIN is too weak.
  var word: Word {
    switch self {
    case .tooShort: .weakPinTooShort
    case .tooLong: .weakPinTooLong
    case .obvious: .weakPinObvious
    case .controlCharacter: .weakPinControlCharacter
    }
  }
}

extension BiometricTrouble {
  /// Why a biometric key did not answer.
  var word: Word {
    switch self {
    case .cancelled: .biometricCancelled
    case .invalidated: .biometricInvalidated
    case .unavailable: .biometricUnavailable
    }
  }
}
