import WalletBridge

extension Verdict {
  /// The verdict in one or two words.
  public var word: Word {
    switch self {
    case .undecodable: .verdictUndecodable
    case .invalid: .verdictInvalid
    case .unknownSigner: .verdictUnknownSigner
    case .signerNotAllowed: .verdictSignerNotAllowed
    case .revoked: .verdictRevoked
    case .expired: .verdictExpired
    case .notYetValid: .verdictNotYetValid
    case .unknown: .verdictUnknown
    case .valid: .verdictValid
    }
  }
}

extension Verdict {
  /// What the verdict means, in a sentence, where no ``Reason`` says more.
  public var sentence: Word {
    switch self {
    case .undecodable: .verdictUndecodableText
    case .invalid: .verdictInvalidText
    case .unknownSigner: .verdictUnknownSignerText
    case .signerNotAllowed: .verdictSignerNotAllowedText
    case .revoked: .verdictRevokedText
    case .expired: .verdictExpiredText
    case .notYetValid: .verdictNotYetValidText
    case .unknown: .verdictUnknownText
    case .valid: .verdictValidText
    }
  }
}

extension Reason {
  /// Why a verdict is what it is, and what to do.
  public var word: Word {
    switch self {
    case .empty: .reasonEmpty
    case .textTooLong: .reasonTextTooLong
    case .unknownFormat: .reasonUnknownFormat
    case .base45: .reasonBase45
    case .compression: .reasonCompression
    case .tooLarge: .reasonTooLarge
    case .cbor: .reasonCbor
    case .notSigned: .reasonNotSigned
    case .notClaims: .reasonNotClaims
    case .brokenCertificate: .reasonBrokenCertificate
    case .algorithm: .reasonAlgorithm
    case .criticalHeader: .reasonCriticalHeader
    case .time: .reasonTime
    case .noCertificate: .reasonNoCertificate
    case .noEvent: .reasonNoEvent
    case .multipleEvents: .reasonMultipleEvents
    case .geneticData: .reasonGeneticData
    case .noCode: .reasonNoCode
    case .damagedFile: .reasonDamagedFile
    case .badSignature: .reasonBadSignature
    case .algorithmKeyMismatch: .reasonAlgorithmKeyMismatch
    case .noKeyId: .reasonNoKeyId
    case .unknownKey: .reasonUnknownKey
    case .wrongUsage: .reasonWrongUsage
    case .wrongDomain: .reasonWrongDomain
    case .wrongKind: .reasonWrongKind
    case .wrongCountry: .reasonWrongCountry
    case .issuedAfterSigner: .reasonIssuedAfterSigner
    case .signerRetired: .reasonSignerRetired
    case .signerCompromised: .reasonSignerCompromised
    case .expired: .reasonExpired
    case .signerExpired: .reasonSignerExpired
    case .issuedInFuture: .reasonIssuedInFuture
    case .notYetValid: .reasonNotYetValid
    case .clock: .reasonClock
    case .notUnderstood: .reasonNotUnderstood
    case .part: .reasonPart
    case .several: .reasonSeveral
    case .issuer: .reasonIssuer
    case .wrongIssuer: .reasonWrongIssuer
    case .lookUp: .reasonLookUp
    case .unsupportedProof: .reasonUnsupportedProof
    case .signerRevoked: .reasonSignerRevoked
    case .staleTrust: .reasonStaleTrust
    case .staleRevocation: .reasonStaleRevocation
    case .disputed: .reasonDisputed
    case .revoked: .reasonRevoked
    case .suspended: .reasonSuspended
    case .possiblyRevoked: .reasonPossiblyRevoked
    case .statusOutOfRange: .reasonStatusOutOfRange
    case .noKeyBinding: .reasonNoKeyBinding
    case .holderSignature: .reasonHolderSignature
    case .token: .reasonToken
    case .liveTooOld: .reasonLiveTooOld
    case .liveAhead: .reasonLiveAhead
    case .notLive: .reasonNotLive
    case .liveUncertain: .reasonLiveUncertain
    case .notAnswer: .reasonNotAnswer
    case .other: .reasonOther
    }
  }
}

extension Words {
  /// Why a verdict is what it is, and what to do.
  ///
  /// - Parameter subject: what the reason speaks of, as the core names it: a host, or a field of the pass; empty where nothing.
  public func why(_ reason: Reason, _ subject: String) -> String {
    switch reason {
    case _ where subject.isEmpty: self(reason.word)
    case .lookUp: self(.reasonLookUpHost, subject)
    case .geneticData: self(.reasonGeneticDataField, path(subject))
    default: self(reason.word)
    }
  }
}

extension Warning {
  /// What is out of order without changing the verdict.
  public var word: Word {
    switch self {
    case .noPrefix: .warningNoPrefix
    case .tags: .warningTags
    case .algorithmUnprotected: .warningAlgorithmUnprotected
    case .keyIdUnprotected: .warningKeyIdUnprotected
    case .keyIdLength: .warningKeyIdLength
    case .timeType: .warningTimeType
    case .unknownVersion: .warningUnknownVersion
    case .unknownField: .warningUnknownField
    case .missingField: .warningMissingField
    case .nullField: .warningNullField
    case .fieldType: .warningFieldType
    case .untrimmed: .warningUntrimmed
    case .dateForm: .warningDateForm
    case .doseNumber: .warningDoseNumber
    case .machineReadableName: .warningMachineReadableName
    case .fieldsExchangeable: .warningFieldsExchangeable
    case .noExpiry: .warningNoExpiry
    case .noIssueDate: .warningNoIssueDate
    case .issuedBeforeSigner: .warningIssuedBeforeSigner
    case .outlivesSigner: .warningOutlivesSigner
    case .staleTrust: .warningStaleTrust
    case .other: .warningOther
    }
  }
}

extension PassKind {
  /// The kind of a pass.
  public var word: Word {
    switch self {
    case .vaccination: .kindVaccination
    case .test: .kindTest
    case .recovery: .kindRecovery
    case .venue: .kindVenue
    case .other: .kindOther
    case .clearance: .kindClearance
    case .mark: .kindMark
    }
  }
}

extension PassFormat {
  /// What a format is, in a sentence.
  public var sentence: Word {
    switch self {
    case .euDcc: .formatEuDcc
    case .hcert: .formatHcert
    case .shc: .formatShc
    case .icvp: .formatIcvp
    case .ddcc: .formatDdcc
    case .vdsNc: .formatVdsNc
    case .divoc: .formatDivoc
    case .israelGreenPass: .formatIsrael
    case .native: .formatCarnet
    }
  }
}

extension PersonalData {
  /// What a field beyond the format's minimum appears to hold.
  public var word: Word {
    switch self {
    case .nationalId: .personalDataNationalId
    case .travelDocument: .personalDataTravelDocument
    case .sex: .personalDataSex
    case .nationality: .personalDataNationality
    case .address: .personalDataAddress
    case .contact: .personalDataContact
    case .biometric: .personalDataBiometric
    case .ethnicity: .personalDataEthnicity
    case .health: .personalDataHealth
    case .unknown: .personalDataUnknown
    }
  }
}

extension Relation {
  /// How a scanned pass stands to those kept.
  public var word: Word {
    switch self {
    case .new: .relationNew
    case .duplicate: .relationDuplicate
    case .newer: .relationNewer
    case .older: .relationOlder
    }
  }
}

extension Clash {
  /// What differs between a pass and a travel document.
  public var word: Word {
    switch self {
    case .name: .clashName
    case .birthDate: .clashBirthDate
    case .documentNumber: .clashDocumentNumber
    }
  }
}
