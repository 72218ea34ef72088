import AppState
import Enrolment
import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("An invitation before it is answered", .timeLimit(.minutes(1)))
struct InvitationModelTests {
  let carnet = FakeCarnet.opened([])
  let imports = Imports()
  let places = Places()
  let words = Words(.english, timeZone: .gmt)

  private func model(_ offer: EnrolmentOffer = Samples.offer()) async -> InvitationModel {
    carnet.scans["CEN1:A"] = .invitation(offer: offer)
    places.path = [.add, imports.put(.invitation("CEN1:A"))]
    let model = InvitationModel(batch: 1, reading: carnet, enrolling: carnet, imports: imports, places: places, words: words)
    #expect(model.page == .loading)
    await model.load()
    return model
  }

  private func offered(_ model: InvitationModel) throws -> InvitationPage.Offered {
    guard case .offered(let offered) = model.page else { throw Unexpected() }
    return offered
  }

  private struct Unexpected: Error {}

  @Test("it says who offers what, in how many copies and until when, before anything is kept")
  func offer() async throws {
    let page = try offered(await model())
    #expect(page.issuer == "EMBASSY OF UTOPIA (SPECIMEN)")
    #expect(
      page.rows == [
        Labelled(words(.enrolKind), words(.kindClearance)), Labelled(words(.enrolCopies), "20"),
        Labelled(words(.enrolUntil), words.instant(Samples.now + Samples.day)),
      ])
    #expect(page.text == words(.enrolText) && page.proof == words(.enrolProof))
    #expect(page.unknown == nil && page.problem == nil && page.answer == words(.enrolAnswer))
    #expect(carnet.enrolled.isEmpty)
  }

  @Test("of an issuer whose keys nobody trusted names it warns, and can be answered all the same")
  func unknown() async throws {
    let page = try offered(await model(Samples.offer(known: false)))
    #expect(page.unknown == Notice(.doubt, title: words(.enrolUnknownTitle), words(.enrolUnknownText)))
    #expect(page.answer != nil)
  }

  @Test("one whose time is over says so, and cannot be answered")
  func over() async throws {
    let model = await model(Samples.offer(over: true))
    let page = try offered(model)
    #expect(page.problem == Notice(.native(.invitationOver), words) && page.answer == nil)
    await model.answer()
    #expect(carnet.enrolled.isEmpty && places.here == .invitation(batch: 1))
  }

  @Test("the answer takes its place, and what came with it is offered then")
  func answer() async {
    let model = await model()
    imports.wait([.pack(Data([7]))])
    await model.answer()
    #expect(carnet.enrolled == ["CEN1:A"])
    #expect(places.path == [.add, .answer(id: "e1"), .pack(batch: 2)])
    model.left()
    #expect(imports.invitation(1) == nil && imports.pack(2) != nil)
  }

  @Test("keys are made once, however often it is tapped; who left meanwhile stays where they are")
  func once() async {
    let model = await model()
    carnet.holds = true
    async let first: Void = model.answer()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    await model.answer()
    places.home()
    carnet.release()
    await first
    #expect(carnet.enrolled.count == 1 && places.path.isEmpty && !model.isBusy)
  }

  @Test(
    "why it cannot be answered is said; only where the time is over there is nothing to try again",
    arguments: [(CarnetError.native(.tooManyWaiting), true), (.notWritten(detail: ""), true), (.native(.invitationOver), false)])
  func trouble(_ error: CarnetError, _ mayTry: Bool) async throws {
    let model = await model()
    carnet.fails = error
    await model.answer()
    let page = try offered(model)
    #expect(page.problem == Notice(error, words) && (page.answer != nil) == mayTry)
    #expect(places.here == .invitation(batch: 1))
  }

  @Test("what begins as an invitation and is none is refused", arguments: [NativeTrouble.notAnInvitation, .otherHalf, .tooNew])
  func refused(_ why: NativeTrouble) async {
    let model = await model()
    carnet.fails = .native(why)
    await model.load()
    #expect(model.page == .refused(Notice(.native(why), words)))
    model.leave()
    #expect(places.path == [.add])
  }

  @Test("a wallet that does not answer can be asked again; an invitation that was only in memory is gone")
  func again() async throws {
    let model = await model()
    carnet.fails = .locked
    await model.load()
    #expect(model.page == .failed(Notice(.locked, words)))
    carnet.fails = nil
    await model.load()
    #expect(try offered(model).answer != nil)
    imports.forget(1)
    await model.load()
    #expect(model.page == .gone)
  }

  @Test("a look at another page loses nothing; leaving lets go of it, and by the way back of what came with it")
  func left() async {
    let model = await model()
    imports.wait([.pack(Data([7]))])
    places.go(to: .trust)
    model.left()
    #expect(imports.invitation(1) != nil)
    places.back()
    places.back()
    model.left()
    #expect(imports.invitation(1) == nil && imports.next() == nil)
  }

  @Test("who leaves by the button is offered what came with it")
  func next() async {
    let model = await model()
    imports.wait([.pack(Data([7]))])
    model.leave()
    model.left()
    #expect(places.path == [.add, .pack(batch: 2)] && imports.pack(2) != nil)
  }
}
