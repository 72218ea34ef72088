import Foundation
import WalletBridge

/// A wallet that says what a test wants it to say, without the core.
@MainActor
public final class FakeCarnet: Carnet {
  /// Every call throws this where it is set.
  public var fails: CarnetError?
  /// Every call waits for ``release()`` where it is set, as a slow core does.
  public var holds = false
  public var pin: String?
  public var open = false
  public var specimens = false
  public var biometric: Data?
  public var recoveryCode: String?
  public var waitSeconds = 0
  public var triesLeft = 5
  public var damaged: CarnetError?
  public var cards: [Card] = []
  public var damagedPasses: [String] = []
  public var rolledBack = false
  public var details: [String: Detail] = [:]
  public var scans: [String: Scan] = [:]
  /// What begins as an invitation and is none.
  public var refusedInvitations: Set<String> = []
  public var files: [Data: [String]] = [:]
  public var shown: [Shown] = []
  public var sources: [TrustSource] = []
  public var added = AddedTrust(keys: 3, known: 1, publishers: 0, skipped: 2, waits: false)
  /// The publishers believed.
  public var believed: [Publisher] = []
  /// What an offered pack is, by its bytes; others are none.
  public var packs: [Data: PackOffer] = [:]
  /// Bytes of packs that are refused.
  public var refusedPacks: Set<Data> = []
  /// Bytes that no document is made of.
  public var unreadable: Set<Data> = []
  /// Words that were typed for packs that were taken.
  public var wordsTyped: [[String]] = []
  public var disputes: [Conflict] = []
  /// The trips kept, by what is said of them.
  public var travels: [Trip] = []
  public var reminders: [TripReminder] = []
  public var passesDue: [PassReminder] = []
  public var retention = HistoryRetention.always
  public nonisolated let changes: AsyncStream<Void>
  private let changed: AsyncStream<Void>.Continuation
  /// Plans that were kept or put in the place of others.
  public var planned: [TripPlan] = []
  public var languagesAsked: [[String]] = []
  /// What ``showPack(id:)`` gives; nil: too long.
  public var movingCode: FakeMovingCode? = FakeMovingCode()
  public var verification = Samples.verification()
  public var comparison = ZoneComparison.match
  public var kept: [String] = []
  /// Ids that passes were kept in place of.
  public var replaced: [String] = []
  public var searches: [String] = []
  /// By id of a pass: the person it was counted to by hand.
  private var byHand: [String: String] = [:]
  private var removed: [String: Card] = [:]
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Copies never shown of ``Samples/own``, what was shown of it, and whether it is shown now.
  public var copiesLeft: UInt32 = 20
  public var showings: [[FieldName]] = []
  public var isLive = false
  /// Codes handed out, when they are signed, and why none is.
  public var frames = 0
  public var now: (() -> Int64)?
  public var frameFails: CarnetError?
  /// Why nothing is shown live.
  public var liveFails: CarnetError?
  /// A request to a traveller and one to this wallet, and what came of them.
  public let requests = FakeRequests()
  /// Whether the history is all there.
  public var historyWhole = HistoryState(whole: true, missing: 0, forgotten: 0)

  public init() { (changes, changed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  deinit { changed.finish() }

  /// An open wallet.
  public static func opened(_ cards: [Card] = [Samples.dose, Samples.test, Samples.recovery]) -> FakeCarnet {
    let fake = FakeCarnet()
    fake.pin = "271828"
    fake.open = true
    fake.cards = cards
    return fake
  }

  /// A locked one.
  public static func locked() -> FakeCarnet {
    let fake = opened()
    fake.open = false
    return fake
  }

  /// Lets the calls that wait go on.
  public func release() {
    holds = false
    for one in waiting { one.resume() }
    waiting = []
  }

  /// Whether a call waits.
  public var isHeld: Bool { !waiting.isEmpty }

  public func gate() async -> Gate {
    if let damaged { return .damaged(damaged) }
    if specimens { return .open(specimens: true, hasBiometric: false, hasRecoveryCode: false) }
    if pin == nil { return .noWallet }
    if open { return .open(specimens: false, hasBiometric: biometric != nil, hasRecoveryCode: recoveryCode != nil) }
    return .locked(waitSeconds: waitSeconds, hasBiometric: biometric != nil, hasRecoveryCode: recoveryCode != nil)
  }

  public func create(pin: String) async throws(CarnetError) {
    try await call()
    if self.pin != nil { throw .alreadyThere }
    if pin.count < 6 { throw .weakPin(.tooShort) }
    if Set(pin).count == 1 { throw .weakPin(.obvious) }
    self.pin = pin
    cards = []
    open = true
    changed.yield()
  }

  public func unlock(pin: String) async throws(CarnetError) {
    try await call()
    try check(pin)
    open = true
    changed.yield()
  }

  public func unlock(with key: any BiometricKey) async throws(CarnetError) {
    try await call()
    do throws(BiometricTrouble) {
      guard let biometric else { throw .invalidated }
      _ = try key.unwrap(biometric)
    } catch {
      throw .biometric(error)
    }
    open = true
    changed.yield()
  }

  public func recover(code: String) async throws(CarnetError) {
    try await call()
    if code != recoveryCode { throw .wrongRecoveryCode }
    open = true
    changed.yield()
  }

  public func confirm(pin: String) async throws(CarnetError) {
    try await call()
    try check(pin)
  }

  public func lock() async throws(CarnetError) {
    try await call()
    open = false
    removed = [:]
  }

  public func changePin(_ pin: String) async throws(CarnetError) {
    try await opened()
    if pin.count < 6 { throw .weakPin(.tooShort) }
    if Set(pin).count == 1 { throw .weakPin(.obvious) }
    self.pin = pin
  }

  public func setBiometric(_ key: any BiometricKey) async throws(CarnetError) {
    try await opened()
    do throws(BiometricTrouble) {
      biometric = try key.wrap(Data(count: 32))
    } catch {
      throw .biometric(error)
    }
  }

  public func removeBiometric() async throws(CarnetError) {
    try await opened()
    biometric = nil
  }

  public func makeRecoveryCode() async throws(CarnetError) -> String {
    try await opened()
    recoveryCode = "K7QF-2MXW-9TRB-4HJN-6DVA"
    return "K7QF-2MXW-9TRB-4HJN-6DVA"
  }

  public func removeRecoveryCode() async throws(CarnetError) {
    try await opened()
    recoveryCode = nil
  }

  public func erase() async throws(CarnetError) {
    try await call()
    pin = nil
    open = false
    damaged = nil
    cards = []
    changed.yield()
  }

  public func overview(search: String) async throws(CarnetError) -> Overview {
    try await opened()
    searches.append(search)
    let sought = search.lowercased().split(separator: " ")
    let found = cards.filter { card in
      sought.allSatisfy { "\(card.name) \(card.title) \(card.country)".lowercased().contains($0) }
    }
    var people: [Person] = []
    for card in found where !people.contains(where: { $0.cards.contains { $0.id == card.id } }) {
      let all = found.filter { person($0) == person(card) }
      people.append(
        Person(
          id: card.id, byHand: all.contains { byHand[$0.id] != nil }, name: card.name, birthDate: card.birthDate, cards: all))
    }
    return Overview(people: people, damaged: damagedPasses, rolledBack: rolledBack, specimens: specimens)
  }

  public func detail(id: String) async throws(CarnetError) -> Detail {
    try await opened()
    if let detail = details[id] { return detail }
    let card = try card(id)
    return Samples.detail(
      card, specimens: specimens, fields: card.format == .native ? Samples.ownFields : nil,
      copies: card.format == .native ? Samples.copies(copiesLeft) : nil)
  }

  public func remove(id: String) async throws(CarnetError) {
    try await opened()
    removed[id] = try card(id)
    cards.removeAll { $0.id == id }
    changed.yield()
  }

  public func restore(id: String) async throws(CarnetError) {
    try await opened()
    guard let card = removed.removeValue(forKey: id) else { throw .noSuchPass }
    cards.append(card)
    changed.yield()
  }

  public func passReminders() async throws(CarnetError) -> [PassReminder] {
    try await opened()
    return passesDue
  }

  public func mergePeople(_ one: String, _ other: String) async throws(CarnetError) {
    try await opened()
    let (into, from) = (person(try card(one)), person(try card(other)))
    for card in cards where [into, from].contains(person(card)) { byHand[card.id] = into }
    changed.yield()
  }

  public func splitPass(id: String) async throws(CarnetError) {
    try await opened()
    byHand[try card(id).id] = "apart \(id)"
    changed.yield()
  }

  public func groupAutomatically(id: String) async throws(CarnetError) {
    try await opened()
    let one = person(try card(id))
    for card in cards where person(card) == one { byHand[card.id] = nil }
    changed.yield()
  }

  /// Codes of a pass in several are `PART:A:1/3`. Those of `A` and `a` fit together, and are none.
  public func join(texts: [String]) async throws(CarnetError) -> Joined {
    try await call()
    let parts = Set(texts).map { $0.split(separator: ":").map(String.init) }
    guard parts.allSatisfy({ $0.count == 3 && $0[0] == "PART" }) else { return texts.count == 1 ? .whole(text: texts[0]) : .apart }
    let names = Set(parts.map { $0[1] })
    let places = Set(parts.map { $0[2] })
    let sizes = Set(places.compactMap { UInt32($0.drop { $0 != "/" }.dropFirst()) })
    guard Set(names.map { $0.lowercased() }).count == 1, sizes.count == 1, let need = sizes.first, places.count == parts.count else {
      return .apart
    }
    if places.count < Int(need) { return .missing(have: UInt32(places.count), need: need) }
    return .whole(text: names.count == 1 ? "HC1:\(names.first ?? "")" : "broken")
  }

  public func textOfBytes(_ bytes: Data) async throws(CarnetError) -> String {
    try await call()
    return "B64:" + bytes.base64EncodedString()
  }

  public func preview(text: String) async throws(CarnetError) -> Scan {
    try await call()
    if refusedInvitations.contains(text) { throw .native(.notAnInvitation) }
    if let scan = scans[text] { return scan }
    if text.hasPrefix("FRAME:") { return .frame }
    if text.hasPrefix("PART:") { return .part(have: 1, need: UInt32(text.drop { $0 != "/" }.dropFirst()) ?? 0) }
    return text.hasPrefix("HC1:") ? Samples.scan() : Samples.nothing
  }

  public func keep(text: String, replacing: String?) async throws(CarnetError) -> String {
    try await opened()
    kept.append(text)
    if let replacing {
      replaced.append(replacing)
      cards.removeAll { $0.id == replacing }
    }
    let id = "k\(kept.count)"
    cards.append(Samples.with(Samples.dose, verdict: .valid, id: id))
    changed.yield()
    return id
  }

  public func textsInFile(_ bytes: Data) async throws(CarnetError) -> [String] {
    try await call()
    if unreadable.contains(bytes) { throw .unreadable(detail: "") }
    if let texts = files[bytes] { return texts }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  public func textsInFrame(width: Int, height: Int, stride: Int, luma: Data) async throws(CarnetError) -> [String] {
    try await call()
    return []
  }

  public func reveals(id: String) async throws(CarnetError) -> [Revealed] {
    try await opened()
    _ = try card(id)
    return Samples.reveals
  }

  public func show(id: String) async throws(CarnetError) -> Code {
    try await opened()
    let card = try card(id)
    shown.insert(
      Shown(at: Samples.now, passId: id, title: card.title, revealed: Samples.reveals.map(\.path), kept: true, mode: .fixed, to: nil), at: 0
    )
    return Samples.code(card, specimens: specimens)
  }

  public func liveChoice(id: String) async throws(CarnetError) -> [LiveField] {
    try await opened()
    if try card(id).format != .native { throw .native(.notLive) }
    return Samples.ownFields.map { LiveField(field: $0, chosen: [.name, .colour].contains($0.name)) }
  }

  public func showLive(id: String, fields: [FieldName], again: Bool) async throws(CarnetError) -> LiveShowing {
    try await opened()
    let card = try card(id)
    if let liveFails { throw liveFails }
    if copiesLeft == 0 && !again { throw .native(.noCopyLeft) }
    if copiesLeft > 0 { copiesLeft -= 1 }
    showings.append(fields)
    shown.insert(
      Shown(at: Samples.now, passId: id, title: card.title, revealed: ["name", "colour"], kept: true, mode: .live, to: nil), at: 0)
    isLive = true
    return LiveShowing(
      card: card, fields: Samples.ownFields.filter { fields.contains($0.name) }, copies: Samples.copies(copiesLeft),
      specimens: specimens)
  }

  public func liveFrame() async throws(CarnetError) -> LiveFrame {
    try await opened()
    if let frameFails { throw frameFails }
    if !isLive { throw .native(.notShown) }
    frames += 1
    let code = Samples.code(Samples.own)
    let signed = now?() ?? Samples.now
    return LiveFrame(size: code.size, modules: code.modules, signed: signed, until: signed + 20)
  }

  public func endLive() async throws(CarnetError) {
    try await call()
    isLive = false
  }

  public func verify(text: String) async throws(CarnetError) -> Verification {
    try await call()
    return verification
  }

  public func compare(text: String, zone: String) async throws(CarnetError) -> ZoneComparison {
    try await call()
    return comparison
  }

  public func history() async throws(CarnetError) -> [Shown] {
    try await opened()
    return shown
  }

  public func historyState() async throws(CarnetError) -> HistoryState {
    try await opened()
    return historyWhole
  }

  public func exportHistory(_ form: HistoryForm) async throws(CarnetError) -> String {
    try await opened()
    return form == .json ? "[]" : shown.map(\.title).joined(separator: "\n")
  }

  public func historyRetention() async throws(CarnetError) -> HistoryRetention {
    try await opened()
    return retention
  }

  public func historyOlderThan(_ retention: HistoryRetention) async throws(CarnetError) -> Int {
    try await opened()
    return shown.count { isOver($0, by: retention) }
  }

  public func setHistoryRetention(_ retention: HistoryRetention) async throws(CarnetError) {
    try await opened()
    self.retention = retention
    shown.removeAll { isOver($0, by: retention) }
  }

  public func trustSources() async throws(CarnetError) -> [TrustSource] {
    try await opened()
    return sources
  }

  public func addTrust(name: String, bytes: Data) async throws(CarnetError) -> AddedTrust {
    try await opened()
    sources.append(TrustSource(name: name, keys: added.keys))
    changed.yield()
    return added
  }

  public func removeTrust(name: String) async throws(CarnetError) {
    try await opened()
    sources.removeAll { $0.name == name }
    changed.yield()
  }

  public func publishers() async throws(CarnetError) -> [Publisher] {
    try await opened()
    return believed
  }

  public func trustsDevelopment() async throws(CarnetError) -> Bool {
    try await opened()
    return believed.contains(where: \.development)
  }

  public func offerPack(_ bytes: Data) async throws(CarnetError) -> PackOffer {
    try await opened()
    if refusedPacks.contains(bytes) { throw .packRefused(.older) }
    guard let offer = packs[bytes] else { throw .packRefused(.notAPack) }
    return offer
  }

  public func takePack(_ offer: PackOffer, words: [String]) async throws(CarnetError) -> Publisher {
    try await opened()
    if words != offer.asked.map({ offer.publisher.words[$0 - 1] }) { throw .wrongWords }
    wordsTyped.append(words)
    believed.removeAll { $0.id == offer.publisher.id }
    believed.append(offer.publisher)
    changed.yield()
    return offer.publisher
  }

  public func removePublisher(id: String) async throws(CarnetError) {
    try await opened()
    if !believed.contains(where: { $0.id == id }) { throw .noSuchPublisher }
    believed.removeAll { $0.id == id }
    changed.yield()
  }

  public func pack(id: String) async throws(CarnetError) -> Data {
    try await opened()
    return Data(id.utf8)
  }

  public func showPack(id: String) async throws(CarnetError) -> any MovingCode {
    try await opened()
    guard let movingCode else { throw .tooLongToShow }
    return movingCode
  }

  public func conflicts() async throws(CarnetError) -> [Conflict] {
    try await opened()
    return disputes
  }

  public func trips() async throws(CarnetError) -> [TripCard] {
    try await opened()
    return travels.map(Samples.card)
  }

  public func nextTrip() async throws(CarnetError) -> TripCard? {
    try await opened()
    return travels.first.map(Samples.card)
  }

  public func trip(id: String, languages: [String]) async throws(CarnetError) -> Trip {
    try await opened()
    languagesAsked.append(languages)
    guard let trip = travels.first(where: { $0.id == id }) else { throw .noSuchTrip }
    return trip
  }

  public func keepTrip(_ plan: TripPlan) async throws(CarnetError) -> String {
    try await opened()
    try plan.check()
    planned.append(plan)
    let id = "n\(planned.count)"
    travels.append(Samples.trip(id, plan: plan))
    changed.yield()
    return id
  }

  public func changeTrip(id: String, _ plan: TripPlan) async throws(CarnetError) {
    try await opened()
    guard let index = travels.firstIndex(where: { $0.id == id }) else { throw .noSuchTrip }
    try plan.check()
    planned.append(plan)
    travels[index] = Samples.trip(id, plan: plan)
    changed.yield()
  }

  public func removeTrip(id: String) async throws(CarnetError) {
    try await opened()
    if !travels.contains(where: { $0.id == id }) { throw .noSuchTrip }
    travels.removeAll { $0.id == id }
    changed.yield()
  }

  public func tripReminders() async throws(CarnetError) -> [TripReminder] {
    try await opened()
    return reminders
  }

  /// The enrolments that wait for their passes, the invitations that were answered, and the passes that came.
  public var waitingFor: [PendingEnrolment] = []
  public var enrolled: [String] = []
  public var received: [Data] = []
  /// Bytes that begin as sealed passes do.
  public var sealed: Set<Data> = []
  /// What passes are kept as; others are not kept, and why.
  public var batches: [Data: String] = [:]
  public var receiveTrouble: NativeTrouble = .notWaitedFor

  public func arrived(_ bytes: Data) async throws(CarnetError) -> Arrived {
    try await call()
    let text = String(decoding: bytes, as: UTF8.self)
    if packs[bytes] != nil || refusedPacks.contains(bytes) { return .pack }
    if text.hasPrefix("CSE1:ANSWER") { return .answer }
    if sealed.contains(bytes) || text.hasPrefix("CSE1:") { return .batch }
    if text.hasPrefix("CRQ1:") { return .request(text: text) }
    return text.hasPrefix("CEN1:") ? .text(text: text) : .other
  }

  public func enrol(_ invitation: String) async throws(CarnetError) -> PendingEnrolment {
    try await opened()
    enrolled.append(invitation)
    let pending = Samples.pending("e\(enrolled.count)")
    waitingFor.append(pending)
    return pending
  }

  public func enrolments() async throws(CarnetError) -> [PendingEnrolment] {
    try await opened()
    return waitingFor
  }

  public func forgetEnrolment(id: String) async throws(CarnetError) {
    try await opened()
    waitingFor.removeAll { $0.id == id }
  }

  public func answerCode(id: String) async throws(CarnetError) -> any MovingCode {
    try await opened()
    guard let movingCode else { throw .tooLongToShow }
    return movingCode
  }

  public func receive(_ batch: Data) async throws(CarnetError) -> String {
    try await opened()
    received.append(batch)
    guard let id = batches[batch] else { throw .native(receiveTrouble) }
    return id
  }

  public func trySpecimens() async throws(CarnetError) {
    try await call()
    specimens = true
    if cards.isEmpty { cards = [Samples.dose] }
  }

  public func endSpecimens() async throws(CarnetError) {
    try await call()
    specimens = false
  }

  private func isOver(_ shown: Shown, by retention: HistoryRetention) -> Bool {
    let days: Int64 =
      switch retention {
      case .always: .max / Samples.day
      case .year: 365
      case .quarter: 90
      case .month: 30
      }
    return shown.at < Samples.now - days * Samples.day
  }

  private func card(_ id: String) throws(CarnetError) -> Card {
    guard let card = cards.first(where: { $0.id == id }) else { throw .noSuchPass }
    return card
  }

  private func person(_ card: Card) -> String { byHand[card.id] ?? card.name }

  private func check(_ pin: String) throws(CarnetError) {
    if waitSeconds > 0 { throw .wait(seconds: waitSeconds) }
    if pin == self.pin { return }
    triesLeft = max(0, triesLeft - 1)
    if triesLeft == 0 { waitSeconds = 30 }
    throw .wrongPin(triesLeft: triesLeft)
  }

  func call() async throws(CarnetError) {
    if holds { await withCheckedContinuation { waiting.append($0) } }
    if let fails { throw fails }
  }

  func opened() async throws(CarnetError) {
    try await call()
    if !open && !specimens { throw .locked }
  }
}
