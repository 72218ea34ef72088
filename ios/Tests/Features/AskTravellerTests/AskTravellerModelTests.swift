import AskTraveller
import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Asking a traveller", .timeLimit(.minutes(1)))
struct AskTravellerModelTests {
  let carnet = FakeCarnet.opened([])
  let phone = TestPhone()
  let words = Words(.english, timeZone: .gmt)

  private func model() async -> AskTravellerModel {
    carnet.now = { [clock = phone.clock] in clock.now }
    let model = AskTravellerModel(inquiring: carnet, enrolling: carnet, phone: phone.phone, words: words)
    #expect(model.page == .loading)
    model.appeared()
    await model.load()
    return model
  }

  /// One that shows its request.
  private func asking() async -> AskTravellerModel {
    let model = await model()
    model.name = "Border police"
    await model.ask()
    return model
  }

  /// One that has an answer.
  private func reported(_ report: AnswerReport = Requested.report) async throws -> (AskTravellerModel, TravellerReport) {
    carnet.requests.report = report
    let model = await asking()
    model.scan()
    await model.found(["CSE1:ANSWER"])
    return (model, try self.report(model))
  }

  private func building(_ model: AskTravellerModel) throws -> AskTravellerPage.Building {
    guard case .building(let page) = model.page else { throw Unexpected() }
    return page
  }

  private func report(_ model: AskTravellerModel) throws -> TravellerReport {
    guard case .reported(let report) = model.page else { throw Unexpected() }
    return report
  }

  private func showing(_ model: AskTravellerModel) throws -> AskTravellerPage.Showing {
    guard case .showing(let page) = model.page else { throw Unexpected() }
    return page
  }

  private struct Unexpected: Error {}

  @Test("what the purpose needs is asked for, and nothing beyond it")
  func minimum() async throws {
    let model = await model()
    let page = try building(model)
    #expect(page.purposes.map(\.title) == [words(.purposeClearance), words(.purposeDoor)])
    #expect(page.needed.allSatisfy(\.isOn) && page.beyond.map(\.isOn) == [false])
    #expect(!page.canAsk, "nobody asks without a name")
    model.name = "Border police"
    model.place = " Gate F "
    await model.ask()
    #expect(carnet.requests.name == "Border police" && carnet.requests.inquiries == ["clearance at Gate F"])
    #expect(carnet.requests.asks == [[Ask(kinds: [.clearance], claims: ["name", "birth_date", "colour", "category"])]])
  }

  @Test("another purpose needs other things; what is switched counts")
  func purpose() async throws {
    let model = await model()
    model.name = "Door"
    await model.choose(1)
    #expect(try building(model).needed.map(\.label) == [words(.fieldPolicy), words(.fieldValidUntil)])
    model.choose("until", false)
    model.choose("evidence", true)
    await model.ask()
    #expect(carnet.requests.asks == [[Ask(kinds: [.mark], claims: ["policy", "evidence"])]])
  }

  @Test("a request for nothing, or by a name too long, says what to do, and nothing is lost")
  func refused() async throws {
    let model = await model()
    model.name = String(repeating: "x", count: 81)
    await model.ask()
    #expect(try building(model).problem == Notice(.request(.badWords), words))
    model.name = "Door"
    #expect(try building(model).problem == nil)
    for claim in try building(model).needed { model.choose(claim.id, false) }
    await model.ask()
    #expect(try building(model).problem == Notice(.request(.badAsks), words))
  }

  @Test("the name is remembered, the place is not")
  func name() async throws {
    carnet.requests.name = "Border police"
    let model = await model()
    #expect(model.name == "Border police" && model.place.isEmpty)
    #expect(try building(model).canAsk)
  }

  @Test("the request counts its seconds; once they are over nobody is to scan it")
  func seconds() async throws {
    let model = await asking()
    #expect(try showing(model).seconds == words(.inquirySeconds, 300))
    #expect(phone.screen.brightRequests == 1)
    let run = Task { await model.run() }
    phone.now += 299
    await phone.pauses.end()
    await until { (try? showing(model))?.seconds == words(.inquirySeconds, 1) }
    phone.now += 1
    await phone.pauses.end()
    await until { (try? showing(model))?.frame == nil }
    run.cancel()
    #expect(try showing(model).text == words(.inquiryOver))
    #expect(phone.screen.brightRequests == 0)
    await model.ask()
    #expect(try showing(model).frame != nil && carnet.requests.inquiries.count == 2)
  }

  @Test("an answer is what was asked for, and nothing is accepted before somebody says whose it is")
  func answered() async throws {
    let (model, report) = try await reported()
    #expect(report.outcome == Notice(.note, title: words(.verifyPendingWord), words(.verifyPendingText)))
    #expect(report.isAsked && !report.isAnswered)
    let pass = try #require(report.passes.first)
    #expect(pass.verdict == nil && pass.proof == Notice(.note, words(.inquiryAnswered)) && pass.mark == nil && pass.more == nil)
    #expect(pass.claims.map(\.value) == ["ANNA MARIA ERIKSSON", nil, words(.colourGreen), "EMBASSY OF UTOPIA"])
    #expect(pass.claims[1].absent == words(.inquiryKeptBack))
    #expect(pass.claims.map(\.isHolder) == [true, true, false, false])
    model.answer(true)
    #expect(try self.report(model).outcome?.tone == .good)
    model.answer(false)
    #expect(try self.report(model).outcome?.tone == .bad)
    model.answer(nil)
    #expect(try self.report(model).isAsked)
    #expect(carnet.requests.opened.count == 1)
  }

  @Test("a pass that does not hold asks no question; one that was not asked for shows nothing; a copy says that it is one")
  func mixed() async throws {
    let (_, report) = try await reported(
      AnswerReport(
        passes: [
          Requested.pass(verdict: .invalid, reason: .notAnswer, assurance: .static, more: true),
          Requested.pass(ask: nil, assurance: .static),
        ], unanswered: [1], specimens: false))
    #expect(report.outcome == nil && !report.isAsked && report.unanswered == Notice(.wait, words(.inquiryUnanswered)))
    #expect(report.passes[0].verdict?.why == words(.reasonNotAnswer))
    #expect(report.passes[0].proof == Notice(.wait, words(.inquiryStatic)) && report.passes[0].more == words(.inquiryMore))
    #expect(report.passes[1].proof == Notice(.wait, words(.inquiryOtherPass)) && report.passes[1].claims.isEmpty)
  }

  @Test("a check mark says what it does not prove")
  func mark() async throws {
    let policy = AskedValue(id: "policy", name: .policy, kind: .text, value: "Vaccinated or recovered")
    let (_, report) = try await reported(
      AnswerReport(passes: [Requested.pass(claims: [policy])], unanswered: [], specimens: false))
    #expect(report.passes[0].mark == Notice(.note, words(.markWhat)))
  }

  @Test("what is no answer says so, and the camera goes on")
  func noise() async {
    let model = await asking()
    model.scan()
    let looks = model.looks
    await model.found(["https://example.com", "HC1:A"])
    #expect(model.page == .scanning(Notice(.wait, title: words.title(.request(.notAnAnswer)), words(.requestNotAnAnswer))))
    #expect(model.looks == looks + 1 && carnet.requests.opened.isEmpty)
    await model.received(Data("CAP1".utf8))
    #expect(model.looks == looks + 2)
    await model.received(Data("CSE1:ANSWER".utf8))
    #expect(throws: Never.self) { try report(model) }
  }

  @Test("an answer comes as a file, too; one that cannot be read says so")
  func file() async throws {
    phone.files = Shelf(["answer.carnetsealed": Data("CSE1:ANSWER".utf8)])
    let model = await asking()
    model.scan()
    await model.picked(file: URL(fileURLWithPath: "/gone"))
    #expect(model.page == .scanning(Notice(.wait, title: words.title(.request(.notAnAnswer)), words(.requestNotAnAnswer))))
    await model.picked(file: URL(fileURLWithPath: "/answer.carnetsealed"))
    #expect(throws: Never.self) { try report(model) }
  }

  @Test("the way back leads from the camera to the request, and from there to what is asked for")
  func back() async throws {
    let model = await asking()
    model.scan()
    #expect(await model.back())
    #expect(try showing(model).frame != nil)
    #expect(await model.back())
    #expect(try building(model).canAsk)
    #expect(await model.back() == false)
  }

  @Test("behind another app the answer is gone, and with the page what was asked")
  func gone() async throws {
    let (model, _) = try await reported()
    model.paused()
    #expect(throws: Never.self) { try building(model) }
    await model.ended()
    #expect(carnet.requests.endings == 1 && model.page == .loading)
  }

  @Test("who went back while the answer was being opened is not shown it")
  func late() async throws {
    let model = await asking()
    model.scan()
    carnet.holds = true
    async let opening: Void = model.received(Data("CSE1:ANSWER".utf8))
    await until { carnet.isHeld }
    #expect(await model.back())
    carnet.release()
    await opening
    #expect(throws: Never.self) { try showing(model) }
  }

  @Test("nothing is counted unless it is switched on")
  func tally() async throws {
    let model = await model()
    #expect(try building(model).isCounting == false && building(model).tally == words(.tallyText))
    await model.count(true)
    #expect(try building(model).tally == words(.tallyNumbers, 0, 0, 0))
    carnet.requests.counted = Tally(valid: 3, refused: 1, unknown: 0)
    model.name = "Door"
    await model.ask()
    _ = await model.back()
    #expect(try building(model).tally == words(.tallyNumbers, 3, 1, 0))
    await model.count(false)
    #expect(carnet.requests.counted == nil)
    #expect(try building(model).isCounting == false)
  }

  @Test("where the wallet does not answer it says so, and asks again")
  func failed() async throws {
    carnet.fails = .locked
    let model = await model()
    #expect(model.page == .failed(Notice(.locked, words)))
    carnet.fails = nil
    await model.load()
    #expect(try building(model).purposes.count == 2)
  }
}
