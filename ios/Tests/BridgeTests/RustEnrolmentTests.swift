import Foundation
import TestPhone
import Testing
import WalletBridge

/// Enrolment and receiving by the real core, with the counter of an invented embassy.
@Suite("The real core's enrolment")
struct RustEnrolmentTests {
  private let phone: HostPhone
  private let carnet: RustCarnet
  private let embassy: SpecimenCounter

  init() async throws {
    phone = try HostPhone()
    carnet = phone.carnet()
    embassy = try SpecimenCounter()
    try await carnet.create(pin: "271828")
  }

  private func invitation() throws -> String { try embassy.invitation(now: phone.clock.now) }

  private func issue(_ answer: String) throws -> Data { try embassy.issue(answer: answer, now: phone.clock.now) }

  @Test("an invitation is read, answered once with the same keys, and its passes come as one with twenty copies")
  func wholeWay() async throws {
    _ = try await carnet.addTrust(name: "embassy", bytes: embassy.trust())
    let text = try invitation()
    guard case .invitation(let offer) = try await carnet.preview(text: text) else {
      Issue.record("no invitation")
      return
    }
    #expect(offer.kind == .clearance && offer.copies == 20 && offer.issuerKnown && !offer.over)
    let pending = try await carnet.enrol(text)
    #expect(pending.offer == offer)
    #expect(try await carnet.enrol(text) == pending)
    #expect(try await carnet.enrolments() == [pending])
    let code = try await carnet.answerCode(id: pending.id)
    #expect(await code.needed() > 1)
    let batch = try issue(pending.answer)
    let id = try await carnet.receive(batch)
    #expect(try await carnet.enrolments().isEmpty)
    let detail = try await carnet.detail(id: id)
    #expect(detail.verdict == .valid && detail.card.format == .native && detail.copies == Copies(all: 20, left: 20, few: false))
    await #expect(throws: CarnetError.native(.notWaitedFor)) { try await carnet.receive(batch) }
  }

  @Test("bytes are told apart by how they begin")
  func arrived() async throws {
    let text = try invitation()
    let pending = try await carnet.enrol(text)
    #expect(await carnet.arrived(Data(text.utf8)) == .text(text: text))
    #expect(await carnet.arrived(try issue(pending.answer)) == .batch)
    #expect(await carnet.arrived(Data(" CSE1:ABC".utf8)) == .batch)
    #expect(await carnet.arrived(try specimenPacks(at: phone.clock.now)[0]) == .pack)
    for other in ["", "HC1:ABC", "%PDF-1.7", "Dear traveller, CEN1:ABC"] { #expect(await carnet.arrived(Data(other.utf8)) == .other) }
  }

  @Test("every trouble on the way has a name of its own, and nothing is lost by it")
  func troubles() async throws {
    await #expect(throws: CarnetError.native(.notAnInvitation)) { try await carnet.preview(text: "CEN1:") }
    await #expect(throws: CarnetError.native(.notABatch)) { try await carnet.receive(Data("CSE1:".utf8)) }
    let pending = try await carnet.enrol(invitation())
    #expect(!pending.offer.issuerKnown)
    await #expect(throws: CarnetError.native(.otherHalf)) { try await carnet.preview(text: pending.answer) }
    let batch = try issue(pending.answer)
    await #expect(throws: CarnetError.native(.unknownIssuer)) { try await carnet.receive(batch) }
    #expect(try await carnet.enrolments().count == 1)
    let old = try invitation()
    phone.clock.now += 2 * 86_400
    await #expect(throws: CarnetError.native(.invitationOver)) { try await carnet.enrol(old) }
    #expect(try await carnet.enrolments().first?.offer.over == true)
    _ = try await carnet.addTrust(name: "embassy", bytes: embassy.trust())
    try await carnet.forgetEnrolment(id: pending.id)
    await #expect(throws: CarnetError.native(.notWaitedFor)) { try await carnet.forgetEnrolment(id: pending.id) }
    await #expect(throws: CarnetError.native(.notWaitedFor)) { _ = try await carnet.answerCode(id: pending.id) }
    await #expect(throws: CarnetError.native(.notWaitedFor)) { try await carnet.receive(batch) }
  }

  @Test("a locked wallet neither answers nor receives, and knows afterwards what it waits for")
  func locked() async throws {
    let pending = try await carnet.enrol(invitation())
    try await carnet.lock()
    await #expect(throws: CarnetError.locked) { try await carnet.enrolments() }
    await #expect(throws: CarnetError.locked) { try await carnet.receive(Data("CSE1:".utf8)) }
    try await carnet.unlock(pin: "271828")
    #expect(try await carnet.enrolments() == [pending])
  }
}
