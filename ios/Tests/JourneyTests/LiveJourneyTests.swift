import AppState
import Device
import Foundation
import Looks
import ShowLive
import TestPhone
import Testing
import VerifyPass
import WalletBridge
import Wording

/// A pass of one's own at the gate, with everything below the views and the real core.
@MainActor
@Suite("Journeys with a pass of one's own", .serialized)
struct LiveJourneyTests {
  let traveller: Traveller
  let embassy: SpecimenCounter
  let pass: String

  init() async throws {
    traveller = try Traveller()
    traveller.host.clock.now = TestClock().now
    traveller.device.now = traveller.host.clock.now
    embassy = try SpecimenCounter()
    try await traveller.carnet.create(pin: "271828")
    _ = try await traveller.carnet.addTrust(name: "embassy", bytes: embassy.trust())
    let now = traveller.host.clock.now
    let pending = try await traveller.carnet.enrol(embassy.invitation(now: now))
    pass = try await traveller.carnet.receive(embassy.issue(answer: pending.answer, now: now))
    await traveller.root.refresh()
  }

  @Test("what is chosen is shown live, and the gate learns that and no more")
  func toTheGate() async throws {
    let model = await model()
    model.choose(.documentNumber, false)
    model.choose(.birthDate, false)
    await model.show()
    let code = try frame(model)
    let seen = try #require(try await gate(code))
    #expect(seen.live.first?.title == traveller.words(.verifyLiveAge, 0))
    #expect(seen.identity.map(\.value) == ["ANNA MARIA ERIKSSON", nil, nil])
    #expect(seen.disclosed.contains(Labelled(traveller.words(.fieldColour), traveller.words(.colourGreen))))
    #expect(!seen.disclosed.map(\.label).contains(traveller.words(.fieldDocumentNumber)))
    // The very same code a little later is known again.
    traveller.waits(seconds: 9)
    let again = try #require(try await gate(code))
    #expect(again.live.first?.title == traveller.words(.verifySeenTitle))
    await model.left()
    let shown = try await traveller.carnet.history()
    #expect(shown.count == 1 && shown.first?.mode == .live)
    #expect(try await traveller.carnet.detail(id: pass).copies?.left == 19)
  }

  @Test("a picture of the code is too old a minute and a half later")
  func picture() async throws {
    let model = await model()
    await model.show()
    let code = try frame(model)
    traveller.waits(seconds: 90)
    let seen = try #require(try await gate(code))
    #expect(seen.outcome.text == traveller.words(.reasonLiveTooOld) && seen.live.isEmpty)
    await model.left()
  }

  @Test("the twenty-first showing is asked for, and a locked wallet shows nothing more")
  func spent() async throws {
    for _ in 0..<20 { _ = try await traveller.carnet.showLive(id: pass, fields: [.colour], again: false) }
    let model = await model()
    guard case .choosing(let page) = model.page else { throw Unexpected() }
    #expect(page.copies?.areSpent == true && page.action == traveller.words(.liveShowAgain))
    await model.show()
    _ = try frame(model)
    await traveller.root.lock()
    model.paused()
    model.appeared()
    let run = Task { await model.run() }
    await until { model.page == .failed(Notice(.locked, traveller.words)) }
    run.cancel()
    await run.value
  }

  private struct Unexpected: Error {}

  private func model() async -> ShowLiveModel {
    let model = ShowLiveModel(
      id: pass, passes: traveller.carnet, live: traveller.carnet, phone: traveller.device.phone, words: traveller.words)
    model.appeared()
    await model.load()
    return model
  }

  private func frame(_ model: ShowLiveModel) throws -> ShowLivePage.Frame {
    guard case .showing(let page) = model.page, let frame = page.frame else { throw Unexpected() }
    return frame
  }

  /// What an inspector's camera makes of the code.
  private func gate(_ code: ShowLivePage.Frame) async throws -> VerifiedPass? {
    let frame = MovingFrame(size: UInt32(code.size), modules: code.modules)
    let verify = VerifyPassModel(
      verifying: traveller.carnet, reading: traveller.carnet, parts: Parts(), phone: traveller.device.phone, words: traveller.words)
    await verify.scanned(texts: try await traveller.carnet.texts(in: frame))
    guard case .result(let pass) = verify.page else { return nil }
    return pass
  }
}
