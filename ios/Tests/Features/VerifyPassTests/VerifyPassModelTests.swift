import AppState
import Device
import Foundation
import Looks
import TestPhone
import Testing
import VerifyPass
import WalletBridge
import Wording

@MainActor
@Suite("Checking the pass of somebody else", .timeLimit(.minutes(1)))
struct VerifyPassModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let words = Words(.english)
  let parts = Parts()

  private func model(verifying: (any Verifying)? = nil) -> VerifyPassModel {
    VerifyPassModel(verifying: verifying ?? carnet, reading: carnet, parts: parts, phone: device.phone, words: words)
  }

  private func checked(_ verification: Verification = Samples.verification()) async -> VerifyPassModel {
    carnet.verification = verification
    let model = model()
    await model.scanned(texts: ["HC1:A"])
    return model
  }

  @Test("a valid pass is not accepted before the answer, and the answer can be taken back")
  func answer() async {
    let model = await checked()
    #expect(model.page.outcome?.word == words(.verifyPendingWord))
    #expect(model.page.outcome?.tone == .note)
    #expect(model.page.outcome?.isPending == true)
    #expect(model.page.pass?.isAsked == true)
    #expect(model.page.pass?.isAnswered == false)
    model.answer(true)
    #expect(model.page.outcome?.word == words(.verifyAcceptedWord))
    #expect(model.page.outcome?.tone == .good)
    #expect(model.page.pass?.isAsked == false)
    #expect(model.page.pass?.isAnswered == true)
    model.answer(nil)
    #expect(model.page.outcome?.isPending == true)
    model.answer(false)
    #expect(model.page.outcome?.word == words(.verifyOtherPersonWord))
    #expect(model.page.outcome?.tone == .bad)
  }

  @Test("a verdict that rests on keys that are no secret is marked for the inspector as well")
  func development() async {
    #expect(await checked().page.pass?.development == nil)
    let verification = Samples.verification(signer: Samples.signer(development: true))
    #expect(await checked(verification).page.pass?.development?.title == words(.developmentTitle))
  }

  @Test("a picture of a moving code is no pass, and says where it belongs")
  func frame() async {
    let model = model()
    await model.picked { Data("FRAME:A:1/4".utf8) }
    #expect(model.page == .waiting(Notice(.wait, words(.movingElsewhere))))
  }

  @Test("a pass in several codes is checked when all are there; another one takes its place")
  func parts() async {
    let model = model()
    await model.picked { Data("PART:A:1/2".utf8) }
    #expect(model.page == .waiting(nil))
    #expect(parts.count == Parts.Count(have: 1, need: 2))
    await model.picked { Data("PART:B:2/3".utf8) }
    #expect(parts.count == Parts.Count(have: 1, need: 3))
    await model.picked { Data("PART:B:1/3\nPART:B:3/3".utf8) }
    #expect(model.page.pass != nil)
    #expect(parts.count == nil)
  }

  @Test("what was collected is forgotten with the inspector's next pass, and not by an empty clipboard")
  func partsForgotten() async {
    let model = model()
    await model.picked { Data("PART:A:1/2".utf8) }
    device.clipboard.content = ""
    await model.paste()
    #expect(parts.count != nil)
    model.next()
    #expect(parts.count == nil)
  }

  @Test("a wallet that does not say what a code is has failed")
  func partsFail() async {
    let model = model()
    carnet.fails = .locked
    await model.scanned(texts: ["PART:A:1/2"])
    #expect(model.page == .failed(Notice(.locked, words)))
  }

  @Test("no answer makes anything else accepted", arguments: Verdict.allCases, [nil, true, false])
  func refused(_ verdict: Verdict, _ answer: Bool?) async {
    if verdict == .valid { return }
    let model = await checked(Samples.verification(verdict, reason: .expired))
    model.answer(answer)
    #expect(model.page.outcome?.word == words(verdict.word))
    #expect(model.page.outcome?.text == words(.reasonExpired))
    #expect(model.page.outcome?.tone == verdict.tone)
    #expect(model.page.outcome?.tone != .good)
    #expect(model.page.pass?.isAsked == false)
    #expect(model.page.pass?.isAnswered == false)
  }

  @Test("what to compare stands there large, and what the pass lacks is said")
  func identity() async throws {
    let pass = try #require(await checked().page.pass)
    #expect(pass.identity.map(\.label) == [words(.verifyName), words(.verifyBirthDate), words(.verifyDocument)])
    #expect(pass.identity.map(\.value) == ["Anna Maria Eriksson", words.isoDate("1974-08-12"), nil])
    #expect(pass.identity[2].absent == words(.verifyNoDocument))
    #expect(pass.identity.map(\.asInDocument?.value) == ["ERIKSSON<<ANNA<MARIA", nil, nil])
  }

  @Test("the rest of the pass: what it certifies, who signed, and when it was checked")
  func rest() async throws {
    let pass = try #require(await checked().page.pass)
    #expect(pass.summary.map(\.value) == [words(.kindVaccination), "Comirnaty", "2/2", words.isoDate("2021-06-11")])
    let sample = Samples.verification()
    #expect(pass.signer == signerRows(Samples.signer, issued: sample.issued, expires: sample.expires, words))
    #expect(pass.checked == words(.verifyAt, words.clock(Samples.now)))
    #expect(!pass.isSpecimen)
  }

  @Test("a pass that does not hold has no one to compare with, but says whose it would be")
  func expired() async throws {
    let pass = try #require(await checked(Samples.verification(.expired)).page.pass)
    #expect(pass.identity.isEmpty)
    #expect(pass.summary.last == Labelled(words(.fieldName), "Anna Maria Eriksson"))
  }

  @Test("what is no pass has a verdict and nothing else")
  func nothing() async throws {
    let none = Verification(
      verdict: .undecodable, reason: .unknownFormat, kind: nil, title: "", detail: "", eventDate: "", name: "", nameMrz: nil,
      birthDate: nil, documentNumber: nil, signer: nil, issued: nil, expires: nil, at: Samples.now, specimens: false,
      assurance: .static, age: nil, seenBefore: nil, disclosed: [])
    let pass = try #require(await checked(none).page.pass)
    #expect(pass.outcome.text == words(.reasonUnknownFormat))
    #expect(pass.summary.isEmpty)
    #expect(pass.signer.isEmpty)
  }

  @Test("a live code says how old it is and what that does not prove, what the holder chose, and what was kept back")
  func live() async throws {
    let shown = Samples.verification(assurance: .live, age: 5, disclosed: Samples.ownFields.filter { [.colour, .route].contains($0.name) })
    let pass = try #require(await checked(shown).page.pass)
    #expect(pass.live == [Notice(.good, title: words(.verifyLiveAge, 5), words(.verifyLiveRelay))])
    #expect(
      pass.disclosed == [
        Labelled(words(.fieldColour), words(.colourGreen)), Labelled(words(.fieldRoute), "Egypt \u{2013} Italy \u{2013} Austria"),
      ])
    let mark = try #require(await checked(Samples.verification(kind: .mark, assurance: .live, age: 5)).page.pass)
    #expect(mark.live.first?.text == words(.markWhat))
    let ahead = try #require(await checked(Samples.verification(assurance: .live, age: -3)).page.pass)
    #expect(ahead.live.first?.title == words(.verifyLiveAhead))
    let fixed = try #require(await checked(Samples.verification()).page.pass)
    #expect(fixed.live.isEmpty && fixed.disclosed.isEmpty)
  }

  @Test("a live code that was seen before is said to be so first")
  func seenBefore() async throws {
    let pass = try #require(await checked(Samples.verification(assurance: .live, age: 12, seenBefore: 9)).page.pass)
    #expect(pass.live.map(\.title) == [words(.verifySeenTitle), words(.verifyLiveAge, 12)])
    #expect(pass.live.first == Notice(.wait, title: words(.verifySeenTitle), words(.verifySeenText, 9)))
  }

  @Test("specimens are marked")
  func specimens() async {
    #expect(await checked(Samples.verification(specimens: true)).page.pass?.isSpecimen == true)
  }

  @Test("a zone that differs outweighs the answer, until another is typed")
  func zoneDiffers() async {
    carnet.comparison = .differs(clashes: [.name, .birthDate])
    let model = await checked()
    model.answer(true)
    model.isZoneOpen = true
    model.zone = "p<uto"
    #expect(model.zone == "P<UTO")
    await model.compare()
    #expect(model.page.outcome?.word == words(.verifyOtherPersonWord))
    #expect(model.page.pass?.compared.map(\.text) == [words(.clashName), words(.clashBirthDate)])
    #expect(model.page.pass?.compared.map(\.title) == [words(.verifyZoneDiffersTitle), nil])
    model.zone = "P<UTP"
    #expect(model.page.pass?.compared.isEmpty == true, "another line is not compared yet")
    #expect(model.page.outcome?.word == words(.verifyAcceptedWord))
    await model.compare()
    model.zone = "p<utq"
    #expect(model.page.pass?.compared.isEmpty == true, "nor is one typed small")
  }

  @Test("a zone that agrees still needs the answer; closing forgets it")
  func zoneAgrees() async {
    let model = await checked()
    model.isZoneOpen = true
    model.zone = "P<UTO"
    await model.compare()
    #expect(model.page.pass?.compared.map(\.title) == [words(.verifyZoneMatchTitle)])
    #expect(model.page.outcome?.isPending == true)
    model.isZoneOpen = false
    #expect(model.zone.isEmpty)
    #expect(model.page.pass?.compared.isEmpty == true)
  }

  @Test("a zone that cannot be read says so and changes nothing")
  func zoneUnreadable() async {
    carnet.comparison = .unreadable
    let model = await checked()
    model.zone = "P<UTO"
    await model.compare()
    #expect(model.page.pass?.compared.map(\.title) == [words(.verifyZoneUnreadableTitle)])
    #expect(model.page.outcome?.isPending == true)
  }

  @Test("a zone is as long as the longest in a document, and an empty one is not compared")
  func zoneLength() async {
    let model = await checked()
    model.zone = " \n"
    #expect(!model.canCompare)
    await model.compare()
    #expect(model.page.pass?.compared.isEmpty == true)
    model.zone = String(repeating: "<", count: 500)
    #expect(model.zone.count == 120)
    #expect(model.canCompare)
  }

  @Test("what was typed while the core compared is not taken for compared")
  func typedMeanwhile() async {
    let model = await checked()
    model.zone = "P<UTO"
    carnet.holds = true
    async let first: Void = model.compare()
    await until { carnet.isHeld }
    #expect(model.isComparing)
    #expect(!model.canCompare)
    model.zone = "P<UTP"
    carnet.release()
    await first
    #expect(model.page.pass?.compared.isEmpty == true)
    #expect(model.canCompare)
  }

  @Test("a wallet that locks during the comparison is said, and the result goes")
  func lockedDuringComparison() async {
    let model = await checked()
    model.zone = "P<UTO"
    carnet.fails = .locked
    await model.compare()
    #expect(model.page == .failed(Notice(.locked, words)))
    #expect(model.zone.isEmpty)
  }

  @Test("pasting, a picture and a file work without a camera")
  func otherWays() async throws {
    let model = model()
    device.clipboard.content = "HC1:A"
    await model.paste()
    #expect(model.page.pass != nil)
    model.next()
    await model.picked(picture: { Data("HC1:A".utf8) })
    #expect(model.page.pass != nil)
    model.next()
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("verify-\(UUID().uuidString)")
    try Data("HC1:A".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    await model.picked(file: file)
    #expect(model.page.pass != nil)
  }

  @Test("of several codes the best counts, and each is checked once")
  func best() async {
    let verifying = VerifyingByText()
    let model = model(verifying: verifying)
    await model.scanned(texts: ["HC1:B", "HC1:A", "HC1:B"])
    #expect(model.page.outcome?.isPending == true)
    #expect(verifying.verified == ["HC1:B", "HC1:A"])
    model.zone = "P<UTO"
    await model.compare()
    #expect(verifying.compared == ["HC1:A"])
  }

  @Test("nothing to check is said")
  func trouble() async {
    let model = model()
    await model.paste()
    #expect(model.page == .waiting(Notice(.wait, words(.verifyTroublePaste))))
    await model.picked(picture: { Data() })
    #expect(model.page == .waiting(Notice(.wait, words(.verifyTroubleNoCode))))
    await model.picked(picture: { nil })
    #expect(model.page == .waiting(Notice(.wait, words(.verifyTroubleFile))))
    await model.paste()
    await model.picked(picture: { Data(count: largestFile + 1) })
    #expect(model.page == .waiting(Notice(.wait, words(.verifyTroubleFile))))
    await model.paste()
    await model.picked(file: URL(fileURLWithPath: "/missing"))
    #expect(model.page == .waiting(Notice(.wait, words(.verifyTroubleFile))))
    await model.paste()
    carnet.fails = .unreadable(detail: "damaged")
    await model.picked(picture: { Data("x".utf8) })
    #expect(model.page == .waiting(Notice(.wait, words(.verifyTroubleFile))))
    model.next()
    #expect(model.page == .waiting(nil))
    model.notOpened()
    #expect(model.page == .waiting(Notice(.wait, words(.verifyTroubleFile))))
  }

  @Test("the result goes, and nothing is kept")
  func next() async {
    let verifying = VerifyingByText()
    let model = model(verifying: verifying)
    await model.scanned(texts: ["HC1:A"])
    model.answer(true)
    model.isZoneOpen = true
    model.zone = "P<UTO"
    model.next()
    #expect(model.page == .waiting(nil))
    #expect(model.isWaiting)
    #expect(!model.isZoneOpen)
    #expect(model.zone.isEmpty)
    model.zone = "P<UTO"
    await model.compare()
    #expect(verifying.compared.isEmpty, "the text went too")
    await model.scanned(texts: ["HC1:A"])
    #expect(model.page.outcome?.isPending == true, "the answer was about somebody else")
    #expect(carnet.kept.isEmpty)
    #expect(carnet.shown.isEmpty)
  }

  @Test("a code in the picture changes nothing while a result is on the screen")
  func scannedTwice() async {
    let model = await checked()
    model.answer(true)
    await model.scanned(texts: ["HC1:B"])
    #expect(model.page.outcome?.word == words(.verifyAcceptedWord))
  }

  @Test("leaving while the core checks leaves nothing on the screen")
  func leave() async {
    let model = model()
    carnet.holds = true
    async let check: Void = model.scanned(texts: ["HC1:A"])
    await until { carnet.isHeld }
    #expect(model.page == .checking)
    model.next()
    carnet.release()
    await check
    #expect(model.page == .waiting(nil))
  }

  @Test("a locked wallet is said, and one can go on")
  func locked() async {
    carnet.fails = .locked
    let model = model()
    await model.scanned(texts: ["HC1:A"])
    #expect(model.page == .failed(Notice(.locked, words)))
    carnet.fails = nil
    model.next()
    await model.scanned(texts: ["HC1:A"])
    #expect(model.page.pass != nil)
  }
}

/// `HC1:A` is valid, all else is expired.
@MainActor
private final class VerifyingByText: Verifying {
  private(set) var verified: [String] = []
  private(set) var compared: [String] = []

  func verify(text: String) async throws(CarnetError) -> Verification {
    verified.append(text)
    return Samples.verification(text == "HC1:A" ? .valid : .expired)
  }

  func compare(text: String, zone: String) async throws(CarnetError) -> ZoneComparison {
    compared.append(text)
    return .match
  }
}

extension VerifyPassPage {
  fileprivate var pass: VerifiedPass? {
    if case .result(let pass) = self { pass } else { nil }
  }

  fileprivate var outcome: OutcomeLook? { pass?.outcome }
}
