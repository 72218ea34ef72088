import Device
import Foundation
import Looks
import ShowLive
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Showing one of Carnet's own passes live", .timeLimit(.minutes(1)))
struct ShowLiveModelTests {
  let carnet = FakeCarnet.opened([Samples.own, Samples.dose])
  let device = TestPhone()
  let words = Words(.english, timeZone: .gmt)

  init() { carnet.now = { [device] in device.now } }

  private func model(_ id: String = "own") async -> ShowLiveModel {
    let model = ShowLiveModel(id: id, passes: carnet, live: carnet, phone: device.phone, words: words)
    model.appeared()
    await model.load()
    return model
  }

  private func shown() async -> ShowLiveModel {
    let model = await model()
    await model.show()
    return model
  }

  private func choosing(_ model: ShowLiveModel) throws -> ShowLivePage.Choosing {
    guard case .choosing(let choosing) = model.page else { throw Unexpected() }
    return choosing
  }

  private func showing(_ model: ShowLiveModel) throws -> ShowLivePage.Showing {
    guard case .showing(let showing) = model.page else { throw Unexpected() }
    return showing
  }

  private struct Unexpected: Error {}

  @Test("what can be shown comes first, each with its value, and nothing is spent yet")
  func chooses() async throws {
    let page = try choosing(await model())
    #expect(page.choices.filter(\.isOn).map(\.name) == [.name, .colour])
    #expect(page.choices.last?.row == Labelled(words(.fieldRoute), "Egypt \u{2013} Italy \u{2013} Austria"))
    #expect(page.copies?.left == words(.copiesLeft, 20) && page.copies?.notice == nil)
    #expect(page.action == words(.liveShow) && page.nothing == nil && page.verdict == nil)
    #expect(carnet.showings.isEmpty && carnet.frames == 0 && device.screen.brightRequests == 0)
  }

  @Test("a check mark is shown as all it says, once, and says what it does not prove")
  func mark() async throws {
    carnet.cards = [Samples.mark]
    let model = await model("mark")
    let page = try choosing(model)
    #expect(page.mark == Notice(.note, words(.markWhat)) && page.choices.allSatisfy(\.isOn))
    model.choose(.name, false)
    await model.show()
    #expect(carnet.showings == [Samples.ownFields.map(\.name)])
    #expect(try showing(model).unproved == words(.markWhat))
    await model.left()
    carnet.copiesLeft = 0
    carnet.liveFails = .native(.markShown)
    let again = await self.model("mark")
    #expect(try choosing(again).action == words(.liveShow))
    await again.show()
    #expect(try choosing(again).problem == Notice(.native(.markShown), words))
  }

  @Test("exactly what is switched on is shown, in the order of the pass")
  func shows() async throws {
    let model = await model()
    model.choose(.route, true)
    model.choose(.name, false)
    await model.show()
    #expect(carnet.showings == [[.colour, .route]])
    let page = try showing(model)
    #expect(page.rows.map(\.label) == [words(.fieldColour), words(.fieldRoute)])
    #expect(page.frame?.size == 93 && page.frame?.label == words(.liveLabel))
    #expect(page.copies.left == words(.copiesLeft, 19) && page.kind == words(.kindClearance))
    #expect(device.screen.brightRequests == 1)
  }

  @Test("with nothing switched on it says what a code still tells")
  func nothing() async throws {
    let model = await model()
    for name in [FieldName.name, .colour] { model.choose(name, false) }
    #expect(try choosing(model).nothing == words(.liveNothing))
    await model.show()
    #expect(carnet.showings == [[]])
    #expect(try showing(model).rows.isEmpty)
  }

  @Test("the seconds run, and a code is renewed when it is over")
  func renews() async throws {
    let model = await shown()
    let first = try #require(try showing(model).frame)
    #expect(first.next == words(.liveNext, 20) && first.age == 0)
    let run = Task { await model.run() }
    for left in [19, 18, 17] {
      await until { await device.pauses.pending == [.seconds(1)] }
      device.now += 1
      await device.pauses.end()
      await until { (try? showing(model).frame?.next) == words(.liveNext, left) }
    }
    #expect(carnet.frames == 1)
    #expect(try showing(model).frame?.signed == first.signed)
    await until { await device.pauses.pending == [.seconds(1)] }
    device.now += 17
    await device.pauses.end()
    await until { carnet.frames == 2 }
    await until { (try? showing(model).frame?.next) == words(.liveNext, 20) }
    #expect(try showing(model).frame?.signed != first.signed, "another second, another code")
    #expect(carnet.showings.count == 1, "no other copy was spent")
    await model.left()
    run.cancel()
    await run.value
  }

  @Test("behind another app no code is left on the screen, and a new one is there afterwards")
  func behind() async throws {
    let model = await shown()
    model.paused()
    #expect(try showing(model).frame == nil && !model.isLive && device.screen.brightRequests == 0)
    device.now += 3_600
    model.appeared()
    let run = Task { await model.run() }
    await until { (try? showing(model).frame) != .some(nil) }
    #expect(carnet.frames == 2 && device.screen.brightRequests == 1)
    await model.left()
    run.cancel()
    await run.value
  }

  @Test("a clock that was set back renews the code at once")
  func clockBack() async throws {
    let model = await shown()
    device.now -= 600
    let run = Task { await model.run() }
    await until { carnet.frames == 2 }
    await until { (try? showing(model).frame?.next) == words(.liveNext, 20) }
    await model.left()
    run.cancel()
    await run.value
  }

  @Test("leaving ends the showing, and forgets what was chosen")
  func leaves() async throws {
    let model = await shown()
    #expect(carnet.isLive)
    await model.left()
    #expect(!carnet.isLive && device.screen.brightRequests == 0 && model.page == .loading)
  }

  @Test("a pass that ends meanwhile leaves no code behind")
  func ends() async throws {
    let model = await shown()
    carnet.frameFails = .native(.ended)
    device.now += 20
    let run = Task { await model.run() }
    await until { model.page == .failed(Notice(.native(.ended), words)) }
    #expect(device.screen.brightRequests == 0)
    await model.left()
    run.cancel()
    await run.value
  }

  @Test("few copies are a warning; with none left one is shown again only by a button that says so")
  func copies() async throws {
    carnet.copiesLeft = 3
    let model = await model()
    #expect(try choosing(model).copies?.notice == Notice(.wait, title: words(.copiesLeft, 3), words(.copiesFew)))
    carnet.copiesLeft = 0
    await model.load()
    let page = try choosing(model)
    #expect(page.copies?.notice == Notice(.wait, title: words(.copiesNoneTitle), words(.copiesNoneText)))
    #expect(page.action == words(.liveShowAgain))
    await model.show()
    #expect(try showing(model).copies.areSpent && carnet.showings.count == 1)
  }

  @Test("where copies ran out in between nothing is shown, and it is asked")
  func ranOut() async throws {
    carnet.copiesLeft = 1
    let model = await model()
    carnet.copiesLeft = 0
    await model.show()
    let page = try choosing(model)
    #expect(carnet.showings.isEmpty && page.action == words(.liveShowAgain) && page.problem == nil)
  }

  @Test("what cannot be written is not shown, and can be tried again")
  func notWritten() async throws {
    let model = await model()
    carnet.liveFails = .notWritten(detail: "full")
    await model.show()
    #expect(try choosing(model).problem == Notice(.notWritten(detail: "full"), words))
    #expect(device.screen.brightRequests == 0 && !model.isBusy)
    carnet.liveFails = nil
    await model.show()
    #expect(try showing(model).frame != nil)
  }

  @Test("a pass of another format is not for this screen")
  func otherFormat() async {
    #expect(await model("d2").page == .failed(Notice(.native(.notLive), words)))
  }

  @Test("who left while the copy was taken sees no code")
  func leftMeanwhile() async throws {
    let model = await model()
    carnet.holds = true
    async let show: Void = model.show()
    await until { carnet.isHeld }
    model.paused()
    carnet.release()
    await show
    #expect(!carnet.isLive)
    #expect(try choosing(model).action == words(.liveShow))
  }
}
