import AddPass
import AppState
import Device
import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("Choosing where a pass comes from", .timeLimit(.minutes(1)))
struct AddPassModelTests {
  let carnet = FakeCarnet.opened()
  let device = TestPhone()
  let imports = Imports()
  let parts = Parts()
  let places = Places()
  let words = Words(.english)

  private func model(reading: (any Reading)? = nil, mayTake: @escaping @MainActor () -> Bool = { true }) -> AddPassModel {
    places.home(.add)
    return AddPassModel(
      reading: reading ?? carnet, enrolling: carnet, phone: device.phone, words: words, imports: imports, parts: parts, places: places,
      mayTake: mayTake)
  }

  /// The texts that the preview was opened with.
  private var found: [String]? {
    guard case .preview(let batch)? = places.here else { return nil }
    return imports.texts(batch)
  }

  private func picture(_ text: String?) -> PickedPicture {
    { text.map { Data($0.utf8) } }
  }

  @Test("a pasted text goes to the preview")
  func paste() async {
    let model = model()
    device.clipboard.content = "HC1:A\n\n"
    await model.paste()
    #expect(found == ["HC1:A"])
    #expect(!model.page.isReading)
    #expect(model.page.problem == nil)
  }

  @Test("an empty clipboard is said", arguments: [nil, "", " \n"])
  func emptyClipboard(_ content: String?) async {
    let model = model()
    device.clipboard.content = content
    await model.paste()
    #expect(model.page.problem == Notice(.wait, title: "No pass found", words(.addProblemPaste)))
    #expect(places.here == .add)
  }

  @Test("a text without a code is said")
  func noCodeInText() async {
    let model = model()
    let text = "See you at the gate"
    carnet.files[Data(text.utf8)] = []
    device.clipboard.content = text
    await model.paste()
    #expect(model.page.problem?.text == words(.addProblemText))
  }

  @Test("several pictures give each code once")
  func severalPictures() async {
    let model = model()
    await model.picked(pictures: [picture("HC1:A"), picture("HC1:A\nHC1:B"), picture("")])
    #expect(found == ["HC1:A", "HC1:B"])
  }

  @Test("a publisher's pack goes to the page that offers it, also one that is refused there")
  func pack() async {
    let model = model()
    carnet.fails = nil
    let (good, bad) = (Data([0x89, 1]), Data([0x89, 2]))
    carnet.unreadable = [good, bad]
    carnet.packs = [good: PackOffer(publisher: Samples.publisher(), asked: [])]
    await model.picked(pictures: [{ good }])
    #expect(places.here == .pack(batch: 1) && imports.pack(1) == good)
    #expect(model.page.problem == nil)
    places.home(.add)
    carnet.refusedPacks = [bad]
    await model.picked(pictures: [{ bad }])
    #expect(places.here == .pack(batch: 2) && imports.pack(2) == bad)
  }

  @Test("passes and packs that come together are all read: the passes first, each pack after them and once")
  func passesAndPacks() async {
    let model = model()
    let (one, other) = (Data([0x89, 1]), Data([0x89, 2]))
    carnet.unreadable = [one, other]
    carnet.packs = [one: PackOffer(publisher: Samples.publisher(), asked: [])]
    carnet.refusedPacks = [other]
    await model.picked(pictures: [{ one }, picture("HC1:A"), { other }, { one }, picture("HC1:B")])
    #expect(found == ["HC1:A", "HC1:B"])
    #expect(model.page.problem == nil)
    #expect(waiting == [one, other])
  }

  @Test("several packs alone are offered one after another")
  func severalPacks() async {
    let model = model()
    let (one, other) = (Data([0x89, 1]), Data([0x89, 2]))
    carnet.unreadable = [one, other]
    carnet.refusedPacks = [one, other]
    await model.picked(pictures: [{ one }, { other }])
    #expect(places.path == [.add, .pack(batch: 1)] && imports.pack(1) == one)
    #expect(waiting == [other])
  }

  @Test("beside a part of a pass, which leads nowhere yet, the pack is offered at once; beside a question, once that is answered")
  func partAndPack() async {
    let model = model()
    let pack = Data([0x89, 1])
    carnet.unreadable = [pack]
    carnet.refusedPacks = [pack]
    await model.picked(pictures: [picture("PART:A:1/3"), { pack }])
    #expect(places.path == [.add, .pack(batch: 1)] && parts.count?.have == 1)
    places.home(.add)
    await model.picked(pictures: [picture("PART:B:1/3"), { pack }])
    #expect(model.isDoubting && places.path == [.add])
    // The question closes before its button acts.
    model.isDoubting = false
    #expect(places.path == [.add])
    model.goOnCollecting()
    #expect(places.path == [.add, .pack(batch: 2)] && imports.pack(2) == pack)
    places.home(.add)
    await model.picked(pictures: [picture("PART:B:1/3"), { pack }])
    model.isDoubting = false
    await model.startWithOther()
    #expect(places.path == [.add, .pack(batch: 3)] && parts.count?.have == 1)
  }

  @Test("an invitation goes to its page, from a text, a picture or among the lines of a message, and need not be sound")
  func invitation() async {
    let model = model()
    device.clipboard.content = "CEN1:A"
    await model.paste()
    #expect(places.path == [.add, .invitation(batch: 1)] && imports.invitation(1) == "CEN1:A")
    places.home(.add)
    device.clipboard.content = "Dear traveller\nCEN1:B\nThe embassy"
    await model.paste()
    #expect(places.path == [.add, .invitation(batch: 2)] && imports.invitation(2) == "CEN1:B")
    #expect(imports.next() == nil)
  }

  @Test("passes that were issued go to where they are received, as a file and as a text")
  func batch() async {
    let model = model()
    await model.picked(pictures: [picture("CSE1:A")])
    #expect(places.path == [.add, .receive(batch: 1)] && imports.sealed(1) == Data("CSE1:A".utf8))
  }

  @Test("with a pass an invitation comes after it")
  func passAndInvitation() async {
    let model = model()
    await model.picked(pictures: [picture("CEN1:A"), picture("HC1:A")])
    #expect(found == ["HC1:A"])
    #expect(imports.next() == .invitation(batch: 2))
  }

  /// The packs that wait for their turn.
  private var waiting: [Data] {
    var all: [Data] = []
    while case .pack(let batch)? = imports.next() { all += imports.pack(batch).map { [$0] } ?? [] }
    return all
  }

  @Test("what is neither a document nor a pack is said not to be readable")
  func noPack() async {
    let model = model()
    let bytes = Data([0xFF])
    carnet.unreadable = [bytes]
    await model.picked(pictures: [{ bytes }])
    #expect(model.page.problem?.title == words(.errorUnreadableTitle))
    #expect(places.here == .add)
  }

  @Test("one picture of a moving code says where that is received")
  func frame() async {
    let model = model()
    await model.picked(pictures: [picture("FRAME:A:1/4")])
    #expect(model.page.problem == Notice(.wait, title: words(.previewFrameTitle), words(.previewFrameText)))
    #expect(places.here == .add)
  }

  @Test("a closed picker changes nothing")
  func closedPicker() async {
    let model = model()
    await model.paste()
    await model.picked(pictures: [])
    await model.picked(files: [])
    #expect(model.page.problem?.text == words(.addProblemPaste))
  }

  @Test("a file is read from where it lies")
  func file() async throws {
    let folder = try Folder()
    let model = model()
    await model.picked(files: [try folder.file("pass.txt", "HC1:F")])
    #expect(found == ["HC1:F"])
  }

  @Test("one bad file does not hide what the others hold")
  func oneBadFile() async throws {
    let folder = try Folder()
    let files = [try folder.file("broken", "!"), folder.url.appendingPathComponent("missing"), try folder.file("a", "HC1:A")]
    let model = model(reading: ReadingOfLines())
    await model.picked(files: files)
    #expect(found == ["HC1:A"])
  }

  @Test("pictures without a code are counted")
  func noCodeInPictures() async {
    let model = model()
    await model.picked(pictures: [picture(""), picture("")])
    #expect(model.page.problem?.text == words(.addProblemFiles, 2))
    await model.picked(pictures: [picture("")])
    #expect(model.page.problem?.text == words(.addProblemFiles, 1))
    #expect(places.here == .add)
  }

  @Test("a picture or file that cannot be had is said")
  func notOpened() async throws {
    let folder = try Folder()
    let model = model()
    await model.picked(pictures: [picture(nil)])
    #expect(model.page.problem?.text == words(.addProblemClosed))
    await model.paste()
    await model.picked(files: [folder.url.appendingPathComponent("missing")])
    #expect(model.page.problem?.text == words(.addProblemClosed))
    await model.paste()
    model.notOpened()
    #expect(model.page.problem?.text == words(.addProblemClosed))
  }

  @Test("what is too large is said, picture or file")
  func tooLarge() async throws {
    let folder = try Folder()
    let bytes = Data(count: largestFile + 1)
    let model = model()
    await model.picked(pictures: [{ bytes }])
    #expect(model.page.problem?.text == words(.addProblemLarge))
    await model.paste()
    await model.picked(files: [try folder.file("huge", bytes)])
    #expect(model.page.problem?.text == words(.addProblemLarge))
  }

  @Test("a damaged file is said by the core's own words")
  func unreadable() async {
    let model = model(reading: ReadingOfLines())
    await model.picked(pictures: [picture("!")])
    #expect(model.page.problem == Notice(.wait, title: words(.errorUnreadableTitle), words(.errorUnreadable)))
  }

  @Test("a wallet that fails ends the reading, whatever else was found")
  func walletFails() async {
    let model = model(reading: ReadingOfLines())
    await model.picked(pictures: [picture("HC1:A"), picture("?"), picture("HC1:B")])
    #expect(model.page.problem?.title == words(.errorLockedTitle))
    #expect(found == nil)
  }

  @Test("what another app shared is taken once, texts and files together")
  func shared() async {
    let model = model()
    imports.share([.text("HC1:A"), .bytes(Data("HC1:B".utf8))])
    #expect(model.waiting == 2)
    await model.takeShared()
    #expect(found == ["HC1:A", "HC1:B"])
    #expect(model.waiting == 0)
    places.back()
    await model.takeShared()
    #expect(places.here == .add)
  }

  @Test("what is shared while the first is being read is read with it")
  func sharedTogether() async {
    let model = model()
    imports.share([.text("HC1:A")])
    carnet.holds = true
    async let first: Void = model.takeShared()
    await until { carnet.isHeld }
    imports.share([.text("HC1:B")])
    carnet.holds = false
    await model.takeShared()
    carnet.release()
    await first
    #expect(found == ["HC1:A", "HC1:B"])
    #expect(imports.shared.isEmpty)
  }

  @Test("what was shared waits while the specimens are open")
  func sharedDuringSpecimens() async {
    let real = Counter()
    let model = model { real.count > 0 }
    imports.share([.text("HC1:A")])
    #expect(model.waiting == 0)
    await model.takeShared()
    #expect(imports.shared.count == 1)
    real.count = 1
    #expect(model.waiting == 1)
    await model.takeShared()
    #expect(found == ["HC1:A"])
  }

  @Test("reading can be stopped; what comes then is let go")
  func stop() async {
    let model = model()
    carnet.holds = true
    async let reading: Void = model.picked(pictures: [picture("HC1:A")])
    await until { carnet.isHeld }
    #expect(model.page.isReading)
    model.stop()
    #expect(!model.page.isReading)
    carnet.release()
    await reading
    #expect(places.here == .add)
    #expect(model.page.problem == nil)
  }

  @Test("what is picked later takes the place of what is still being read")
  func later() async {
    let model = model()
    carnet.holds = true
    async let first: Void = model.picked(pictures: [picture("HC1:A")])
    await until { carnet.isHeld }
    carnet.holds = false
    await model.picked(pictures: [picture("HC1:B")])
    carnet.release()
    await first
    #expect(found == ["HC1:B"])
    #expect(places.path.count == 2)
  }

  @Test("a pass in several codes is counted until all are there, picture by picture")
  func collected() async {
    let model = model()
    await model.picked(pictures: [picture("PART:A:1/3")])
    #expect(model.page.parts == PartsLook(have: 1, need: 3, words))
    #expect(places.here == .add)
    #expect(model.page.problem == nil && !model.page.isReading)
    await model.picked(pictures: [picture("PART:A:1/3")])
    #expect(model.page.parts?.again == words(.partAgain))
    device.clipboard.content = "PART:A:3/3"
    await model.paste()
    #expect(model.page.parts == PartsLook(have: 2, need: 3, words))
    await model.picked(pictures: [picture("PART:A:2/3")])
    #expect(found == ["HC1:A"])
    #expect(model.page.parts == nil)
  }

  @Test("codes of one pass in several pictures at once are the pass")
  func collectedAtOnce() async {
    await model().picked(pictures: [picture("PART:A:2/2"), picture("PART:A:1/2")])
    #expect(found == ["HC1:A"])
  }

  @Test("a code of another pass asks; without an answer it stays the first")
  func another() async {
    let model = model()
    await model.startWithOther()
    await model.picked(pictures: [picture("PART:A:1/3")])
    await model.picked(pictures: [picture("PART:B:1/2")])
    #expect(model.isDoubting)
    #expect(model.page.other == OtherPartLook(have: 1, need: 3, words))
    model.isDoubting = false
    #expect(model.page.other == nil)
    #expect(parts.count == Parts.Count(have: 1, need: 3))
    await model.startWithOther()
    #expect(parts.count == Parts.Count(have: 1, need: 2))
    await model.picked(pictures: [picture("PART:B:2/2")])
    #expect(found == ["HC1:B"])
  }

  @Test("what was collected can be forgotten")
  func startOver() async {
    let model = model()
    await model.picked(pictures: [picture("PART:A:1/3")])
    model.isStartingOver = true
    model.startOver()
    #expect(!model.isStartingOver)
    #expect(model.page.parts == nil)
    await model.picked(pictures: [picture("PART:A:2/3")])
    #expect(model.page.parts?.have == 1)
  }

  @Test("a wallet that fails while codes are put together is said")
  func collectingFails() async {
    let model = model(reading: Forgetful())
    await model.picked(pictures: [picture("PART:A:1/3")])
    #expect(model.page.problem?.title == words(.errorLockedTitle))
  }

  @Test("of several files it is said which is being read")
  func progress() async {
    let model = model()
    carnet.holds = true
    async let reading: Void = model.picked(pictures: [picture("HC1:A"), picture("HC1:B")])
    await until { carnet.isHeld }
    #expect(model.page.progress == words(.addReadingFile, 1, 2))
    model.stop()
    carnet.release()
    await reading
    #expect(model.page.progress == nil)
    carnet.holds = true
    async let one: Void = model.picked(pictures: [picture("HC1:A")])
    await until { carnet.isHeld }
    #expect(model.page.isReading && model.page.progress == nil)
    carnet.release()
    await one
  }

  @Test("the camera is offered where there is one")
  func camera() {
    let model = model()
    model.scan()
    #expect(places.path == [.add, .scanner])
    device.camera.status = .missing
    #expect(!model.page.hasCamera)
    device.camera.status = .refused
    #expect(model.page.hasCamera, "the scanner says what helps")
  }
}

/// Files for one test.
private final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("add-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String, _ text: String) throws -> URL { try file(name, Data(text.utf8)) }

  func file(_ name: String, _ bytes: Data) throws -> URL {
    let file = url.appendingPathComponent(name)
    try bytes.write(to: file)
    return file
  }
}

/// Finds codes and is locked when it is asked what they are.
private struct Forgetful: Reading {
  func preview(text: String) async throws(CarnetError) -> Scan { throw .locked }

  func keep(text: String, replacing: String?) async throws(CarnetError) -> String { throw .locked }

  func join(texts: [String]) async throws(CarnetError) -> Joined { throw .locked }

  func textOfBytes(_ bytes: Data) async throws(CarnetError) -> String { throw .locked }

  func textsInFile(_ bytes: Data) async throws(CarnetError) -> [String] { [String(decoding: bytes, as: UTF8.self)] }

  func textsInFrame(width: Int, height: Int, stride: Int, luma: Data) async throws(CarnetError) -> [String] { [] }
}

/// Bytes of a file are its lines; `!` in front cannot be read, `?` finds the wallet locked.
private struct ReadingOfLines: Reading {
  func preview(text: String) async throws(CarnetError) -> Scan { Samples.nothing }

  func keep(text: String, replacing: String?) async throws(CarnetError) -> String { text }

  func join(texts: [String]) async throws(CarnetError) -> Joined { .apart }

  func textOfBytes(_ bytes: Data) async throws(CarnetError) -> String { "" }

  func textsInFile(_ bytes: Data) async throws(CarnetError) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("!") { throw .unreadable(detail: "damaged") }
    if text.hasPrefix("?") { throw .locked }
    return text.split(separator: "\n").map(String.init)
  }

  func textsInFrame(width: Int, height: Int, stride: Int, luma: Data) async throws(CarnetError) -> [String] { [] }
}
