import AppState
import TestPhone
import Testing
import WalletBridge

@MainActor
@Suite("The codes of one pass", .timeLimit(.minutes(1)))
struct PartsTests {
  let carnet = FakeCarnet.opened()
  let parts = Parts()

  private func take(_ texts: String...) async throws -> Parts.Find { try await parts.take(texts, by: carnet) }

  @Test("texts without a part go on as they are")
  func none() async throws {
    #expect(try await take("Dear Ms Eriksson,", "HC1:A") == .texts(["Dear Ms Eriksson,", "HC1:A"]))
    #expect(parts.count == nil)
  }

  @Test("frames of a moving code are told apart; beside a pass they are no news")
  func frames() async throws {
    #expect(try await take("FRAME:A:1/4") == .frames)
    #expect(try await take("FRAME:A:1/4", "HC1:A") == .texts(["FRAME:A:1/4", "HC1:A"]))
    #expect(parts.count == nil)
  }

  @Test("codes come in any order, the same one twice counts once, and the last makes the pass")
  func anyOrder() async throws {
    #expect(try await take("PART:A:3/3") == .part(isNews: true))
    #expect(parts.count == Parts.Count(have: 1, need: 3))
    #expect(try await take("PART:A:3/3") == .part(isNews: false))
    #expect(parts.hold(["PART:A:3/3"]))
    #expect(!parts.hold(["PART:A:3/3", "PART:A:1/3"]) && !parts.hold([]))
    #expect(try await take("PART:A:1/3", "PART:A:3/3") == .part(isNews: true))
    #expect(parts.count == Parts.Count(have: 2, need: 3))
    #expect(try await take("PART:A:2/3") == .texts(["HC1:A"]))
    #expect(parts.count == nil)
    #expect(!parts.hold(["PART:A:3/3"]))
  }

  @Test("a whole set in one find is the pass")
  func atOnce() async throws {
    #expect(try await take("line", "PART:A:2/2", "PART:A:1/2") == .texts(["HC1:A"]))
  }

  @Test("a pass beside a part goes on, and the part stays")
  func beside() async throws {
    #expect(try await take("HC1:B", "PART:A:2/2") == .texts(["HC1:B"]))
    #expect(parts.count == Parts.Count(have: 1, need: 2))
  }

  @Test("a code of another pass is asked about, and changes nothing by itself")
  func another() async throws {
    _ = try await take("PART:A:1/3")
    #expect(try await take("PART:B:1/2") == .another(["PART:B:1/2"]))
    #expect(parts.count == Parts.Count(have: 1, need: 3))
    parts.clear()
    #expect(try await take("PART:B:1/2") == .part(isNews: true))
    #expect(parts.count == Parts.Count(have: 1, need: 2))
  }

  @Test("codes of two passes in one picture: the first is collected, the other asked about")
  func two() async throws {
    #expect(try await take("PART:A:1/2", "PART:B:1/3") == .another(["PART:B:1/3"]))
    #expect(parts.count == Parts.Count(have: 1, need: 2))
  }

  @Test("a find that makes one pass whole and begins another gives the pass and collects on")
  func wholeAndMore() async throws {
    _ = try await take("PART:A:1/2")
    #expect(try await take("PART:B:1/3", "PART:A:2/2") == .texts(["HC1:A"]))
    #expect(parts.count == Parts.Count(have: 1, need: 3))
  }

  @Test("codes that fit by their numbers and make no pass belong to two")
  func misfit() async throws {
    carnet.scans["broken"] = .nothing(verdict: .undecodable, reason: .compression, subject: "")
    _ = try await take("PART:A:1/2")
    #expect(try await take("PART:a:2/2") == .another(["PART:a:2/2"]))
    #expect(parts.count == Parts.Count(have: 1, need: 2))
    parts.clear()
    #expect(try await take("PART:A:1/2", "PART:a:2/2") == .texts(["broken"]), "a damaged pass in one file is told as what it is")
  }

  @Test("an invitation and passes that were issued are no parts, and one that is damaged hides nothing")
  func own() async throws {
    carnet.scans = ["CEN1:A": .invitation(offer: Samples.offer()), "CSE1:A": .batch]
    #expect(try await take("CEN1:A") == .texts(["CEN1:A"]))
    #expect(try await take("PART:A:1/3", "CEN1:A", "CSE1:A") == .part(isNews: true))
    #expect(parts.count == Parts.Count(have: 1, need: 3))
    carnet.refusedInvitations = ["CEN1:B"]
    #expect(try await take("CEN1:B", "HC1:A") == .texts(["CEN1:B", "HC1:A"]))
  }

  @Test("a wallet that fails is told, and what was collected stays")
  func fails() async throws {
    _ = try await take("PART:A:1/3")
    carnet.fails = .locked
    await #expect(throws: CarnetError.locked) { try await take("PART:A:2/3") }
    #expect(parts.count == Parts.Count(have: 1, need: 3))
  }

  @Test("what is being looked at while all is forgotten is not collected")
  func forgotten() async throws {
    carnet.holds = true
    async let find = take("PART:A:1/3")
    await until { carnet.isHeld }
    parts.clear()
    carnet.release()
    #expect(try await find == .part(isNews: false))
    #expect(parts.count == nil)
  }
}
