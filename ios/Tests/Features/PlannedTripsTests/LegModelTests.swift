import AppState
import Looks
import PlannedTrips
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Why a leg stands as it does", .timeLimit(.minutes(1)))
struct LegModelTests {
  let carnet = FakeCarnet.opened()
  let places = Places()
  let words = Words(.english, timeZone: .gmt)

  init() { carnet.travels = [Samples.trip()] }

  private func model(_ leg: Int) async -> LegModel {
    let model = LegModel(leg: leg, trip: "a1", trips: carnet, passes: carnet, places: places, words: words)
    await model.load()
    return model
  }

  private func one(_ leg: Int) async throws -> LegPage.One {
    guard case .one(let one) = await model(leg).page else { throw Unexpected() }
    return one
  }

  private struct Unexpected: Error {}

  @Test("a ruling says who, when, in what colour, whether its keys are no secret, and until when it stands there")
  func says() async throws {
    let ruling = try #require(try await one(2).travellers.first?.rulings.first)
    #expect(ruling.source == "Utopia Health Ministry")
    #expect(ruling.development == words(.developmentMark))
    #expect(ruling.dates == [words(.legSourceIssued, "Nov 19, 2021"), words(.legStandsUntil, "Nov 24, 2021, 7:41\u{202F}PM")])
    #expect(ruling.colour.tone == .duty && ruling.notCounted == nil)
    #expect(ruling.passes.map(\.id) == ["d2"])
    #expect(ruling.passes.first?.name.contains("Comirnaty") == true)
  }

  @Test("a reason is a sentence, with its rule as it was published and the pass it speaks of")
  func reasons() async throws {
    let reason = try #require(try await one(2).travellers.first?.rulings.first?.reasons.first)
    #expect(
      reason.texts == ["You have to stay in quarantine, for 3 days at most.", words(.tripReasonDutyQuarantineEnds, "Dec 1, 2021")])
    #expect(reason.rule?.name == words(.legRuleVersion, "VR-JP-0001", "1.0.0"))
    #expect(reason.rule?.quote == words(.legQuote, "Two doses, the last at least 14 days ago."))
    #expect(reason.pass?.id == "d2")
  }

  @Test("what would make it green is told in the time of the stop; what does not count says so")
  func remedies() async throws {
    let rulings = try #require(try await one(2).travellers.first?.rulings)
    #expect(rulings[0].remedies == [words(.tripRemedyTestNaat, 72, "Nov 27, 2021, 7:41\u{202F}PM")])
    #expect(rulings[1].remedies == [words(.tripRemedyNothing)])
    #expect(rulings[1].notCounted == Labelled(words(.legNotCounted), words(.legNotCountedText)))
  }

  @Test("where nobody speaks that is said, and nobody is named in its place")
  func nobody() async throws {
    let page = try await one(1)
    #expect(page.travellers.map(\.name) == ["Anna Maria Eriksson", "Nils Eriksson"])
    let ruling = try #require(page.travellers.first?.rulings.first)
    #expect(ruling.source == words(.legSourceNobody) && ruling.development == nil && ruling.dates.isEmpty)
    #expect(ruling.reasons.first?.texts == [words(.tripReasonNoTransitRules)])
    #expect(ruling.reasons.first?.rule == nil && ruling.reasons.first?.pass == nil)
  }

  @Test("a file has no name, a rule may have no words, and a pass that is gone is not named")
  func bare() {
    let source = RuleSource(name: "", development: false, issued: nil, refreshBy: nil)
    let rule = RuleQuote(id: "R1", version: "", words: "")
    let ruling = Samples.ruling(.red, [Samples.reason(.missing, rule: rule, pass: "gone")], source: source, passes: ["gone"])
    let look = RulingLook(ruling, id: 0, cards: [], words, local: words)
    #expect(look.source == words(.legSourceFile) && look.development == nil && look.passes.isEmpty)
    #expect(look.reasons.first?.rule?.name == words(.legRule, "R1") && look.reasons.first?.rule?.quote == nil)
    #expect(look.reasons.first?.pass == nil)
  }

  @Test("a pass opens")
  func opens() async {
    await model(2).open("d2")
    #expect(places.here == .detail(id: "d2"))
  }

  @Test("a leg that is no more, and a trip that is gone, say so")
  func gone() async {
    #expect(await model(7).page == .failed(Notice(.noSuchTrip, words)))
    carnet.travels = []
    #expect(await model(0).page == .failed(Notice(.noSuchTrip, words)))
  }
}
