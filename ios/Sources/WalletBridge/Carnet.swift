import Foundation

/// What the screens ask of the core. No call runs on the main actor; each may throw a ``CarnetError`` and nothing else. The app
/// has one implementation over the Rust core, ``RustCarnet``; tests have a fake.
public protocol Carnet: Session, Passes, Reading, Enrolling, Showing, LiveShows, Answering, Inquiring, Verifying, History, Trust,
  Publishers, Trips, Specimens
{}

/// The wallet as a whole: there, locked, open.
public protocol Session: Sendable {
  /// How things stand now. What keeps the wallet from being opened is ``Gate/damaged(_:)``.
  func gate() async -> Gate

  /// Makes a wallet; it is open afterwards.
  func create(pin: String) async throws(CarnetError)

  /// Opens it with the PIN.
  func unlock(pin: String) async throws(CarnetError)

  /// Opens it with the system's biometric key; ``BiometricKey/unwrap(_:)`` shows the prompt.
  func unlock(with key: any BiometricKey) async throws(CarnetError)

  /// Opens it with the recovery code.
  func recover(code: String) async throws(CarnetError)

  /// Whether this PIN opens the wallet, which stays open. A wrong one counts as a try. The wallet of specimens has none and
  /// takes any.
  func confirm(pin: String) async throws(CarnetError)

  /// Forgets the keys; what was removed is gone for good.
  func lock() async throws(CarnetError)

  /// Sets another PIN. The wallet must be open.
  func changePin(_ pin: String) async throws(CarnetError)

  /// Sets the biometric key as one more way to open the wallet.
  func setBiometric(_ key: any BiometricKey) async throws(CarnetError)

  /// Takes the biometric way away.
  func removeBiometric() async throws(CarnetError)

  /// Makes a recovery code in place of any older one. It is shown once and kept nowhere.
  func makeRecoveryCode() async throws(CarnetError) -> String

  /// Takes the recovery code away.
  func removeRecoveryCode() async throws(CarnetError)

  /// Deletes the wallet and everything in it, for someone who forgot the PIN. Works while it is locked or damaged.
  func erase() async throws(CarnetError)

  /// Says that a wallet was opened or erased, or that its passes, trips or publishers changed: what was judged before may be judged
  /// otherwise now. Several changes at once are told as one, and to one listener.
  var changes: AsyncStream<Void> { get }
}

/// The list, and what is kept.
public protocol Passes: Sendable {
  /// Every card in one call, grouped by person; only those with every word of `search` where it is not blank.
  func overview(search: String) async throws(CarnetError) -> Overview

  /// All there is to say of one kept pass.
  func detail(id: String) async throws(CarnetError) -> Detail

  /// Removes a pass; ``restore(id:)`` brings it back until the next lock.
  func remove(id: String) async throws(CarnetError)

  /// Brings a removed pass back.
  func restore(id: String) async throws(CarnetError)

  /// Two people of the list are one from now on, whatever their names say. Each is named by its id, or by any pass of theirs.
  func mergePeople(_ one: String, _ other: String) async throws(CarnetError)

  /// A pass stands apart from the person it was counted to, and is never grouped with those passes again.
  func splitPass(id: String) async throws(CarnetError)

  /// Forgets what was merged and split of a person's passes: names and dates of birth group them again.
  func groupAutomatically(id: String) async throws(CarnetError)

  /// What to be reminded of about passes, in the order of time.
  func passReminders() async throws(CarnetError) -> [PassReminder]
}

/// From a text, a picture or a camera to a pass about to be kept. Nothing is stored before
/// ``keep(text:replacing:)``.
public protocol Reading: Sendable {
  /// What a text is.
  func preview(text: String) async throws(CarnetError) -> Scan

  /// Keeps the pass in a text and gives its id. The same pass twice is kept once. What it replaces, of which it has to be the newer
  /// copy, goes in the same step; ``Passes/restore(id:)`` brings it back until the next lock.
  func keep(text: String, replacing: String?) async throws(CarnetError) -> String

  /// What several texts are together: the codes of one pass, in whatever order they came.
  func join(texts: [String]) async throws(CarnetError) -> Joined

  /// The text of a code whose bytes the phone's own scanner gives: its characters, or the text form of bytes that are none.
  func textOfBytes(_ bytes: Data) async throws(CarnetError) -> String

  /// Texts of the codes in a picture, a PDF document, an e-mail message, a web page or a text, whatever stands around the codes in it.
  /// A text without a code gives its lines. Empty: it holds no code.
  func textsInFile(_ bytes: Data) async throws(CarnetError) -> [String]

  /// Texts of the codes in a picture of brightness: one byte a pixel, rows of `stride` bytes.
  func textsInFrame(width: Int, height: Int, stride: Int, luma: Data) async throws(CarnetError) -> [String]
}

extension Reading {
  /// Keeps the pass in a text beside all others.
  public func keep(text: String) async throws(CarnetError) -> String { try await keep(text: text, replacing: nil) }
}

/// From an issuer's invitation to passes of one's own.
public protocol Enrolling: Sendable {
  /// What the bytes of a file or of a whole moving code are, by how they begin. They need not be sound.
  func arrived(_ bytes: Data) async throws(CarnetError) -> Arrived

  /// Answers an invitation with keys that are made now and never leave the wallet. The same one twice gives the same answer.
  func enrol(_ invitation: String) async throws(CarnetError) -> PendingEnrolment

  /// The enrolments that wait for their passes.
  func enrolments() async throws(CarnetError) -> [PendingEnrolment]

  /// Lets go of an enrolment and its keys: its passes can no longer be received.
  func forgetEnrolment(id: String) async throws(CarnetError)

  /// The answer to an invitation as a moving code, for the issuer to scan.
  func answerCode(id: String) async throws(CarnetError) -> any MovingCode

  /// Opens a batch, keeps its pass with all copies, and gives the pass's id. After an error nothing is kept, and the enrolment waits on.
  func receive(_ batch: Data) async throws(CarnetError) -> String
}

/// A pass as a code on the screen.
public protocol Showing: Sendable {
  /// What whoever reads the code learns, before it is shown. Nothing is written.
  func reveals(id: String) async throws(CarnetError) -> [Revealed]

  /// Shows a pass. The showing is in the history before the code is handed out.
  func show(id: String) async throws(CarnetError) -> Code
}

/// Carnet's own passes, shown live: what is chosen, and the codes of one showing.
public protocol LiveShows: Sendable {
  /// What of a pass can be shown, in reading order.
  func liveChoice(id: String) async throws(CarnetError) -> [LiveField]

  /// Begins to show these fields. One copy is spent, and the showing in the history, before this returns. `again`: where none is left,
  /// one is shown a second time, which whoever saw it before can tell.
  func showLive(id: String, fields: [FieldName], again: Bool) async throws(CarnetError) -> LiveShowing

  /// The next code of what is shown, signed now.
  func liveFrame() async throws(CarnetError) -> LiveFrame

  /// Ends what is shown, and forgets the key of its copy.
  func endLive() async throws(CarnetError)
}

/// The traveller's end of a request.
public protocol Answering: Sendable {
  /// Reads a request and says who asks for what. Nothing is shown. ``answer(_:despite:)`` answers the one that was considered last.
  func consider(_ text: String) async throws(CarnetError) -> Asked

  /// Answers with what the traveller agreed to. It is in the history, and copies are spent, before this returns. `despite`: although
  /// nobody who is trusted accredits the verifier, after a warning.
  func answer(_ parts: [AnswerPart], despite: Bool) async throws(CarnetError) -> SealedAnswer

  /// Refuses the request that was considered last. Nobody is told.
  func refuse() async throws(CarnetError)
}

/// The verifier's end of a request.
public protocol Inquiring: Sendable {
  /// Whom this wallet asks as; nil until a name was set.
  func asker() async throws(CarnetError) -> Asker?

  /// Sets the name that travellers see.
  func setAsker(name: String) async throws(CarnetError) -> Asker

  /// The purposes of which Carnet publishes the least that they need.
  func purposes() async throws(CarnetError) -> [Purpose]

  /// The claims that passes of these kinds may have.
  func askClaims(of kinds: [PassKind]) async throws(CarnetError) -> [AskedClaim]

  /// Asks one traveller. What was asked before is forgotten. No answer is kept longer than the check takes.
  func ask(purpose: String, place: String, asks: [Ask]) async throws(CarnetError) -> Inquiry

  /// Opens the answer to what was asked, once. Nothing of it is stored.
  func openAnswer(_ answer: Data) async throws(CarnetError) -> AnswerReport

  /// Forgets what was asked.
  func endInquiry() async throws(CarnetError)

  /// Switches counting on, from nought, or off.
  func setTally(_ isOn: Bool) async throws(CarnetError)

  /// How many passes were looked at; nil where counting is off.
  func tally() async throws(CarnetError) -> Tally?
}

/// The inspector's side. Nothing is stored.
public protocol Verifying: Sendable {
  /// Checks a text against the signers this wallet trusts.
  func verify(text: String) async throws(CarnetError) -> Verification

  /// Compares the pass in a text with the machine-readable zone of a travel document, as typed or read.
  func compare(text: String, zone: String) async throws(CarnetError) -> ZoneComparison
}

/// What was shown, to be read by the traveller alone.
public protocol History: Sendable {
  /// Every showing, newest first.
  func history() async throws(CarnetError) -> [Shown]

  /// Whether the history is all there.
  func historyState() async throws(CarnetError) -> HistoryState

  /// The history as a file's content. It is not encrypted.
  func exportHistory(_ form: HistoryForm) async throws(CarnetError) -> String

  /// How long showings are kept.
  func historyRetention() async throws(CarnetError) -> HistoryRetention

  /// How many showings would be forgotten at once if they were kept for that long.
  func historyOlderThan(_ retention: HistoryRetention) async throws(CarnetError) -> Int

  /// Sets how long showings are kept, and forgets the older ones.
  func setHistoryRetention(_ retention: HistoryRetention) async throws(CarnetError)
}

/// Whose signatures the traveller trusts.
public protocol Trust: Sendable {
  /// Sources kept, in the order they were added.
  func trustSources() async throws(CarnetError) -> [TrustSource]

  /// Trusts the signers in a file from now on; a source of the same name is replaced.
  func addTrust(name: String, bytes: Data) async throws(CarnetError) -> AddedTrust

  /// Trusts a source no longer.
  func removeTrust(name: String) async throws(CarnetError)
}

/// Who says whose signatures count, which passes were taken back, and what states ask for.
public protocol Publishers: Sendable {
  /// Those the traveller believes; those that came with Carnet first.
  func publishers() async throws(CarnetError) -> [Publisher]

  /// Whether one of them is for development: its keys are no secret. Cheaper than to list them.
  func trustsDevelopment() async throws(CarnetError) -> Bool

  /// Reads a pack. Nothing is kept.
  func offerPack(_ bytes: Data) async throws(CarnetError) -> PackOffer

  /// Takes an offered pack and judges every kept pass again. `words`: those that ``PackOffer/asked`` asks for, in its order.
  func takePack(_ offer: PackOffer, words: [String]) async throws(CarnetError) -> Publisher

  /// Believes a publisher no longer and judges every kept pass again.
  func removePublisher(id: String) async throws(CarnetError)

  /// A publisher's newest pack as a file, to be handed on.
  func pack(id: String) async throws(CarnetError) -> Data

  /// A publisher's newest pack as a moving code, for another phone to scan.
  func showPack(id: String) async throws(CarnetError) -> any MovingCode

  /// Keys of which publishers say different things.
  func conflicts() async throws(CarnetError) -> [Conflict]
}

/// What the traveller's passes are worth on the trips they typed. Nothing is ever taken from where they are.
public protocol Trips: Sendable {
  /// Every trip, in the order of their start, with its colour now.
  func trips() async throws(CarnetError) -> [TripCard]

  /// The trip that is on, or the next to come.
  func nextTrip() async throws(CarnetError) -> TripCard?

  /// One trip, judged now. Rules are quoted in the first of these languages that they have (BCP 47).
  func trip(id: String, languages: [String]) async throws(CarnetError) -> Trip

  /// Keeps a trip and gives its id.
  func keepTrip(_ plan: TripPlan) async throws(CarnetError) -> String

  /// Puts another plan in a trip's place.
  func changeTrip(id: String, _ plan: TripPlan) async throws(CarnetError)

  /// Forgets a trip for good.
  func removeTrip(id: String) async throws(CarnetError)

  /// What to be reminded of, over all trips, in the order of time.
  func tripReminders() async throws(CarnetError) -> [TripReminder]
}

/// A wallet of specimens beside the real one: no PIN, gone with ``endSpecimens()``.
public protocol Specimens: Sendable {
  /// Opens it. Everything it says is marked: ``Gate/open(specimens:hasBiometric:hasRecoveryCode:)``, ``Overview`` …
  func trySpecimens() async throws(CarnetError)

  /// Deletes it.
  func endSpecimens() async throws(CarnetError)
}

/// A key of the system that needs a finger or a face for every use and dies with a new enrolment. Calls block while the system's
/// prompt is up; they are made on the wallet's own queue.
public protocol BiometricKey: Sendable {
  /// Encrypts up to 32 bytes.
  func wrap(_ secret: Data) throws(BiometricTrouble) -> Data

  /// Decrypts what ``wrap(_:)`` gave.
  func unwrap(_ wrapped: Data) throws(BiometricTrouble) -> Data
}
