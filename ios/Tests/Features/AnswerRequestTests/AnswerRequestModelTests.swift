import AnswerRequest
import AppState
import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("A request that somebody made", .timeLimit(.minutes(1)))
struct AnswerRequestModelTests {
  let carnet = FakeCarnet.opened([Samples.own, Samples.dose])
  let imports = Imports()
  let places = Places()
  let phone = TestPhone()
  let shelf = Shelf([:])
  let words = Words(.english, timeZone: .gmt)

  private func model(_ asked: Asked = Requested.byBorder) async -> AnswerRequestModel {
    carnet.requests.asked = asked
    phone.files = shelf
    places.path = [.add, imports.put(.request("CRQ1:A"))]
    let model = AnswerRequestModel(
      batch: 1, answering: carnet, imports: imports, places: places, phone: phone.phone, words: words)
    #expect(model.page == .loading)
    model.appeared()
    await model.load()
    return model
  }

  private func deciding(_ model: AnswerRequestModel) throws -> AnswerRequestPage.Deciding {
    guard case .deciding(let page) = model.page else { throw Unexpected() }
    return page
  }

  private func answered(_ model: AnswerRequestModel) throws -> AnswerRequestPage.Answered {
    guard case .answered(let page) = model.page else { throw Unexpected() }
    return page
  }

  private struct Unexpected: Error {}

  @Test("says who asks for what, where, by whose word, and what would be learnt")
  func asked() async throws {
    let page = try deciding(await model())
    #expect(page.requester == "Border police, Utopia airport")
    #expect(page.lines == [words(.askAt, "Gate F"), words(.askFor, words(.purposeClearance)), words(.askNotKept)])
    #expect(page.standing == Notice(.good, words(.askAccredited, "Ministry of the Interior of Utopia", "Utopia Border Agency")))
    #expect(page.notices.isEmpty && page.minimum == words(.askMinimumBy, "Utopia Border Agency"))
    #expect(page.until == words(.askUntil, words.clock(Samples.now + Requested.life)))
    let ask = try #require(page.asks.first)
    #expect(ask.title == words(.kindClearance) && ask.candidates.map(\.isChosen) == [true, false])
    #expect(ask.claims.map(\.value).prefix(2) == ["ANNA MARIA ERIKSSON", words.isoDate("1974-08-12")])
    #expect(carnet.requests.answers.isEmpty, "nothing is shown by reading it")
  }

  @Test("claims beyond the purpose are off and say so; one that the pass does not hold cannot be switched on")
  func beyond() async throws {
    let page = try deciding(await model())
    let claims = try #require(page.asks.first?.claims)
    #expect(claims.map(\.isOn) == [true, true, true, false, false])
    #expect(claims.map(\.beyond) == [nil, nil, nil, words(.askBeyond), nil])
    #expect(claims.map(\.isSaid) == [true, true, true, true, false] && claims[4].value == words(.askNoValue))
    #expect(page.less == Notice(.note, words(.askLess)), "what is beyond is kept back, which they see")
  }

  @Test("what is switched off is not answered")
  func less() async throws {
    let model = await model()
    model.choose(0, "birth_date", false)
    model.choose(0, "evidence", true)
    await model.answer()
    #expect(carnet.requests.answers == [[AnswerPart(ask: 0, passId: "own", claims: ["colour", "evidence", "name"])]])
    #expect(carnet.requests.despite == [false])
  }

  @Test("all that is asked for is no less")
  func all() async throws {
    let model = await model()
    model.choose(0, "evidence", true)
    #expect(try deciding(model).less == nil)
  }

  @Test("without any pass there is nothing to answer with")
  func none() async throws {
    let model = await model()
    model.choose(0, nil)
    let page = try deciding(model)
    #expect(!page.canAnswer && page.asks[0].claims.isEmpty && page.asks[0].candidates.map(\.isChosen) == [false, true])
    let other = await self.model(Requested.asked(asks: [AskedPass(kinds: [.mark], claims: [], beyond: false, candidates: [])]))
    let empty = try deciding(other)
    #expect(!empty.canAnswer && empty.asks[0].noPass == words(.askNoPass))
  }

  @Test("of whom nobody vouches for it warns, and asks once more before anything is shown")
  func stranger() async throws {
    let model = await model(Requested.byStranger)
    let page = try deciding(model)
    #expect(page.standing == Notice(.bad, title: words(.askStandingTitle), words(.askStandingUnknown)))
    #expect(page.notices == [Notice(.wait, title: words(.askKeptLonger), words(.askKept, words(.days, 2)))])
    #expect(page.minimum == words(.askMinimumBy, words(.appName)))
    await model.answer()
    #expect(model.isWarning && carnet.requests.answers.isEmpty)
    await model.answerDespite()
    #expect(!model.isWarning && carnet.requests.despite == [true])
    #expect(try answered(model).requester == words(.historyTo, "Somebody"))
  }

  @Test(
    "every reason for which nobody vouches has its words",
    arguments: [
      AskerStanding.otherPurpose, .otherCountry, .expired, .stale, .clock, .unknown,
    ])
  func standings(_ standing: AskerStanding) async throws {
    let page = try deciding(await model(Requested.asked(standing: standing)))
    let word = try #require(standing.word)
    #expect(page.standing.tone == .bad && page.standing.text == words(word))
  }

  @Test("a pass that cannot be cut is not chosen where the purpose does without; chosen, it is shown whole and says so")
  func whole() async throws {
    let model = await model(Requested.byStranger)
    let before = try deciding(model).asks[1]
    #expect(before.beyond == Notice(.wait, words(.askBeyond)) && before.candidates.map(\.isChosen) == [false, true])
    #expect(before.reveals.isEmpty && before.whole == nil)
    model.choose(1, "d2")
    let after = try deciding(model).asks[1]
    #expect(after.whole == Notice(.wait, title: words(.askWholeTitle), words(.askWholeText, 3)))
    #expect(after.reveals.count == Samples.reveals.count && after.claims.isEmpty)
    await model.answerDespite()
    #expect(carnet.requests.answers.first?.last == AnswerPart(ask: 1, passId: "d2", claims: []))
  }

  @Test("a pass answers one ask: chosen for another, it is taken from the first")
  func once() async throws {
    let model = await model(Requested.asked(asks: [Requested.clearance, Requested.clearance]))
    #expect(try deciding(model).asks.map { $0.candidates[0].isChosen } == [true, false])
    model.choose(1, "own")
    #expect(try deciding(model).asks.map { $0.candidates[0].isChosen } == [false, true])
  }

  @Test("a request that was answered before says when")
  func before() async throws {
    let page = try deciding(await model(Requested.asked(answered: Samples.now - 60)))
    #expect(page.notices == [Notice(.wait, words(.askAnswered, words.clock(Samples.now - 60)))])
  }

  @Test("refusing goes back, shows nothing, and what came with it is offered")
  func refused() async {
    let model = await model()
    imports.wait([.pack(Data([7]))])
    model.refuse()
    #expect(places.path == [.add, .pack(batch: 2)] && imports.request(1) == nil)
    await model.left()
    #expect(carnet.requests.answers.isEmpty && carnet.requests.refusals == 1)
    #expect(model.page == .gone)
  }

  @Test("what is no request is refused with its reason; where the wallet does not answer, it is read again")
  func troubles() async {
    carnet.requests.troubles["CRQ1:A"] = .altered
    let model = await model()
    #expect(model.page == .refused(Notice(.request(.altered), words)))
    carnet.requests.troubles = [:]
    carnet.fails = .locked
    await model.load()
    #expect(model.page == .failed(Notice(.locked, words)))
    carnet.fails = nil
    await model.load()
    #expect(throws: Never.self) { try deciding(model) }
  }

  @Test("one whose time ends while it is read says so, and what was chosen stays")
  func over() async throws {
    let model = await model()
    model.choose(0, "name", false)
    carnet.fails = .request(.over)
    await model.answer()
    let page = try deciding(model)
    #expect(page.problem == Notice(.request(.over), words) && page.asks[0].claims[0].isOn == false)
  }

  @Test("the answer says to whom it is sealed, what they learn and what it proves, and goes as a file too")
  func sealed() async throws {
    let model = await model()
    await model.answer()
    let page = try answered(model)
    #expect(page.requester == words(.historyTo, "Border police, Utopia airport") && page.text == words(.sealedText))
    #expect(page.one != nil && page.moving == nil)
    let part = try #require(page.parts.first)
    #expect(part.proof == words(.sealedBound) && part.rows.first == Labelled(words(.fieldName), "ANNA MARIA ERIKSSON"))
    #expect(part.rows.last == Labelled(words(.fieldColour), words(.colourGreen)), "in words, and nothing that was kept back")
    #expect(part.copies?.left == words(.copiesLeft, 19))
    let file = try #require(page.file)
    #expect(file.lastPathComponent == "carnet-answer.carnetsealed" && shelf.offered[file] == Data("CSE1:ANSWER".utf8))
    model.close()
    await model.left()
    #expect(shelf.offered.isEmpty && places.path.isEmpty && imports.request(1) == nil)
  }

  @Test("the screen is bright exactly while a code that stands still is seen")
  func bright() async {
    let model = await model()
    #expect(phone.screen.brightRequests == 0)
    await model.answer()
    #expect(phone.screen.brightRequests == 1)
    model.disappeared()
    #expect(phone.screen.brightRequests == 0)
    model.appeared()
    #expect(phone.screen.brightRequests == 1)
    model.disappeared()
  }

  @Test("an answer that does not fit one code moves, and can be held still")
  func moving() async throws {
    carnet.requests.code = .moving(FakeMovingCode(frames: 3))
    let model = await model()
    await model.answer()
    let moving = try #require(try answered(model).moving)
    #expect(moving.needed == words(.movingShowNeeded, 3, words.duration(1)) && !moving.isPaused)
    #expect(try answered(model).one == nil)
    model.show.isPaused = true
    #expect(try answered(model).moving?.isPaused == true)
  }

  @Test("an answer is made once, however often it is tapped, and not while it is refused")
  func twice() async {
    let model = await model()
    carnet.holds = true
    async let first: Void = model.answer()
    await until { carnet.isHeld }
    await model.answer()
    model.refuse()
    model.choose(0, "name", false)
    #expect(places.here == .ask(batch: 1))
    carnet.release()
    await first
    #expect(carnet.requests.answers.count == 1 && carnet.requests.answers[0][0].claims.contains("name"))
  }

  @Test("a request that was only in memory is gone")
  func gone() async {
    let model = AnswerRequestModel(batch: 9, answering: carnet, imports: imports, places: places, phone: phone.phone, words: words)
    await model.load()
    #expect(model.page == .gone)
  }
}
