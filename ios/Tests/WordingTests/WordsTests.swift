import Foundation
import TestPhone
import Testing
import WalletBridge
import Wording

@Suite("Words")
struct WordsTests {
  let english = Words(.english, timeZone: .gmt)

  @Test(
    "dates are written as far as they are known; what is no date stands as it is",
    arguments: [
      ("1974", "1974"), ("1974-08", "Aug 1974"), ("1974-08-12", "Aug 12, 1974"), ("", ""), ("12/08/1974", "12/08/1974"),
      ("1974-13-45", "1974-13-45"), ("2021-02-29", "2021-02-29"), ("19-4", "19-4"), ("2021-11-21T25:00:00Z", "2021-11-21T25:00:00Z"),
    ])
  func dates(_ value: String, _ written: String) {
    #expect(english.isoDate(value) == written)
  }

  @Test("a time is that of its own place")
  func ownPlace() {
    let text = Words(.english, timeZone: TimeZone(secondsFromGMT: -36_000) ?? .gmt).isoDate("2021-11-21T22:30:00+05:00")
    #expect(text.contains("Nov 21, 2021") && text.contains("10:30"))
  }

  @Test("the calendar is that of travel documents")
  func calendar() {
    #expect(Words(.arabic, timeZone: .gmt).day(Samples.now).contains("٢٠٢١"))
  }

  @Test("countries have names; what is no code stands for itself")
  func countries() {
    #expect(english.country("AT") == "Austria")
    #expect(Words(.french).country("at") == "Autriche")
    #expect(english.country("") == "")
    #expect(english.country("1!") == "1!")
  }

  @Test(
    "seconds are rounded up to one unit",
    arguments: [
      (0, "0 seconds"), (1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (61, "2 minutes"), (3_599, "60 minutes"), (3_600, "1 hour"),
      (3_601, "2 hours"),
    ])
  func durations(_ seconds: Int, _ written: String) {
    #expect(english.duration(seconds) == written)
  }

  @Test(
    "a dose is told in words, anything else as it stands",
    arguments: [
      ("2/2", "2 of 2"), ("3/1", "3 of 1"), ("2/", "2/"), ("/", "/"), ("1/2/3", "1/2/3"), ("Not detected", "Not detected"), ("", ""),
    ])
  func doses(_ value: String, _ written: String) {
    #expect(english.dose(value) == written)
  }

  @Test("a path into a pass's claims has a name, whatever the number of the event; an unknown one stands for itself")
  func paths() {
    #expect(english.path("v.0.dt") == english(.fieldVaccinated))
    #expect(english.path("v.12.dt") == english(.fieldVaccinated))
    #expect(english.path("nam.fn") == english(.pathSurname))
    #expect(english.path("x.y") == "x.y")
  }

  @Test(
    "the holder's sex is told in words, however it is coded; anything else as it stands",
    arguments: [
      ("F", "Female"), ("female", "Female"), ("2", "Female"), ("M", "Male"), ("male", "Male"), ("1", "Male"), ("X", "Not specified (X)"),
      ("<", "Not specified (X)"), ("9", "Not specified (X)"), ("other", "Other"), ("unknown", "Unknown"), ("0", "Unknown"), ("w", "w"),
    ])
  func sexes(_ value: String, _ written: String) {
    #expect(english.value(Field(name: .sex, kind: .text, value: value, event: nil)) == written)
    #expect(english.value(Field(name: .batch, kind: .text, value: value, event: nil)) == value)
  }

  @Test("an age is counted in days of the calendar; what is still to come has none")
  func ages() {
    let midnight: Int64 = 1_637_539_200
    #expect(english.age(midnight, at: midnight + 86_399) == "today")
    #expect(english.age(midnight - 1, at: midnight) == "1 day ago")
    #expect(english.age(midnight - 86_400 * 400, at: midnight) == "400 days ago")
    #expect(english.age(midnight + 1, at: midnight) == "today")
    #expect(english.age(midnight + 86_400, at: midnight) == nil)
  }

  @Test("a part of a hundred is written as the language does")
  func percents() {
    #expect(english.percent(0) == "0%" && english.percent(7) == "7%" && english.percent(100) == "100%")
    #expect(WordsTests.seen(Words(.french).percent(25)) == "25 %")
    #expect(Words(.arabic).percent(25).contains("٢٥"))
  }

  private static func seen(_ text: String) -> String { text.replacing(/[\u{a0}\u{202f}]/, with: " ") }

  @Test("what a publisher says of a key has words of its own")
  func opinions() {
    let states: [SignerState] = [.active, .retired, .compromised]
    #expect(Set(states.map { english.opinion(Opinion(publisher: "x", state: $0, since: 0)) }).count == 3)
    #expect(english.opinion(Opinion(publisher: "x", state: .compromised, since: 0)).contains("Jan 1, 1970"))
  }

  @Test("a reason names what it speaks of, where it is known")
  func subjects() {
    #expect(english.why(.lookUp, "a.example").contains("a.example"))
    #expect(english.why(.lookUp, "") == english(.reasonLookUp))
    #expect(english.why(.geneticData, "x.y").contains("x.y"))
    #expect(english.why(.geneticData, "") == english(.reasonGeneticData))
    #expect(english.why(.expired, "x") == english(.reasonExpired))
  }

  @Test("each verdict, reason, warning, kind, relation and clash has words of its own")
  func own() {
    func distinct(_ words: [Word]) -> Bool { Set(words.map { english($0) }).count == words.count }
    #expect(distinct(Verdict.allCases.map(\.word)))
    #expect(distinct(Verdict.allCases.map(\.sentence)))
    #expect(distinct(Reason.allCases.map(\.word)))
    #expect(distinct(Warning.allCases.map(\.word)))
    #expect(distinct(PassKind.allCases.map(\.word)))
    #expect(distinct(PassFormat.allCases.map(\.sentence)))
    #expect(distinct(FieldName.allCases.map(\.word)))
    #expect(distinct(PersonalData.allCases.map(\.word)))
    #expect(distinct(Relation.allCases.map(\.word)))
    #expect(distinct(Clash.allCases.map(\.word)))
    #expect(distinct(PackTrouble.allCases.map(\.word)))
    #expect(distinct(ContentKind.allCases.map(\.word)))
  }

  @Test("every error has a title and says what to do, in every language", arguments: Language.allCases)
  func errors(_ language: Language) {
    let words = Words(language)
    let errors: [CarnetError] =
      [
        .wrongPin(triesLeft: nil), .wrongPin(triesLeft: 0), .wrongPin(triesLeft: 3), .wrongRecoveryCode, .wait(seconds: 45), .noWallet,
        .alreadyThere, .locked, .inUse, .notWritten(detail: ""), .tooNew, .noSuchPass, .notNewer, .damagedPass, .damagedWallet(detail: ""),
        .keystore(detail: ""), .tooLongToShow, .trustRefused(detail: ""), .unreadable(detail: ""), .wrongWords,
        .noSuchPublisher, .internal,
      ] + PinWeakness.allCases.map { .weakPin($0) } + BiometricTrouble.allCases.map { .biometric($0) }
      + Reason.allCases.map { .notKept($0) } + PackTrouble.allCases.map { .packRefused($0) }
    for error in errors {
      #expect(!words.title(error).isEmpty)
      #expect(words.text(error).count > words.title(error).count / 2)
      #expect(!words.text(error).contains("%"))
    }
  }

  @Test("a percent sign and an argument that looks like one stay as they are")
  func percent() {
    #expect(english(.trustAddedTitle, "100 % %1$s %2$@.pem").contains("100 % %1$s %2$@.pem"))
  }

  @Test("languages call themselves by their own names")
  func ownNames() {
    #expect(Language.french.ownName.lowercased() == "français")
    #expect(Language.arabic.ownName == "العربية")
  }
}
