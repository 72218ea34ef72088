import ChosenPublishers
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Where publishers differ", .timeLimit(.minutes(1)))
struct ConflictsModelTests {
  let carnet = FakeCarnet.opened()
  let words = Words(.english, timeZone: .gmt)

  @Test("key by key it is told who says what")
  func who() async {
    carnet.disputes = [Samples.conflict, Conflict(signer: "0a0b", country: "", opinions: [])]
    let model = ConflictsModel(publishers: carnet, words: words)
    await model.load()
    guard case .list(let conflicts) = model.page else {
      Issue.record("no list: \(model.page)")
      return
    }
    #expect(conflicts.map(\.signer) == [words(.conflictSigner, "Ministry of Health Utopia", "Sweden"), "0a0b"])
    #expect(
      conflicts[0].opinions == [
        Labelled("Utopia Health Ministry", words(.opinionActive)), Labelled("Atlantis", words(.opinionCompromised, "Oct 23, 2021")),
        Labelled("Third", words(.opinionRetired, "Sep 23, 2021")),
      ])
  }

  @Test("a trouble can be tried again")
  func trouble() async {
    carnet.fails = .locked
    let model = ConflictsModel(publishers: carnet, words: words)
    await model.load()
    #expect(model.page == .failed(Notice(.locked, words)))
    carnet.fails = nil
    await model.load()
    #expect(model.page == .list([]))
  }
}
