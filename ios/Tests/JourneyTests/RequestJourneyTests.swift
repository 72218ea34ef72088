import AnswerRequest
import AppState
import AskTraveller
import Foundation
import HistoryList
import Looks
import Scanner
import TestPhone
import Testing
import WalletBridge
import Wording

/// Two phones with the real core, and everything below the views: what stands on the screen of one is what the camera of the other sees.
@MainActor
@Suite("Journeys with a request", .serialized)
struct RequestJourneyTests {
  let traveller: Traveller
  let gate: Traveller
  let pass: String

  init() async throws {
    traveller = try Traveller()
    gate = try Traveller()
    let embassy = try SpecimenCounter()
    let now = TestClock().now
    for phone in [traveller, gate] {
      phone.host.clock.now = now
      phone.device.now = now
      phone.device.camera.status = .allowed
      try await phone.carnet.create(pin: "271828")
      _ = try await phone.carnet.addTrust(name: "embassy", bytes: embassy.trust())
      await phone.root.refresh()
    }
    let pending = try await traveller.carnet.enrol(embassy.invitation(now: now))
    pass = try await traveller.carnet.receive(embassy.issue(answer: pending.answer, now: now))
  }

  @Test("an accredited border asks, one claim is kept back, and the history remembers")
  func accredited() async throws {
    try await accredit("Border of Utopia")
    let inquiry = try await asks("Border of Utopia")
    let asked = try await scans(inquiry)
    let page = try deciding(asked)
    #expect(page.requester == "Border of Utopia" && page.standing.tone == .good)
    #expect(page.standing.text.contains("Ministry of the Interior of Utopia"))
    asked.choose(0, "birth_date", false)
    #expect(try deciding(asked).less != nil)
    await asked.answer()
    let report = try await opens(asked, by: inquiry)
    #expect(report.isAsked && report.passes.first?.proof.text == gate.words(.inquiryAnswered))
    let claims = try #require(report.passes.first?.claims)
    #expect(claims.first { $0.label == gate.words(.fieldName) }?.value == "ANNA MARIA ERIKSSON")
    #expect(claims.first { $0.label == gate.words(.fieldBirthDate) }?.value == nil)
    inquiry.answer(true)
    guard case .reported(let accepted) = inquiry.page else { throw Unexpected() }
    #expect(accepted.outcome?.tone == .good)
    try await remembers("Border of Utopia")
    #expect(try await gate.carnet.history().isEmpty, "nothing of it is stored at the gate")
  }

  @Test("a stranger asks, and gets an answer only after a warning")
  func stranger() async throws {
    let inquiry = try await asks("Somebody")
    let asked = try await scans(inquiry)
    #expect(try deciding(asked).standing.text == traveller.words(.askStandingUnknown))
    await asked.answer()
    #expect(asked.isWarning)
    #expect(try await traveller.carnet.history().isEmpty)
    await asked.answerDespite()
    _ = try await opens(asked, by: inquiry)
    #expect(try await traveller.carnet.history().first?.to?.accreditedBy == nil)
  }

  @Test("refused, nothing is shown and nothing is written")
  func refused() async throws {
    let asked = try await scans(try await asks("Somebody"))
    asked.refuse()
    await asked.left()
    #expect(try await traveller.carnet.history().isEmpty)
    #expect(try await traveller.carnet.detail(id: pass).copies?.left == 20)
  }

  @Test("the answer to one gate tells another nothing")
  func otherGate() async throws {
    let asked = try await scans(try await asks("Somebody"))
    await asked.answerDespite()
    let other = try await asks("Somebody else")
    other.scan()
    await other.received(try bytes(asked))
    guard case .scanning(let trouble) = other.page else { throw Unexpected() }
    #expect(trouble?.text == gate.words(.requestOther))
  }

  @Test("a request that waited too long is not answered, and says so")
  func late() async throws {
    let inquiry = try await asks("Somebody")
    let code = try request(inquiry)
    for phone in [traveller, gate] {
      phone.waits(seconds: 3_600)
      phone.device.now += 3_600
    }
    #expect(try await sees(code).page == .refused(Notice(.request(.over), traveller.words)))
    let run = Task { await inquiry.run() }
    await until { inquiry.page.isOver }
    run.cancel()
  }

  private struct Unexpected: Error {}

  /// A publisher that the traveller believes vouches for the gate.
  private func accredit(_ name: String) async throws {
    let asker = try await gate.carnet.setAsker(name: name)
    let pack = try specimenAccreditation(key: asker.key, name: name, now: traveller.host.clock.now)
    let offer = try await traveller.carnet.offerPack(pack)
    _ = try await traveller.carnet.takePack(offer, words: offer.asked.map { offer.publisher.words[$0 - 1] })
  }

  /// The gate asks for what a travel clearance needs.
  private func asks(_ name: String) async throws -> AskTravellerModel {
    let model = AskTravellerModel(inquiring: gate.carnet, enrolling: gate.carnet, phone: gate.device.phone, words: gate.words)
    model.appeared()
    await model.load()
    model.name = name
    guard case .building(let page) = model.page,
      let clearance = page.purposes.first(where: { $0.title == gate.words(.purposeClearance) })
    else { throw Unexpected() }
    await model.choose(clearance.id)
    await model.ask()
    return model
  }

  private func request(_ inquiry: AskTravellerModel) throws -> FrameLook {
    guard case .showing(let page) = inquiry.page, let frame = page.frame else { throw Unexpected() }
    return frame
  }

  private func scans(_ inquiry: AskTravellerModel) async throws -> AnswerRequestModel { try await sees(try request(inquiry)) }

  /// The traveller's camera sees the code, and leads to its page.
  private func sees(_ code: FrameLook) async throws -> AnswerRequestModel {
    traveller.places.path = [.scanner]
    let scanner = ScannerModel(
      reading: traveller.carnet, enrolling: traveller.carnet, parts: traveller.root.parts, receiving: traveller.root.receiving,
      phone: traveller.device.phone, words: traveller.words, imports: traveller.root.imports, places: traveller.places)
    scanner.resume()
    await scanner.found(try await traveller.carnet.texts(in: code.frame).map { .text($0) })
    guard case .ask(let batch)? = traveller.places.here else { throw Unexpected() }
    let model = AnswerRequestModel(
      batch: batch, answering: traveller.carnet, imports: traveller.root.imports, places: traveller.places, phone: traveller.device.phone,
      words: traveller.words)
    model.appeared()
    await model.load()
    return model
  }

  private func deciding(_ model: AnswerRequestModel) throws -> AnswerRequestPage.Deciding {
    guard case .deciding(let page) = model.page else { throw Unexpected() }
    return page
  }

  private func bytes(_ model: AnswerRequestModel) throws -> Data {
    guard case .answered(let page) = model.page, let file = page.file else { throw Unexpected() }
    return try Data(contentsOf: file)
  }

  /// The gate's camera looks at the traveller's screen, frame by frame where the code moves.
  private func opens(_ asked: AnswerRequestModel, by inquiry: AskTravellerModel) async throws -> TravellerReport {
    inquiry.scan()
    let scanner = ScannerModel(
      reading: gate.carnet, parts: Parts(), receiving: Receiving(), phone: gate.device.phone, words: gate.words
    ) { texts in
      await inquiry.found(texts)
    } onReceived: { object in
      await inquiry.received(object)
    }
    scanner.resume()
    asked.show.appeared()
    let run = Task { await asked.show.run() }
    for _ in 0..<60 where !scanner.page.isFound {
      guard case .answered(let page) = asked.page else { throw Unexpected() }
      let frame = page.moving?.frame ?? page.one
      guard let frame else { throw Unexpected() }
      await scanner.found(try await gate.carnet.texts(in: frame.frame).map { .text($0) })
      if page.moving != nil && !scanner.page.isFound {
        await traveller.device.pauses.end()
        await until { asked.page.moving != page.moving }
      }
    }
    run.cancel()
    guard case .reported(let report) = inquiry.page else { throw Unexpected() }
    return report
  }

  /// What the traveller reads in the history.
  private func remembers(_ requester: String) async throws {
    let history = HistoryListModel(
      history: traveller.carnet, files: traveller.device.files, places: traveller.places, words: traveller.words,
      now: { [clock = traveller.host.clock] in clock.now })
    await history.load()
    guard case .days(let page) = history.page, let row = page.days.first?.rows.first else { throw Unexpected() }
    #expect(row.mode == traveller.words(.historySealed) && row.requester == traveller.words(.historyTo, requester))
    #expect(!row.fields.contains(traveller.words(.fieldBirthDate)) && page.broken == nil)
    await history.export(.json)
    let file = try #require(history.file)
    #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self).contains(requester))
    history.left()
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }
}

extension FrameLook {
  fileprivate var frame: MovingFrame { MovingFrame(size: UInt32(size), modules: modules) }
}

extension AnswerRequestPage {
  fileprivate var moving: MovingShowLook? {
    if case .answered(let page) = self { page.moving } else { nil }
  }
}

extension AskTravellerPage {
  fileprivate var isOver: Bool {
    if case .showing(let page) = self { page.frame == nil } else { false }
  }
}
