import AppState
import Device
import Enrolment
import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("The answer to an invitation", .timeLimit(.minutes(1)))
struct AnswerModelTests {
  let carnet = FakeCarnet.opened([])
  let device = TestPhone()
  let shelf = Shelf([:])
  let places = Places()
  let words = Words(.english, timeZone: .gmt)

  init() {
    device.files = shelf
    carnet.waitingFor = [Samples.pending()]
    places.path = [.add, .answer(id: "e1")]
  }

  private func model() async -> AnswerModel {
    let model = AnswerModel(id: "e1", enrolling: carnet, places: places, phone: device.phone, words: words)
    model.show.appeared()
    #expect(model.page == .loading)
    await model.load()
    return model
  }

  private func waiting(_ model: AnswerModel) throws -> AnswerPage.Waiting {
    guard case .waiting(let waiting) = model.page else { throw Unexpected() }
    return waiting
  }

  private struct Unexpected: Error {}

  @Test("it moves bright before the issuer's camera, and says whose it is and until when it is awaited")
  func code() async throws {
    let model = await model()
    let page = try waiting(model)
    #expect(page.issuer == "EMBASSY OF UTOPIA (SPECIMEN)" && page.text == words(.answerText))
    #expect(page.until == words(.answerUntil, words.instant(Samples.now + Samples.day)))
    #expect(page.code?.label == words(.answerLabel, "EMBASSY OF UTOPIA (SPECIMEN)"))
    #expect(page.code?.needed == words(.movingShowNeeded, 20, "3 seconds"))
    #expect(model.show.isMoving && device.screen.brightRequests == 1)
    let run = Task { await model.show.run() }
    await device.pauses.end()
    await until { (try? waiting(model).code?.frame.modules) == Data([1]) }
    model.show.isPaused = true
    #expect(try waiting(model).code?.pause == words(.movingShowResume) && device.screen.brightRequests == 0)
    await device.pauses.end()
    await run.value
  }

  @Test("it is there as a file too, which is taken back when the page goes, and made again when it is back")
  func file() async throws {
    let model = await model()
    let file = try #require(try waiting(model).file)
    #expect(file.lastPathComponent == "carnet-answer.txt")
    #expect(shelf.offered == [file: Data("CEN1:answer".utf8)])
    model.left()
    #expect(shelf.offered.isEmpty)
    #expect(try waiting(model).file == nil)
    await model.load()
    #expect(try waiting(model).file != nil)
    model.left()
  }

  @Test("one that is too long for a code goes by file alone")
  func tooLong() async throws {
    carnet.movingCode = nil
    let page = try waiting(await model())
    #expect(page.code == nil && page.file != nil)
  }

  @Test("when the time to answer is over, passes that were issued can still be received")
  func over() async throws {
    carnet.waitingFor = [Samples.pending(over: true)]
    let model = await model()
    #expect(try waiting(model).until == words(.answerOver))
    model.receive()
    #expect(places.path == [.add, .answer(id: "e1"), .add])
  }

  @Test("it is let go of after a question, and the page is left")
  func forget() async {
    let model = await model()
    model.removal.isAsking = true
    await model.forget()
    #expect(!model.removal.isAsking && carnet.waitingFor.isEmpty && places.path == [.add])
  }

  @Test("why it could not be let go of is said, and it waits on")
  func notForgotten() async throws {
    let model = await model()
    carnet.fails = .notWritten(detail: "")
    await model.forget()
    #expect(try waiting(model).problem == Notice(.notWritten(detail: ""), words))
    #expect(places.here == .answer(id: "e1"))
  }

  @Test("an enrolment that is over says so; a wallet that does not answer can be asked again")
  func gone() async throws {
    carnet.fails = .locked
    let model = await model()
    #expect(model.page == .failed(Notice(.locked, words)))
    carnet.fails = nil
    await model.load()
    #expect(try waiting(model).code != nil)
    carnet.waitingFor = []
    await model.load()
    #expect(model.page == .failed(Notice(.native(.notWaitedFor), words)))
  }
}
