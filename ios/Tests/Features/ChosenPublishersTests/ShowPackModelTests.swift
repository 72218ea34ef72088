import ChosenPublishers
import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("A pack as a moving code", .timeLimit(.minutes(1)))
struct ShowPackModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let shelf = Shelf([:])
  let words = Words(.english)

  init() {
    carnet.believed = [Samples.publisher()]
    device.files = shelf
  }

  private func model() async -> ShowPackModel {
    let model = ShowPackModel(id: "ab01", publishers: carnet, phone: device.phone, words: words)
    model.show.appeared()
    await model.load()
    return model
  }

  private func showing(_ model: ShowPackModel) throws -> MovingShowLook {
    guard case .showing(let showing) = model.page else { throw Unexpected() }
    return showing
  }

  private struct Unexpected: Error {}

  @Test("it says how many pictures it takes at least, and how long that is")
  func needed() async throws {
    carnet.movingCode = FakeMovingCode(frames: 41)
    let showing = try showing(await model())
    #expect(showing.needed == words(.movingShowNeeded, 41, "6 seconds"))
    #expect(showing.label == words(.movingShowLabel, "Utopia Health Ministry"))
    #expect(showing.pause == words(.movingShowPause))
  }

  @Test("frames follow each other eight times a second")
  func moves() async throws {
    let model = await model()
    #expect(try showing(model).frame.modules == Data([0]))
    let run = Task { await model.show.run() }
    for frame in 1...3 {
      await until { await device.pauses.pending == [.milliseconds(125)] }
      await device.pauses.end()
      await until { (try? showing(model).frame.modules) == Data([UInt8(frame)]) }
    }
    model.show.disappeared()
    await device.pauses.end()
    await run.value
    #expect(try showing(model).frame.modules == Data([3]), "nothing moves out of sight")
  }

  @Test("it is bright and stays on exactly while it moves in sight")
  func bright() async throws {
    let model = await model()
    #expect(device.screen.brightRequests == 1 && model.show.isMoving)
    model.show.isPaused = true
    #expect(device.screen.brightRequests == 0 && !model.show.isMoving)
    #expect(try showing(model).pause == words(.movingShowResume))
    model.show.isPaused = false
    #expect(device.screen.brightRequests == 1)
    model.show.disappeared()
    #expect(device.screen.brightRequests == 0 && !model.show.isMoving)
    model.show.appeared()
    #expect(device.screen.brightRequests == 1 && model.show.isMoving, "back from another app it goes on by itself")
    model.show.disappeared()
  }

  @Test("what was paused stays paused behind another app")
  func staysPaused() async {
    let model = await model()
    model.show.isPaused = true
    model.show.disappeared()
    model.show.appeared()
    #expect(!model.show.isMoving && device.screen.brightRequests == 0)
  }

  @Test("what is too large for a code is offered as a file, which is taken back")
  func tooLarge() async throws {
    carnet.movingCode = nil
    let model = await model()
    guard case .tooLarge(let why, let file?) = model.page else { throw Unexpected() }
    #expect(why == Labelled(words(.movingShowLargeTitle), words(.movingShowLargeText)))
    #expect(file.lastPathComponent == "Utopia Health Ministry.carnetpack")
    #expect(shelf.offered == [file: Data("ab01".utf8)])
    #expect(device.screen.brightRequests == 0)
    model.left()
    #expect(shelf.offered.isEmpty)
  }

  @Test("a publisher that is gone says so; a trouble can be tried again")
  func gone() async throws {
    carnet.believed = []
    let model = await model()
    #expect(model.page == .failed(Notice(.noSuchPublisher, words)))
    carnet.believed = [Samples.publisher()]
    await model.load()
    #expect(try showing(model).frame.size == 1)
  }
}
