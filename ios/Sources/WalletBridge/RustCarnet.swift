import Foundation
import WalletFFI

/// The Rust core behind ``Carnet``. This module is the only one that knows generated code.
///
/// Calls run one after another on a queue of its own: they may take as long as deriving a key from a PIN, or wait for the system's
/// prompt, and would hold up everything else on Swift's shared threads.
// The calls are documented where the protocol names them.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
public actor RustCarnet: Carnet {
  public nonisolated let changes: AsyncStream<Void>
  private let changed: AsyncStream<Void>.Continuation
  private let queue = WalletQueue()
  private let make: @Sendable () throws -> WalletFFI.Carnet
  private var made: WalletFFI.Carnet?

  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  /// The wallet in a folder. Nothing is read before the first call.
  ///
  /// - Parameters:
  ///   - folder: need not be there yet.
  ///   - clock: wall time, and boot time for the waits after wrong PINs.
  ///   - vault: stands in for the system's keystore; nil where the core has its own, as it has on iOS.
  public init(folder: URL, clock: any DeviceClock, vault: (any DeviceVault)? = nil) {
    make = { try WalletFFI.Carnet(folder: folder.path, clock: clock, vault: vault) }
    (changes, changed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  deinit { changed.finish() }

  public func gate() -> Gate {
    do throws(CarnetError) {
      return Gate(try call { try $0.gate() })
    } catch {
      return .damaged(error)
    }
  }

  public func create(pin: String) throws(CarnetError) { try change { try $0.create(pin: pin) } }

  public func unlock(pin: String) throws(CarnetError) { try change { try $0.unlock(pin: pin) } }

  public func unlock(with key: any BiometricKey) throws(CarnetError) {
    try change { try $0.unlockWithBiometric(key: ForeignBiometricKey(key)) }
  }

  public func recover(code: String) throws(CarnetError) { try change { try $0.recover(code: code) } }

  public func confirm(pin: String) throws(CarnetError) { try call { try $0.confirm(pin: pin) } }

  public func lock() throws(CarnetError) { try call { try $0.lock() } }

  public func changePin(_ pin: String) throws(CarnetError) { try call { try $0.changePin(pin: pin) } }

  public func setBiometric(_ key: any BiometricKey) throws(CarnetError) {
    try call { try $0.setBiometric(key: ForeignBiometricKey(key)) }
  }

  public func removeBiometric() throws(CarnetError) { try call { try $0.removeBiometric() } }

  public func makeRecoveryCode() throws(CarnetError) -> String { try call { try $0.makeRecoveryCode() } }

  public func removeRecoveryCode() throws(CarnetError) { try call { try $0.removeRecoveryCode() } }

  public func erase() throws(CarnetError) { try change { try $0.erase() } }

  public func overview(search: String) throws(CarnetError) -> Overview { try call { try $0.overview(search: search) } }

  public func detail(id: String) throws(CarnetError) -> Detail { try call { try $0.detail(id: id) } }

  public func remove(id: String) throws(CarnetError) { try change { try $0.remove(id: id) } }

  public func restore(id: String) throws(CarnetError) { try change { try $0.restore(id: id) } }

  public func mergePeople(_ one: String, _ other: String) throws(CarnetError) {
    try change { try $0.mergePeople(one: one, other: other) }
  }

  public func splitPass(id: String) throws(CarnetError) { try change { try $0.splitPass(id: id) } }

  public func groupAutomatically(id: String) throws(CarnetError) { try change { try $0.groupAutomatically(id: id) } }

  public func passReminders() throws(CarnetError) -> [PassReminder] { try call { try $0.passReminders() } }

  public func preview(text: String) throws(CarnetError) -> Scan { try call { try $0.preview(text: text) } }

  public func keep(text: String, replacing: String?) throws(CarnetError) -> String {
    try change { try $0.keep(text: text, replacing: replacing) }
  }

  public func join(texts: [String]) throws(CarnetError) -> Joined { try call { try $0.join(texts: texts) } }

  public func textOfBytes(_ bytes: Data) -> String { WalletFFI.textOfBytes(bytes: bytes) }

  public func textsInFile(_ bytes: Data) throws(CarnetError) -> [String] { try call { try $0.textsInFile(bytes: bytes) } }

  public func textsInFrame(width: Int, height: Int, stride: Int, luma: Data) throws(CarnetError) -> [String] {
    guard let width = UInt32(exactly: width), let height = UInt32(exactly: height), let stride = UInt32(exactly: stride) else {
      throw .unreadable(detail: "a picture of no size")
    }
    return try call { try $0.textsInFrame(width: width, height: height, stride: stride, luma: luma) }
  }

  public func arrived(_ bytes: Data) -> Arrived { WalletFFI.arrived(bytes: bytes) }

  public func enrol(_ invitation: String) throws(CarnetError) -> PendingEnrolment { try call { try $0.enrol(invitation: invitation) } }

  public func enrolments() throws(CarnetError) -> [PendingEnrolment] { try call { try $0.enrolments() } }

  public func forgetEnrolment(id: String) throws(CarnetError) { try call { try $0.forgetEnrolment(id: id) } }

  public func answerCode(id: String) throws(CarnetError) -> any MovingCode { RustMovingCode(try call { try $0.answerCode(id: id) }) }

  public func receive(_ batch: Data) throws(CarnetError) -> String { try change { try $0.receive(batch: batch) } }

  public func reveals(id: String) throws(CarnetError) -> [Revealed] { try call { try $0.reveals(id: id) } }

  public func show(id: String) throws(CarnetError) -> Code { try call { try $0.show(id: id) } }

  public func liveChoice(id: String) throws(CarnetError) -> [LiveField] { try call { try $0.liveChoice(id: id) } }

  public func showLive(id: String, fields: [FieldName], again: Bool) throws(CarnetError) -> LiveShowing {
    try call { try $0.showLive(id: id, fields: fields, again: again) }
  }

  public func liveFrame() throws(CarnetError) -> LiveFrame { try call { try $0.liveFrame() } }

  public func endLive() throws(CarnetError) { try call { try $0.endLive() } }

  public func consider(_ text: String) throws(CarnetError) -> Asked { try call { try $0.consider(text: text) } }

  public func answer(_ parts: [AnswerPart], despite: Bool) throws(CarnetError) -> SealedAnswer {
    let answer = try call { try $0.answer(parts: parts, despite: despite) }
    let code: SealedCode =
      switch answer.code {
      case .one(let size, let modules): .one(MovingFrame(size: size, modules: modules))
      case .moving(let code): .moving(RustMovingCode(code))
      }
    return SealedAnswer(bytes: answer.bytes, code: code, parts: answer.parts, specimens: answer.specimens)
  }

  public func refuse() throws(CarnetError) { try call { try $0.refuse() } }

  public func asker() throws(CarnetError) -> Asker? { try call { try $0.asker() } }

  public func setAsker(name: String) throws(CarnetError) -> Asker { try call { try $0.setAsker(name: name) } }

  public func purposes() -> [Purpose] { WalletFFI.purposes() }

  public func askClaims(of kinds: [PassKind]) -> [AskedClaim] { WalletFFI.askClaims(of: kinds) }

  public func ask(purpose: String, place: String, asks: [Ask]) throws(CarnetError) -> Inquiry {
    try call { try $0.ask(purpose: purpose, place: place, country: "", asks: asks, kept: 0) }
  }

  public func openAnswer(_ answer: Data) throws(CarnetError) -> AnswerReport { try call { try $0.openAnswer(answer: answer) } }

  public func endInquiry() throws(CarnetError) { try call { try $0.endInquiry() } }

  public func setTally(_ isOn: Bool) throws(CarnetError) { try call { try $0.setTally(on: isOn) } }

  public func tally() throws(CarnetError) -> Tally? { try call { try $0.tally() } }

  public func verify(text: String) throws(CarnetError) -> Verification { try call { try $0.verify(text: text) } }

  public func compare(text: String, zone: String) throws(CarnetError) -> ZoneComparison {
    try call { try $0.compare(text: text, zone: zone) }
  }

  public func history() throws(CarnetError) -> [Shown] { try call { try $0.history() } }

  public func historyState() throws(CarnetError) -> HistoryState { try call { try $0.historyState() } }

  public func exportHistory(_ form: HistoryForm) throws(CarnetError) -> String { try call { try $0.exportHistory(form: form) } }

  public func historyRetention() throws(CarnetError) -> HistoryRetention { try call { try $0.historyRetention() } }

  public func historyOlderThan(_ retention: HistoryRetention) throws(CarnetError) -> Int {
    try call { Int(try $0.historyOlderThan(retention: retention)) }
  }

  public func setHistoryRetention(_ retention: HistoryRetention) throws(CarnetError) {
    try call { try $0.setHistoryRetention(retention: retention) }
  }

  public func trustSources() throws(CarnetError) -> [TrustSource] { try call { try $0.trustSources() } }

  public func addTrust(name: String, bytes: Data) throws(CarnetError) -> AddedTrust {
    try change { try $0.addTrust(name: name, bytes: bytes) }
  }

  public func removeTrust(name: String) throws(CarnetError) { try change { try $0.removeTrust(name: name) } }

  public func publishers() throws(CarnetError) -> [Publisher] { try call { try $0.publishers() } }

  public func trustsDevelopment() throws(CarnetError) -> Bool { try call { try $0.trustsDevelopment() } }

  public func offerPack(_ bytes: Data) throws(CarnetError) -> PackOffer {
    try call { core in
      let offer = try core.offerPack(bytes: bytes)
      return PackOffer(publisher: try core.offered(offer: offer), asked: offer.asked().map(Int.init), handle: offer)
    }
  }

  public func takePack(_ offer: PackOffer, words: [String]) throws(CarnetError) -> Publisher {
    guard let handle = offer.handle as? WalletFFI.PackOffer else { throw .internal }
    return try change { try $0.takePack(offer: handle, words: words) }
  }

  public func removePublisher(id: String) throws(CarnetError) { try change { try $0.removePublisher(id: id) } }

  public func pack(id: String) throws(CarnetError) -> Data { try call { try $0.pack(id: id) } }

  public func showPack(id: String) throws(CarnetError) -> any MovingCode { RustMovingCode(try call { try $0.showPack(id: id) }) }

  public func conflicts() throws(CarnetError) -> [Conflict] { try call { try $0.conflicts() } }

  public func trips() throws(CarnetError) -> [TripCard] { try call { try $0.trips() } }

  public func nextTrip() throws(CarnetError) -> TripCard? { try call { try $0.nextTrip() } }

  public func trip(id: String, languages: [String]) throws(CarnetError) -> Trip {
    try call { try $0.trip(id: id, languages: languages) }
  }

  public func keepTrip(_ plan: TripPlan) throws(CarnetError) -> String { try change { try $0.keepTrip(plan: plan) } }

  public func changeTrip(id: String, _ plan: TripPlan) throws(CarnetError) { try change { try $0.changeTrip(id: id, plan: plan) } }

  public func removeTrip(id: String) throws(CarnetError) { try change { try $0.removeTrip(id: id) } }

  public func tripReminders() throws(CarnetError) -> [TripReminder] { try call { try $0.tripReminders() } }

  public func trySpecimens() throws(CarnetError) { try call { try $0.trySpecimens() } }

  public func endSpecimens() throws(CarnetError) { try call { try $0.endSpecimens() } }

  /// A call after which passes, trips or publishers may stand otherwise.
  private func change<T>(_ use: (WalletFFI.Carnet) throws -> T) throws(CarnetError) -> T {
    let answer = try call(use)
    changed.yield()
    return answer
  }

  /// One call. What is no error of the core's is a panic that was caught, or a callback that failed.
  private func call<T>(_ use: (WalletFFI.Carnet) throws -> T) throws(CarnetError) -> T {
    do {
      return try use(try core())
    } catch let error as WalletFFI.CarnetError {
      throw CarnetError(error)
    } catch {
      throw .internal
    }
  }

  private func core() throws -> WalletFFI.Carnet {
    if let made { return made }
    let core = try make()
    made = core
    return core
  }
}

/// Runs the actor's calls in order, on a thread that may block.
private final class WalletQueue: SerialExecutor {
  private let queue = DispatchQueue(label: "app.carnet.wallet", qos: .userInitiated)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

/// A biometric key of ours as the core calls it.
private final class ForeignBiometricKey: WalletFFI.BiometricKey {
  private let key: any BiometricKey

  init(_ key: any BiometricKey) { self.key = key }

  func wrap(secret: Data) throws -> Data { try named { () throws(BiometricTrouble) in try key.wrap(secret) } }

  func unwrap(wrapped: Data) throws -> Data { try named { () throws(BiometricTrouble) in try key.unwrap(wrapped) } }

  private func named(_ use: () throws(BiometricTrouble) -> Data) throws -> Data {
    do throws(BiometricTrouble) {
      return try use()
    } catch {
      throw error.foreign
    }
  }
}
