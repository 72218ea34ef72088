import TestPhone
import Testing
import WalletBridge
import Wording

@Suite("What is said of trips", .timeLimit(.minutes(1)))
struct TripWordsTests {
  static let codes: [TripReasonCode] = [
    .accepted, .recognised, .conditions, .met, .notAsked, .lifted, .ruleRefuses, .invalidated, .missing, .pass, .passEnded, .passBegins,
    .duty, .endsDuringStay, .countsFrom, .noRules, .noTransitRules, .staleRules, .clock, .noPass, .notSpokenOf, .notRecognised, .ruleOpen,
    .requirementOpen, .publishersDisagree, .other,
  ]

  @Test("every reason has a sentence of its own, with nothing left open", arguments: Language.allCases)
  func reasons(_ language: Language) {
    let words = Words(language, timeZone: .gmt)
    let said = Self.codes.map { code in
      words.why(Samples.reason(code, verdict: .revoked, at: Samples.now, duty: .test(hours: 48), words: "as written"))
    }
    #expect(Set(said).count == Self.codes.count)
    for sentences in said {
      #expect(!sentences.isEmpty)
      for one in sentences { #expect(!one.isEmpty && !one.contains("%"), "\(one)") }
    }
  }

  @Test("reasons say their day, their duty, their verdict and their publisher's words")
  func arguments() {
    let words = Words(.english, timeZone: .gmt)
    #expect(words.why(Samples.reason(.conditions, words: "Only by air.")).first?.contains("“Only by air.”") == true)
    #expect(words.why(Samples.reason(.pass, verdict: .revoked)) == [words(.tripReasonPass, words(.verdictRevoked))])
    #expect(words.why(Samples.reason(.countsFrom, at: Samples.now)).first?.contains("Nov 22, 2021, 10:41\u{202F}AM") == true)
    #expect(words.why(Samples.reason(.staleRules)) == [words(.tripReasonStaleRulesUndated)])
    #expect(words.why(Samples.reason(.duty, duty: .test(hours: 1))) == ["You have to be tested within 1 hour after arriving."])
    #expect(words.why(Samples.reason(.duty, duty: .quarantine(days: 10))).count == 1)
    #expect(words.why(Samples.reason(.duty, at: Samples.now, duty: .quarantine(days: 10))).count == 2)
    #expect(words.why(Samples.reason(.duty, duty: .registration)) == [words(.tripReasonDutyRegistration)])
    let lifted: [TripDuty] = [.test(hours: 1), .quarantine(days: 1), .registration]
    #expect(Set(lifted.map { words.why(Samples.reason(.lifted, duty: $0)) }).count == 3)
  }

  @Test("every remedy has a sentence of its own, with nothing left open", arguments: Language.allCases)
  func remedies(_ language: Language) {
    let words = Words(language, timeZone: .gmt)
    let (noon, now) = (Samples.now / 86_400 * 86_400 + 43_200, Samples.now)
    let all: [TripRemedy] = [
      .test(test: .naat, after: now, hours: 72), .test(test: .antigen, after: now, hours: 24), .dose(from: noon, by: noon + Samples.day),
      .arriveFrom(date: noon), .required(thing: .vaccination, after: nil, by: nil), .required(thing: .vaccination, after: nil, by: noon),
      .required(thing: .test, after: nil, by: nil), .required(thing: .test, after: now, by: nil),
      .required(thing: .test, after: nil, by: now), .required(thing: .test, after: now, by: now + Samples.day),
      .required(thing: .other, after: nil, by: nil), .required(thing: .other, after: nil, by: now), .nothing,
    ]
    let said = all.map { words.remedy($0) }
    #expect(Set(said).count == all.count)
    for one in said { #expect(!one.isEmpty && !one.contains("%"), "\(one)") }
  }

  @Test("a day of the calendar is that day on every phone; an hour is told where the stop is")
  func days() {
    let noon: Int64 = 1_637_582_400
    for zone in ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Paris"] {
      #expect(Words(.english, timeZone: .gmt).at(zone).calendarDay(noon) == "Nov 22, 2021")
    }
    let words = Words(.english, timeZone: .gmt)
    #expect(words.at("Asia/Tokyo").instant(noon) == "Nov 22, 2021, 9:00\u{202F}PM")
    #expect(words.at("Nowhere/At all").instant(noon) == words.instant(noon) && words.at(nil).instant(noon) == words.instant(noon))
    #expect(words.moment(Samples.local("2021-11-28", "09:15")) == "Nov 28, 2021, 9:15\u{202F}AM")
    #expect(words.moment(Samples.local("2021-11-28")) == "Nov 28, 2021")
    #expect(words.span("a", "a") == "a" && words.span("a", "b") == "a – b")
    #expect(words.zone("America/Argentina/Salta") == "Salta" && words.zone("America/New_York") == "New York")
  }
}
