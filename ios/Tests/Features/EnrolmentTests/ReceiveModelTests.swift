import AppState
import Enrolment
import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Passes that come in", .timeLimit(.minutes(1)))
struct ReceiveModelTests {
  let carnet = FakeCarnet.opened([])
  let imports = Imports()
  let received = Received()
  let places = Places()
  let words = Words(.english)
  let sealed = Data("CSE1:A".utf8)

  private func unread() -> ReceiveModel {
    places.path = [.answer(id: "e1"), .add, imports.put(.batch(sealed))]
    return ReceiveModel(batch: 1, enrolling: carnet, imports: imports, received: received, places: places, words: words)
  }

  private func model() async -> ReceiveModel {
    let model = unread()
    await model.load()
    return model
  }

  @Test("the pass is kept and opened, and says that its copies came; what came with them is offered then")
  func kept() async {
    carnet.batches = [sealed: "d2"]
    imports.wait([.pack(Data([7]))])
    let model = await model()
    #expect(model.page == .receiving)
    #expect(places.path == [.detail(id: "d2"), .pack(batch: 2)] && received.pass == "d2")
    model.left()
    #expect(imports.sealed(1) == nil && imports.pack(2) != nil)
    await model.load()
    #expect(carnet.received == [sealed], "once")
  }

  @Test("who left meanwhile stays where they are")
  func late() async {
    carnet.batches = [sealed: "d2"]
    let model = unread()
    carnet.holds = true
    async let first: Void = model.load()
    await until { carnet.isHeld }
    await model.load()
    places.home()
    carnet.release()
    await first
    #expect(places.path.isEmpty && carnet.received.count == 1)
  }

  @Test(
    "passes that are for another wallet or not as they have to be are not kept, and trying again would not help",
    arguments: [NativeTrouble.notWaitedFor, .notABatch, .batchRefused])
  func refused(_ why: NativeTrouble) async {
    carnet.receiveTrouble = why
    let model = await model()
    #expect(model.page == .failed(Notice(.native(why), words), isUnknown: false, canRetry: false))
    imports.wait([.pack(Data([7]))])
    model.leave()
    model.left()
    #expect(places.path == [.answer(id: "e1"), .add, .pack(batch: 2)])
    #expect(imports.sealed(1) == nil && received.pass == nil)
  }

  @Test("where nobody names the issuer's keys, it leads to the signers and the publishers, holds the passes, and opens them after that")
  func unknown() async {
    carnet.receiveTrouble = .unknownIssuer
    let model = await model()
    #expect(model.page == .failed(Notice(.native(.unknownIssuer), words), isUnknown: true, canRetry: true))
    model.openTrust()
    #expect(places.here == .trust)
    places.back()
    model.openPublishers()
    #expect(places.here == .publishers)
    model.left()
    places.back()
    carnet.batches = [sealed: "d2"]
    await model.load()
    #expect(places.path == [.detail(id: "d2")])
  }

  @Test("a full disk can be tried again; passes that were only in memory are gone")
  func again() async {
    carnet.fails = .notWritten(detail: "")
    let model = await model()
    #expect(model.page == .failed(Notice(.notWritten(detail: ""), words), isUnknown: false, canRetry: true))
    imports.forget(1)
    await model.load()
    #expect(model.page == .gone)
  }

  @Test("who goes back leaves what came with them as well")
  func left() async {
    carnet.receiveTrouble = .notABatch
    let model = await model()
    imports.wait([.pack(Data([7]))])
    places.back()
    model.left()
    #expect(imports.sealed(1) == nil && imports.next() == nil)
  }
}
