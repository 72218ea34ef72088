import AppState
import Foundation
import TestPhone
import Testing
import WalletBridge

@MainActor
@Suite("A moving code on its way in", .timeLimit(.minutes(1)))
struct ReceivingTests {
  let receiving = Receiving(FakeReceiver())

  @Test("frames in any order make the object, once")
  func whole() async {
    #expect(await receiving.take("hello") == .nothing)
    #expect(receiving.percent == nil)
    #expect(await receiving.take("FRAME:A:3/3") == .frame)
    #expect(receiving.percent == 33)
    #expect(await receiving.take("FRAME:A:3/3") == .frame)
    #expect(await receiving.take("FRAME:A:1/3") == .frame)
    #expect(await receiving.take("FRAME:A:2/3") == .whole(Data("A".utf8)))
    #expect(receiving.percent == nil)
    #expect(await receiving.take("FRAME:B:1/2") == .frame, "it is ready for another one")
  }

  @Test("another object's frame changes nothing until it is begun anew")
  func other() async {
    _ = await receiving.take("FRAME:A:1/4")
    #expect(await receiving.take("FRAME:B:1/2") == .other)
    #expect(receiving.percent == 25)
    await receiving.startAnew()
    #expect(receiving.percent == nil)
    #expect(await receiving.take("FRAME:B:1/2") == .frame)
  }

  @Test("what is not what was sent is dropped, and begins anew")
  func dropped() async {
    _ = await receiving.take("FRAME:broken:1/2")
    #expect(await receiving.take("FRAME:broken:2/2") == .dropped)
    #expect(receiving.percent == 0)
    #expect(await receiving.take("FRAME:A:1/2") == .frame)
  }
}
