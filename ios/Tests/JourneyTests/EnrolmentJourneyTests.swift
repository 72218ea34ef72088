import AddPass
import AppState
import Device
import Enrolment
import Foundation
import Looks
import PassDetail
import PassList
import Scanner
import TestPhone
import Testing
import WalletBridge
import Wording

/// What a traveller does at an embassy's counter, with everything below the views and the real core.
@MainActor
@Suite("Journeys to a pass of one's own", .serialized)
struct EnrolmentJourneyTests {
  let traveller: Traveller
  let embassy: SpecimenCounter

  init() async throws {
    traveller = try Traveller()
    traveller.host.clock.now = TestClock().now
    traveller.device.camera.status = .allowed
    embassy = try SpecimenCounter()
    try await traveller.carnet.create(pin: "271828")
    await traveller.root.refresh()
  }

  @Test("at the embassy's counter an invitation is scanned and answered, and the passes are received, whatever happens in between")
  func wholeWay() async throws {
    try await trustsTheEmbassy()
    try await scans(invitation())
    try await answers(isKnown: true)
    try await traveller.dies()
    try await traveller.carnet.unlock(pin: "271828")
    await traveller.root.refresh()
    guard case .answer = traveller.places.here else { throw Lost(place: traveller.places.here) }
    let answer = try await scannedByTheEmbassy()
    traveller.places.home()
    let issuer = try await pending().offer.issuer
    #expect(await list().page.waiting?.rows.map(\.issuer) == [issuer])
    try await traveller.receives(try issue(answer))
    await adding().takeShared()
    try await receiving().load()
    guard case .detail(let id)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    let detail = await detail(id)
    #expect(detail.page.received == Notice(.good, title: traveller.words(.receivedTitle, 20), traveller.words(.receivedText)))
    #expect(detail.page.detail?.card.title == "EG \u{2013} IT \u{2013} AT")
    detail.left()
    #expect(detail.page.received == nil)
    traveller.places.home()
    let after = await list()
    #expect(after.page.waiting == nil && after.page.people.count == 1)
  }

  @Test("a wallet that does not know the issuer says so twice, holds the passes, and opens them once the issuer's signers were added")
  func unknownIssuer() async throws {
    try await traveller.receives(Data(invitation().utf8))
    await adding().takeShared()
    try await answers(isKnown: false)
    try await traveller.receives(try issue(pending().answer))
    await adding().takeShared()
    let receiving = try receiving()
    await receiving.load()
    #expect(receiving.page == .failed(Notice(.native(.unknownIssuer), traveller.words), isUnknown: true, canRetry: true))
    receiving.openTrust()
    receiving.left()
    #expect(traveller.places.here == .trust)
    try await trustsTheEmbassy()
    traveller.places.back()
    await receiving.load()
    guard case .detail(let id)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    #expect(await detail(id).page.detail?.verdict.word == traveller.words(.verdictValid))
  }

  @Test("another wallet's passes are not kept, and the enrolment waits on")
  func anotherWallet() async throws {
    try await trustsTheEmbassy()
    try await scans(invitation())
    try await answers(isKnown: true)
    let other = try HostPhone()
    let carnet = other.carnet()
    try await carnet.create(pin: "271828")
    let theirs = try await carnet.enrol(invitation())
    try await traveller.receives(try issue(theirs.answer))
    await adding().takeShared()
    let receiving = try receiving()
    await receiving.load()
    #expect(receiving.page == .failed(Notice(.native(.notWaitedFor), traveller.words), isUnknown: false, canRetry: false))
    receiving.leave()
    #expect(traveller.places.path == [.add])
    #expect(try await traveller.carnet.overview(search: "").cards.isEmpty)
    #expect(await list().page.waiting?.rows.count == 1)
  }

  @Test("an enrolment is let go of, and its passes can no longer be received")
  func letGo() async throws {
    try await trustsTheEmbassy()
    try await scans(invitation())
    try await answers(isKnown: true)
    let answer = try await pending().answer
    let page = try answering()
    await page.load()
    await page.forget()
    #expect(traveller.places.path == [.add])
    #expect(await list().page.waiting == nil)
    try await traveller.receives(try issue(answer))
    await adding().takeShared()
    let receiving = try receiving()
    await receiving.load()
    #expect(receiving.page == .failed(Notice(.native(.notWaitedFor), traveller.words), isUnknown: false, canRetry: false))
  }

  @Test("an invitation that is over, damaged on the way or an answer cannot be answered")
  func notAnswered() async throws {
    let old = try invitation()
    traveller.waits(seconds: 2 * 86_400)
    try await scans(old)
    let over = try inviting()
    await over.load()
    guard case .offered(let offered) = over.page else { throw Lost(place: traveller.places.here) }
    #expect(offered.answer == nil && offered.problem == Notice(.native(.invitationOver), traveller.words))
    await over.answer()
    #expect(try await traveller.carnet.enrolments().isEmpty)
    try await scans(String(old.dropLast(3)))
    let damaged = try inviting()
    await damaged.load()
    #expect(damaged.page == .refused(Notice(.native(.notAnInvitation), traveller.words)))
    let theirs = try await traveller.carnet.enrol(invitation())
    try await scans(theirs.answer)
    let answer = try inviting()
    await answer.load()
    #expect(answer.page == .refused(Notice(.native(.otherHalf), traveller.words)))
  }

  @Test("passes that came while the wallet was locked wait for the PIN")
  func locked() async throws {
    try await trustsTheEmbassy()
    let pending = try await traveller.carnet.enrol(invitation())
    await traveller.root.lock()
    try await traveller.receives(try issue(pending.answer))
    #expect(traveller.root.stage == .locked)
    try await traveller.carnet.unlock(pin: "271828")
    await traveller.root.refresh()
    await adding().takeShared()
    try await receiving().load()
    guard case .detail = traveller.places.here else { throw Lost(place: traveller.places.here) }
  }

  private func invitation() throws -> String { try embassy.invitation(now: traveller.host.clock.now) }

  private func issue(_ answer: String) throws -> Data { try embassy.issue(answer: answer, now: traveller.host.clock.now) }

  private func trustsTheEmbassy() async throws { _ = try await traveller.carnet.addTrust(name: "embassy", bytes: embassy.trust()) }

  private func pending() async throws -> PendingEnrolment { try #require(try await traveller.carnet.enrolments().first) }

  /// Held before the camera.
  private func scans(_ text: String) async throws {
    traveller.places.path = [.add, .scanner]
    let scanner = ScannerModel(
      reading: traveller.carnet, enrolling: traveller.carnet, parts: traveller.root.parts, receiving: traveller.root.receiving,
      phone: traveller.device.phone, words: traveller.words, imports: traveller.root.imports, places: traveller.places)
    scanner.resume()
    await scanner.found([.text(text)])
  }

  /// From the invitation to the page of its answer.
  private func answers(isKnown: Bool) async throws {
    let page = try inviting()
    await page.load()
    guard case .offered(let offered) = page.page else { throw Lost(place: traveller.places.here) }
    #expect((offered.unknown == nil) == isKnown && offered.problem == nil)
    await page.answer()
    let id = try await pending().id
    #expect(traveller.places.path == [.add, .answer(id: id)])
  }

  /// What the embassy's camera reads of the moving code on the page.
  private func scannedByTheEmbassy() async throws -> String {
    let page = try answering()
    page.show.appeared()
    await page.load()
    guard case .waiting(let waiting) = page.page, waiting.code != nil else { throw Lost(place: traveller.places.here) }
    let code = try await traveller.carnet.answerCode(id: pending().id)
    let receiver = RustMovingReceiver()
    for number in 0..<UInt32(4 * (await code.needed()) + 40) {
      for text in try await traveller.carnet.texts(in: code.frame(number)) {
        if let done = await receiver.take(text).done {
          page.show.disappeared()
          page.left()
          return String(decoding: done, as: UTF8.self)
        }
      }
    }
    throw Lost(place: traveller.places.here)
  }

  private func inviting() throws -> InvitationModel {
    guard case .invitation(let batch)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    return InvitationModel(
      batch: batch, reading: traveller.carnet, enrolling: traveller.carnet, imports: traveller.root.imports, places: traveller.places,
      words: traveller.words)
  }

  private func answering() throws -> AnswerModel {
    guard case .answer(let id)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    return AnswerModel(
      id: id, enrolling: traveller.carnet, places: traveller.places, phone: traveller.device.phone, words: traveller.words)
  }

  private func receiving() throws -> ReceiveModel {
    guard case .receive(let batch)? = traveller.places.here else { throw Lost(place: traveller.places.here) }
    return ReceiveModel(
      batch: batch, enrolling: traveller.carnet, imports: traveller.root.imports, received: traveller.root.received,
      places: traveller.places, words: traveller.words)
  }

  private func adding() -> AddPassModel {
    AddPassModel(
      reading: traveller.carnet, enrolling: traveller.carnet, phone: traveller.device.phone, words: traveller.words,
      imports: traveller.root.imports, parts: traveller.root.parts, places: traveller.places,
      mayTake: { [root = traveller.root] in root.stage == .open })
  }

  private func list() async -> PassListModel {
    let list = PassListModel(
      passes: traveller.carnet, enrolling: traveller.carnet, publishers: traveller.carnet, trips: traveller.carnet,
      specimens: traveller.carnet, removals: traveller.root.removals, preferences: traveller.preferences, places: traveller.places,
      phone: traveller.device.phone, words: traveller.words
    ) { [root = traveller.root] in await root.refresh() }
    await list.load()
    return list
  }

  private func detail(_ id: String) async -> PassDetailModel {
    let detail = PassDetailModel(
      id: id, passes: traveller.carnet, showing: traveller.carnet, removals: traveller.root.removals, received: traveller.root.received,
      preferences: traveller.preferences, places: traveller.places, words: traveller.words)
    await detail.load()
    return detail
  }

  private struct Lost: Error {
    let place: Destination?
  }
}
