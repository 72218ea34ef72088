import AppState
import Foundation
import TestPhone
import Testing
import WalletBridge

@MainActor
@Suite("What came in, by where it goes")
struct ArrivalsTests {
  let carnet = FakeCarnet.opened()
  let imports = Imports()

  private func found(_ texts: [String], _ others: Arrival...) async throws -> Arrivals {
    var found = Arrivals()
    try await found.add(texts, by: carnet)
    for other in others { found.add(other) }
    return found
  }

  @Test("passes are told from invitations and batches; each is there once")
  func sorted() async throws {
    let found = try await found(["HC1:A", "CEN1:A", "CSE1:A", "a line", "HC1:A", "CEN1:A"], .pack(Data([1])), .pack(Data([1])))
    #expect(found.texts == ["HC1:A", "a line"])
    #expect(found.others == [.invitation("CEN1:A"), .batch(Data("CSE1:A".utf8)), .pack(Data([1]))])
  }

  @Test("a request has its page; an answer that nobody asked for goes there too, to be told that it is none")
  func requests() async throws {
    let found = try await found(["HC1:A", "CRQ1:A", "CRQ1:A", "CSE1:ANSWER"])
    #expect(found.texts == ["HC1:A"] && found.others == [.request("CRQ1:A"), .request("CSE1:ANSWER")])
    #expect(imports.put(found) == .preview(batch: 1) && imports.next() == .ask(batch: 2))
    #expect(imports.request(2) == "CRQ1:A" && imports.request(1) == nil && imports.pack(2) == nil)
    #expect(Arrival(Data("CRQ1:B".utf8), .request(text: "CRQ1:B")) == .request("CRQ1:B"))
    #expect(Arrival(Data("CSE1:B".utf8), .answer) == .request("CSE1:B"))
  }

  @Test("lines and other codes are no news beside what has a page of its own; alone they are all there is")
  func noise() async throws {
    var found = try await found(["a line", "HC1:A", "PART:A:1/3", "FRAME:A:1/4"])
    try await found.dropNoise(by: carnet)
    #expect(found.texts.count == 4)
    found.add(.invitation("CEN1:A"))
    try await found.dropNoise(by: carnet)
    #expect(found.texts == ["HC1:A", "PART:A:1/3"])
  }

  @Test("passes come first; what came with them waits, and has its page in its turn")
  func passesFirst() async throws {
    #expect(imports.put(try await found(["HC1:A", "CEN1:A"], .batch(Data([2])))) == .preview(batch: 1))
    #expect(imports.texts(1) == ["HC1:A"])
    #expect(imports.next() == .invitation(batch: 2))
    #expect(imports.invitation(2) == "CEN1:A" && imports.sealed(2) == nil && imports.pack(2) == nil)
    #expect(imports.next() == .receive(batch: 3))
    #expect(imports.sealed(3) == Data([2]) && imports.invitation(3) == nil)
    #expect(imports.next() == nil)
  }

  @Test("without a pass the first of the others is on, and without anything nothing is")
  func others() async throws {
    #expect(imports.put(try await found([], .pack(Data([1])), .batch(Data([2])))) == .pack(batch: 1))
    #expect(imports.pack(1) == Data([1]))
    imports.dropWaiting()
    #expect(imports.next() == nil)
    #expect(imports.put(Arrivals()) == nil)
    imports.forget(1)
    #expect(imports.pack(1) == nil)
  }

  @Test("what a moving code held goes where it belongs; what is nothing known is refused as a pack")
  func moving() {
    let object = Data([1])
    #expect(Arrival(object, .batch) == .batch(object))
    #expect(Arrival(object, .text(text: "CEN1:A")) == .invitation("CEN1:A"))
    #expect([Arrival(object, .pack), Arrival(object, .other), Arrival(object, nil)] == [.pack(object), .pack(object), .pack(object)])
  }
}
