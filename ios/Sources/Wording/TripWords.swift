import Foundation
import WalletBridge

extension TripColour {
  /// The colour in a word or two.
  public var word: Word {
    switch self {
    case .green: .tripGreen
    case .yellow: .tripYellow
    case .unknown: .tripUnknown
    case .red: .tripRed
    }
  }

  /// What the colour of a whole trip means, in a sentence.
  public var sentence: Word {
    switch self {
    case .green: .tripGreenText
    case .yellow: .tripYellowText
    case .unknown: .tripUnknownText
    case .red: .tripRedText
    }
  }
}

extension TripLegKind {
  /// What a leg is; its argument is the country.
  public var word: Word {
    switch self {
    case .departure: .legDeparture
    case .transit: .legTransit
    case .stay: .legStay
    }
  }
}

extension TripTrouble {
  /// Why something is no trip, and what to do.
  public var word: Word {
    switch self {
    case .name: .tripTroubleName
    case .country: .tripTroubleCountry
    case .moment: .tripTroubleMoment
    case .noStop: .tripTroubleNoStop
    case .tooManyStops: .tripTroubleTooManyStops
    case .arrivesTooEarly: .tripTroubleArrivesTooEarly
    case .leavesTooEarly: .tripTroubleLeavesTooEarly
    case .noDeparture: .tripTroubleNoDeparture
    case .endsInTransit: .tripTroubleEndsInTransit
    case .region: .tripTroubleRegion
    case .tooLong: .tripTroubleTooLong
    case .tooMany: .tripTroubleTooMany
    }
  }
}

extension TripDuty {
  /// That a duty falls away.
  var lifted: Word {
    switch self {
    case .test: .tripReasonLiftedTest
    case .quarantine: .tripReasonLiftedQuarantine
    case .registration: .tripReasonLiftedRegistration
    }
  }
}

extension TripReasonCode {
  /// What a reason says where it needs no more than its code.
  var word: Word {
    switch self {
    case .accepted: .tripReasonAccepted
    case .recognised: .tripReasonRecognised
    case .conditions: .tripReasonConditions
    case .met: .tripReasonMet
    case .notAsked: .tripReasonNotAsked
    case .ruleRefuses: .tripReasonRuleRefuses
    case .invalidated: .tripReasonInvalidated
    case .missing: .tripReasonMissing
    case .pass: .tripReasonPass
    case .passEnded: .tripReasonPassEnded
    case .passBegins: .tripReasonPassBegins
    case .endsDuringStay: .tripReasonEndsDuringStay
    case .countsFrom: .tripReasonCountsFrom
    case .noRules: .tripReasonNoRules
    case .noTransitRules: .tripReasonNoTransitRules
    case .staleRules: .tripReasonStaleRules
    case .clock: .tripReasonClock
    case .noPass: .tripReasonNoPass
    case .notSpokenOf: .tripReasonNotSpokenOf
    case .notRecognised: .tripReasonNotRecognised
    case .ruleOpen: .tripReasonRuleOpen
    case .requirementOpen: .tripReasonRequirementOpen
    case .publishersDisagree: .tripReasonPublishersDisagree
    case .lifted, .duty, .other: .tripReasonOther
    }
  }
}

extension Words {
  /// Why a leg stands as it does; one more sentence where there is more to say. Days and hours are told where these words tell time.
  public func why(_ reason: TripReason) -> [String] {
    switch reason.code {
    case .conditions: [self(.tripReasonConditions, reason.words)]
    case .pass: [self(.tripReasonPass, self((reason.verdict ?? .unknown).word))]
    case .passEnded, .passBegins, .endsDuringStay, .countsFrom: [self(reason.code.word, reason.at.map { instant($0) } ?? "")]
    case .staleRules: [reason.at.map { self(.tripReasonStaleRules, day($0)) } ?? self(.tripReasonStaleRulesUndated)]
    case .lifted: [self(reason.duty?.lifted ?? .tripReasonOther)]
    case .duty: duty(reason.duty, ends: reason.at)
    default: [self(reason.code.word)]
    }
  }

  private func duty(_ duty: TripDuty?, ends: Int64?) -> [String] {
    switch duty {
    case .test(let hours)?: [self(.tripReasonDutyTest, Int(hours))]
    case .quarantine(let days)?:
      [self(.tripReasonDutyQuarantine, Int(days))] + (ends.map { [self(.tripReasonDutyQuarantineEnds, day($0))] } ?? [])
    case .registration?: [self(.tripReasonDutyRegistration)]
    case nil: [self(.tripReasonOther)]
    }
  }

  /// What would turn a leg green. A day is a day of the calendar; an hour is told where these words tell time.
  public func remedy(_ remedy: TripRemedy) -> String {
    switch remedy {
    case .test(.naat, let after, let hours): self(.tripRemedyTestNaat, Int(hours), instant(after))
    case .test(.antigen, let after, let hours): self(.tripRemedyTestAntigen, Int(hours), instant(after))
    case .dose(let from, let by): self(.tripRemedyDose, calendarDay(from), calendarDay(by))
    case .arriveFrom(let date): self(.tripRemedyArriveFrom, calendarDay(date))
    case .required(.vaccination, _, let by): by.map { self(.tripRemedyVaccinationBy, calendarDay($0)) } ?? self(.tripRemedyVaccination)
    case .required(.test, let after, let by): negativeTest(after: after, by: by)
    case .required(.other, _, let by): by.map { self(.tripRemedyOtherBy, instant($0)) } ?? self(.tripRemedyOther)
    case .nothing: self(.tripRemedyNothing)
    }
  }

  private func negativeTest(after: Int64?, by: Int64?) -> String {
    switch (after, by) {
    case (let after?, let by?): self(.tripRemedyNegativeTestBetween, instant(after), instant(by))
    case (let after?, nil): self(.tripRemedyNegativeTestAfter, instant(after))
    case (nil, let by?): self(.tripRemedyNegativeTestBy, instant(by))
    case (nil, nil): self(.tripRemedyNegativeTest)
    }
  }

  /// What a reminder says.
  public func reminder(_ reminder: TripReminder) -> String {
    let about = reminder.country.isEmpty ? reminder.tripName : country(reminder.country)
    return switch reminder.code {
    case .testWindowOpens: self(.reminderTestWindowOpens, about)
    case .doseBy: self(.reminderDoseBy, about, reminder.moment.map { calendarDay($0) } ?? "")
    case .endsDuringStay: self(.reminderEndsDuringStay, about, reminder.moment.map { instant($0) } ?? "")
    case .duty: self(.reminderDuty, about)
    case .renewRules: self(.reminderRenewRules, about)
    }
  }

  /// What a reminder about a pass says.
  public func reminder(_ reminder: PassReminder) -> String {
    let card = reminder.card
    let pass = card.title.isEmpty ? self(card.kind.word) : card.title
    return switch reminder.code {
    case .expires: self(.reminderExpires, pass, reminder.moment.map { day($0) } ?? "")
    // Its day is still to come only where the pass itself names one.
    case .boosterDue:
      reminder.moment.flatMap { $0 > reminder.at ? self(.reminderBoosterDueBy, pass, calendarDay($0)) : nil }
        ?? self(.reminderBoosterDue, pass)
    }
  }

  /// A day, and the time where it was typed, as a clock there shows it.
  public func moment(_ moment: LocalMoment) -> String {
    isoDate(moment.time.isEmpty ? moment.date : "\(moment.date)T\(moment.time)")
  }

  /// From a day or moment to another; one alone where they are the same.
  public func span(_ from: String, _ until: String) -> String { from == until ? from : self(.tripDates, from, until) }
}
