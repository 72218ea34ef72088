// What the core says, as its own records: values without behaviour. `core/ffi/src/records` describes each. Times are seconds since
// 1970 UTC. Dates are as the pass writes them, ISO 8601, possibly `1974`, `1974-08` or empty.
@_exported import class WalletFFI.SpecimenCounter
@_exported import func WalletFFI.specimenAccreditation
@_exported import enum WalletFFI.Arrived
@_exported import enum WalletFFI.AskerStanding
@_exported import enum WalletFFI.Assurance
@_exported import enum WalletFFI.Clash
@_exported import enum WalletFFI.ContentKind
@_exported import enum WalletFFI.FieldName
@_exported import enum WalletFFI.FieldType
@_exported import enum WalletFFI.Freshness
@_exported import enum WalletFFI.HistoryForm
@_exported import enum WalletFFI.HistoryRetention
@_exported import enum WalletFFI.Joined
@_exported import enum WalletFFI.MovingArrival
@_exported import enum WalletFFI.NativeTrouble
@_exported import enum WalletFFI.PackTrouble
@_exported import enum WalletFFI.PassFormat
@_exported import enum WalletFFI.PassKind
@_exported import enum WalletFFI.PassReminderCode
@_exported import enum WalletFFI.PersonalData
@_exported import enum WalletFFI.PinWeakness
@_exported import enum WalletFFI.Reason
@_exported import enum WalletFFI.Relation
@_exported import enum WalletFFI.RequestTrouble
@_exported import enum WalletFFI.RequiredThing
@_exported import enum WalletFFI.Scan
@_exported import enum WalletFFI.ShowingMode
@_exported import enum WalletFFI.SignerState
@_exported import enum WalletFFI.TripColour
@_exported import enum WalletFFI.TripDuty
@_exported import enum WalletFFI.TripLegKind
@_exported import enum WalletFFI.TripReasonCode
@_exported import enum WalletFFI.TripRemedy
@_exported import enum WalletFFI.TripReminderCode
@_exported import enum WalletFFI.TripTest
@_exported import enum WalletFFI.TripTrouble
@_exported import enum WalletFFI.VaultTrouble
@_exported import enum WalletFFI.Verdict
@_exported import enum WalletFFI.Warning
@_exported import enum WalletFFI.ZoneComparison
@_exported import protocol WalletFFI.DeviceClock
@_exported import protocol WalletFFI.DeviceVault
@_exported import struct WalletFFI.AddedTrust
@_exported import struct WalletFFI.AnswerPart
@_exported import struct WalletFFI.AnswerReport
@_exported import struct WalletFFI.AnsweredPart
@_exported import struct WalletFFI.Ask
@_exported import struct WalletFFI.Asked
@_exported import struct WalletFFI.AskedClaim
@_exported import struct WalletFFI.AskedPass
@_exported import struct WalletFFI.AskedValue
@_exported import struct WalletFFI.Asker
@_exported import struct WalletFFI.Candidate
@_exported import struct WalletFFI.Card
@_exported import struct WalletFFI.Code
@_exported import struct WalletFFI.Conflict
@_exported import struct WalletFFI.Copies
@_exported import struct WalletFFI.Detail
@_exported import struct WalletFFI.EnrolmentOffer
@_exported import struct WalletFFI.Excess
@_exported import struct WalletFFI.Field
@_exported import struct WalletFFI.HistoryState
@_exported import struct WalletFFI.Inquiry
@_exported import struct WalletFFI.LiveField
@_exported import struct WalletFFI.LiveFrame
@_exported import struct WalletFFI.LiveShowing
@_exported import struct WalletFFI.LocalMoment
@_exported import struct WalletFFI.MovingFrame
@_exported import struct WalletFFI.MovingProgress
@_exported import struct WalletFFI.Opinion
@_exported import struct WalletFFI.Overview
@_exported import struct WalletFFI.PassReminder
@_exported import struct WalletFFI.PendingEnrolment
@_exported import struct WalletFFI.Person
@_exported import struct WalletFFI.Publisher
@_exported import struct WalletFFI.PublisherContent
@_exported import struct WalletFFI.Purpose
@_exported import struct WalletFFI.ReportedPass
@_exported import struct WalletFFI.Revealed
@_exported import struct WalletFFI.RuleQuote
@_exported import struct WalletFFI.RuleSource
@_exported import struct WalletFFI.Shown
@_exported import struct WalletFFI.ShownTo
@_exported import struct WalletFFI.Signer
@_exported import struct WalletFFI.SignerPublisher
@_exported import struct WalletFFI.Tally
@_exported import struct WalletFFI.Trip
@_exported import struct WalletFFI.TripCard
@_exported import struct WalletFFI.TripCompanion
@_exported import struct WalletFFI.TripFinding
@_exported import struct WalletFFI.TripLeg
@_exported import struct WalletFFI.TripPlan
@_exported import struct WalletFFI.TripReason
@_exported import struct WalletFFI.TripReminder
@_exported import struct WalletFFI.TripRuling
@_exported import struct WalletFFI.TripStop
@_exported import struct WalletFFI.TrustSource
@_exported import struct WalletFFI.Verification
import Foundation
import WalletFFI

/// How things stand with the wallet.
public enum Gate: Equatable, Sendable {
  /// There is none yet.
  case noWallet
  /// It is there and locked. `waitSeconds` until a PIN may be tried, 0: now; counted in boot time.
  case locked(waitSeconds: Int, hasBiometric: Bool, hasRecoveryCode: Bool)
  /// It is open.
  case open(specimens: Bool, hasBiometric: Bool, hasRecoveryCode: Bool)
  /// It is there and cannot be opened; nothing of it was changed.
  case damaged(CarnetError)

  /// Whether passes can be read.
  public var isOpen: Bool {
    if case .open = self { true } else { false }
  }

  /// Whether the open wallet is the one of specimens.
  public var isSpecimens: Bool {
    if case .open(specimens: true, _, _) = self { true } else { false }
  }
}

extension Gate {
  init(_ gate: WalletFFI.Gate) {
    self =
      switch gate {
      case .noWallet: .noWallet
      case .locked(let wait, let biometric, let recovery):
        .locked(waitSeconds: Int(wait), hasBiometric: biometric, hasRecoveryCode: recovery)
      case .open(let specimens, let biometric, let recovery):
        .open(specimens: specimens, hasBiometric: biometric, hasRecoveryCode: recovery)
      }
  }
}

/// A sealed answer: what goes into a file, how it goes over the screen, and what was shown.
public struct SealedAnswer: Sendable {
  public let bytes: Data
  public let code: SealedCode
  public let parts: [AnsweredPart]
  public let specimens: Bool

  public init(bytes: Data, code: SealedCode, parts: [AnsweredPart], specimens: Bool) {
    self.bytes = bytes
    self.code = code
    self.parts = parts
    self.specimens = specimens
  }
}

/// A sealed answer on the screen.
public enum SealedCode: Sendable {
  case one(MovingFrame)
  case moving(any MovingCode)
}

extension Overview {
  /// Every card, person by person.
  public var cards: [Card] { people.flatMap(\.cards) }
}
