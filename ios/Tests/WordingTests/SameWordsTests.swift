import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

/// What both shells say of the same wallet, language by language: Android's test of the same name reads the same file.
@Suite("Android and iOS say the same of the same wallet")
struct SameWordsTests {
  static let file = Repository.root.appendingPathComponent("tests/bindings/same-words.json")

  @Test("titles, verdicts, dates, countries and counts, in every language")
  func same() async throws {
    let expected = try JSONDecoder().decode(SameWords.self, from: Data(contentsOf: Self.file))
    let said = try await SameWords(at: expected.times, passes: expected.passes, trusted: expected.trusted, counts: expected.counts)
    if ProcessInfo.processInfo.environment["CARNET_SAME_WORDS"] == "write" {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try (encoder.encode(said) + Data("\n".utf8)).write(to: Self.file)
      return
    }
    #expect(!expected.passes.isEmpty && expected.times.count > 1)
    for language in Language.allCases {
      let here = try #require(said.languages[language.rawValue])
      let there = try #require(expected.languages[language.rawValue])
      #expect(here.cards.map(\.seen) == there.cards.map(\.seen), "\(language)")
      #expect(here.moments.map(seen) == there.moments.map(seen), "\(language)")
      #expect(here.counts == there.counts, "\(language)")
    }
  }
}

/// `tests/bindings/same-words.json`.
private struct SameWords: Codable {
  struct Said: Codable {
    let cards: [SaidCard]
    let moments: [String]
    let counts: [String: [String]]
  }

  struct SaidCard: Codable, Equatable {
    let kind: String
    let title: String
    let detail: String
    let date: String
    let country: String
    let verdict: String
    let why: String
    let validity: String?

    var seen: [String] { [kind, title, detail, date, country, verdict, why, validity ?? ""].map(WordingTests.seen) }
  }

  /// Seconds since 1970 UTC at which the wallet is looked at.
  let times: [Int64]
  /// Cases of the EU's published test data.
  let passes: [String]
  /// The case whose signer is trusted.
  let trusted: String
  /// Numbers that are counted with.
  let counts: [Int]
  let languages: [String: Said]

  init(at times: [Int64], passes: [String], trusted: String, counts: [Int]) async throws {
    self.times = times
    self.passes = passes
    self.trusted = trusted
    self.counts = counts
    let phone = try HostPhone()
    phone.clock.now = try #require(times.first)
    let carnet = phone.carnet()
    try await carnet.create(pin: "271828")
    _ = try await carnet.addTrust(name: "Austria", bytes: PublishedPass(trusted).certificate)
    for pass in passes { _ = try await carnet.keep(text: PublishedPass(pass).text) }
    var details: [Detail] = []
    for time in times {
      phone.clock.now = time
      for card in try await carnet.overview(search: "").cards { details.append(try await carnet.detail(id: card.id)) }
    }
    var languages: [String: Said] = [:]
    for language in Language.allCases {
      let words = Words(language, timeZone: .gmt)
      languages[language.rawValue] = Said(
        cards: details.map { Self.card($0, words) },
        moments: times.flatMap { [words.instant($0), words.day($0), words.clock($0)] } + ["1974", "1974-08"].map { words.isoDate($0) },
        counts: [
          "minutes": counts.map { words(.minutes, $0) },
          "trust_keys": counts.map { words(.trustKeys, $0) },
          "error_wrong_pin_tries": counts.map { words(.errorWrongPinTries, $0) },
        ])
    }
    self.languages = languages
  }

  private static func card(_ detail: Detail, _ words: Words) -> SaidCard {
    let look = CardLook(detail.card, words)
    let whole = DetailLook(detail, words)
    return SaidCard(
      kind: look.kind, title: look.title, detail: words.dose(detail.card.detail), date: words.isoDate(detail.card.eventDate),
      country: words.country(detail.card.country), verdict: whole.verdict.word, why: whole.verdict.why, validity: look.validity)
  }
}

/// Blanks of any width look the same: systems differ in which one stands between the hour and its half of the day.
private func seen(_ text: String) -> String { text.replacing(/[\u{a0}\u{202f}]/, with: " ") }
