import AppState
import Device
import Foundation
import Looks
import Scanner
import TestPhone
import Testing
import WalletBridge
import Wording

@MainActor
@Suite("The camera as a reader of codes", .timeLimit(.minutes(1)))
struct ScannerModelTests {
  let device = TestPhone()
  let carnet = FakeCarnet.opened()
  let parts = Parts()
  let receiving = Receiving(FakeReceiver())
  let words = Words(.english)
  let finds = Finds()

  private func model(_ status: CameraStatus = .allowed) -> ScannerModel {
    device.camera.status = status
    let model = ScannerModel(reading: carnet, parts: parts, phone: device.phone, words: words) { [finds] in finds.all.append($0) }
    model.resume()
    return model
  }

  private func advice(_ model: ScannerModel) async {
    await device.pauses.end()
    await until { model.page.hint == words(.cameraSlow) }
  }

  @Test("says why before the system asks, and looks once it is allowed")
  func allow() async {
    let model = model(.undecided)
    #expect(model.page.obstacle?.title == words(.cameraAskTitle))
    #expect(model.page.obstacle?.remedy == words(.cameraAskAllow))
    await model.help()
    #expect(model.page.obstacle == nil)
    #expect(model.page.hint == words(.cameraHint))
    #expect(!model.isBusy)
  }

  @Test("after a refusal only the settings help; coming back from there it looks")
  func refuse() async {
    device.camera.answer = false
    let model = model(.undecided)
    await model.help()
    #expect(model.page.obstacle?.text == words(.cameraDeniedForGoodText))
    #expect(model.page.obstacle?.remedy == words(.cameraSettings))
    await model.help()
    #expect(device.doors.settingsOpened == 1)
    device.camera.status = .allowed
    model.resume()
    #expect(model.page.obstacle == nil)
  }

  @Test("the permission can be taken away meanwhile")
  func takenAway() async {
    let model = model()
    device.camera.status = .refused
    model.resume()
    #expect(model.page.obstacle?.title == words(.cameraDeniedTitle))
  }

  @Test("without a camera nothing is asked and nothing is promised")
  func missing() async {
    let model = model(.missing)
    await model.help()
    model.again()
    model.next()
    await model.found(texts: ["HC1:A"])
    #expect(model.page.obstacle?.title == words(.cameraMissingTitle))
    #expect(model.page.obstacle?.remedy == nil)
    #expect(finds.all.isEmpty)
  }

  @Test("a code is felt and ends the looking, until the next is asked for")
  func found() async {
    let model = model()
    await model.found(texts: [])
    await model.found(texts: [""])
    #expect(!model.page.isFound)
    await model.found(texts: ["HC1:A", "HC1:B"])
    await model.found(texts: ["HC1:C"])
    #expect(finds.all == [["HC1:A", "HC1:B"]])
    #expect(device.haptics.successes == 1)
    #expect(model.page.isFound)
    #expect(model.page.hint == words(.cameraFound))
    model.resume()
    #expect(model.page.isFound, "a look at another app is no reason to forget it")
    model.next()
    #expect(!model.page.isFound)
    await model.found(texts: ["HC1:C"])
    #expect(finds.all.count == 2)
  }

  @Test("a pass of one's own goes to the preview in place of the camera")
  func toThePreview() async {
    let imports = Imports()
    let places = Places()
    places.path = [.add, .scanner]
    device.camera.status = .allowed
    let model = ScannerModel(
      reading: carnet, enrolling: carnet, parts: parts, receiving: receiving, phone: device.phone, words: words, imports: imports,
      places: places)
    await model.found(texts: ["HC1:A"])
    #expect(places.path == [.add, .preview(batch: 1)])
    #expect(imports.texts(1) == ["HC1:A"])
  }

  /// A scanner of one's own, where moving codes are received.
  private func receiver(_ imports: Imports, _ places: Places) -> ScannerModel {
    places.path = [.settings, .publishers, .scanner]
    device.camera.status = .allowed
    let model = ScannerModel(
      reading: carnet, enrolling: carnet, parts: parts, receiving: receiving, phone: device.phone, words: words, imports: imports,
      places: places)
    model.resume()
    return model
  }

  @Test("the frames of a moving code are received, spoken quarter by quarter, and end at the page that offers what they hold")
  func moving() async {
    let (imports, places) = (Imports(), Places())
    let model = receiver(imports, places)
    #expect(model.page.moving == nil)
    await model.found(texts: ["FRAME:A:1/8"])
    #expect(model.page.moving?.percent == 12)
    #expect(model.page.moving?.progress == words(.movingReceived, words.percent(12)))
    #expect(model.page.hint == words(.movingHold))
    let spoken = model.page.moving?.spoken
    await model.found(texts: ["FRAME:A:1/8"])
    #expect(model.page.moving?.spoken == spoken, "nothing is said within a quarter")
    await model.found(texts: ["FRAME:A:2/8"])
    #expect(model.page.moving?.spoken != spoken)
    for frame in 3...7 { await model.found(texts: ["FRAME:A:\(frame)/8"]) }
    #expect(!model.page.isFound)
    await model.found(texts: ["FRAME:A:8/8"])
    #expect(model.page.isFound && model.page.hint == words(.movingComplete))
    #expect(device.haptics.successes == 1)
    #expect(places.path == [.settings, .publishers, .pack(batch: 1)])
    #expect(imports.pack(1) == Data("A".utf8))
  }

  @Test("an invitation, a text of passes and a moving code of them end at pages of their own")
  func own() async {
    let (imports, places) = (Imports(), Places())
    carnet.scans["CEN1:A"] = .invitation(offer: Samples.offer())
    await receiver(imports, places).found(texts: ["CEN1:A", "https://embassy.example"])
    #expect(places.here == .invitation(batch: 1) && imports.invitation(1) == "CEN1:A" && imports.next() == nil)
    carnet.scans["CSE1:A"] = .batch
    await receiver(imports, places).found(texts: ["CSE1:A"])
    #expect(places.here == .receive(batch: 2) && imports.sealed(2) == Data("CSE1:A".utf8))
    carnet.sealed = [Data("batch".utf8)]
    await receiver(imports, places).found(texts: ["FRAME:batch:1/1"])
    #expect(places.here == .receive(batch: 3) && imports.sealed(3) == Data("batch".utf8))
  }

  @Test("a damaged invitation has its page too, which says so")
  func damagedInvitation() async {
    let (imports, places) = (Imports(), Places())
    carnet.refusedInvitations = ["CEN1:B"]
    await receiver(imports, places).found(texts: ["CEN1:B"])
    #expect(places.here == .invitation(batch: 1) && imports.invitation(1) == "CEN1:B")
  }

  @Test("a look at another app, or leaving the camera, loses no frame; giving up does")
  func movingAgain() async {
    let (imports, places) = (Imports(), Places())
    await receiver(imports, places).found(texts: ["FRAME:A:1/4"])
    let model = receiver(imports, places)
    #expect(model.page.moving?.percent == 25)
    await model.found(texts: ["FRAME:A:2/4"])
    model.resume()
    #expect(model.page.moving?.percent == 50)
    await model.stopReceiving()
    #expect(model.page.moving == nil && model.page.hint == words(.cameraHint))
    await model.found(texts: ["FRAME:B:1/4"])
    #expect(model.page.moving?.percent == 25)
  }

  @Test("another moving code is named: one goes on, or starts anew")
  func movingOther() async {
    let model = receiver(Imports(), Places())
    await model.found(texts: ["FRAME:A:1/4"])
    await model.found(texts: ["FRAME:B:1/2"])
    #expect(model.isDoubting)
    #expect(model.page.other?.title == words(.movingOtherTitle))
    #expect(model.page.other?.text == words(.movingOtherText, words.percent(25)))
    model.isDoubting = false
    await model.found(texts: ["FRAME:B:2/2"])
    #expect(!model.isDoubting, "it was answered already")
    await model.found(texts: ["FRAME:A:2/4"])
    #expect(model.page.moving?.percent == 50)
    await model.found(texts: ["FRAME:B:1/2"])
    #expect(model.isDoubting)
    await model.startWithOther()
    #expect(!model.isDoubting && model.page.moving?.percent == 50)
    await model.found(texts: ["FRAME:B:2/2"])
    #expect(model.page.isFound)
  }

  @Test("what came otherwise than it was sent is said to be dropped, and begins anew")
  func movingDropped() async {
    let model = receiver(Imports(), Places())
    await model.found(texts: ["FRAME:broken:1/2"])
    await model.found(texts: ["FRAME:broken:2/2"])
    #expect(model.page.hint == words(.movingDropped))
    #expect(model.page.moving?.percent == 0)
    await model.found(texts: ["FRAME:A:1/2"])
    #expect(model.page.hint == words(.movingHold))
  }

  @Test("a pass in the picture still ends at the preview while a moving code is being received")
  func movingAndPass() async {
    let (imports, places) = (Imports(), Places())
    let model = receiver(imports, places)
    await model.found(texts: ["FRAME:A:1/4"])
    await model.found(texts: ["HC1:A"])
    #expect(places.here == .preview(batch: 1))
  }

  @Test("where only passes are looked for, a moving code is said to belong elsewhere")
  func movingElsewhere() async {
    let model = model()
    await model.found(texts: ["FRAME:A:1/4"])
    #expect(model.page.hint == words(.movingElsewhere))
    #expect(model.page.moving == nil && finds.all.isEmpty && !model.page.isFound)
    await model.found(texts: ["HC1:A"])
    #expect(finds.all == [["HC1:A"]])
  }

  @Test("a code that is found after one went back leads nowhere")
  func tooLate() async {
    let imports = Imports()
    let places = Places()
    places.path = [.add]
    device.camera.status = .allowed
    await ScannerModel(
      reading: carnet, enrolling: carnet, parts: parts, receiving: receiving, phone: device.phone, words: words, imports: imports,
      places: places
    ).found(texts: [
      "HC1:A"
    ])
    #expect(places.path == [.add])
    #expect(imports.texts(1) == nil)
  }

  @Test("the light is for cameras that have one, and goes out with the looking")
  func light() async {
    let model = model()
    model.toggleTorch()
    #expect(model.page.light == nil)
    model.torchFound(true)
    #expect(model.page.light?.label == words(.cameraTorchOn))
    model.toggleTorch()
    #expect(model.page.light?.isOn == true)
    #expect(model.page.light?.label == words(.cameraTorchOff))
    await model.found(texts: ["HC1:A"])
    #expect(model.page.light == nil)
    model.next()
    #expect(model.page.light?.isOn == false)
    model.toggleTorch()
    model.torchFound(false)
    #expect(model.page.light == nil)
  }

  @Test("a camera that does not answer can be tried again")
  func broken() async {
    let model = model(.undecided)
    model.broke()
    #expect(model.page.obstacle?.title == words(.cameraAskTitle), "nothing breaks before it is used")
    await model.help()
    model.broke()
    #expect(model.page.obstacle?.title == words(.cameraBrokenTitle))
    model.next()
    await model.found(texts: ["HC1:A"])
    #expect(model.page.obstacle?.title == words(.cameraBrokenTitle))
    #expect(finds.all.isEmpty)
    #expect(model.page.obstacle?.remedy == words(.actionRetry))
    await model.help()
    #expect(model.page.obstacle == nil)
    model.broke()
    model.resume()
    #expect(model.page.obstacle == nil, "also on coming back to the app")
  }

  @Test("advice comes after eight seconds without a code, and anew for the next one")
  func slow() async {
    let model = model()
    await until { await !device.pauses.pending.isEmpty }
    model.resume()
    #expect(await device.pauses.pending == [.seconds(8)], "a look at another app does not begin it anew")
    #expect(model.page.hint == words(.cameraHint))
    await advice(model)
    await model.found(texts: ["HC1:A"])
    model.next()
    #expect(model.page.hint == words(.cameraHint))
    await advice(model)
  }

  @Test("a code that is found in time ends the waiting for advice")
  func quick() async {
    let model = model()
    await until { await !device.pauses.pending.isEmpty }
    await model.found(texts: ["HC1:A"])
    await until { await device.pauses.pending.isEmpty }
    #expect(model.page.hint == words(.cameraFound))
  }

  @Test("the codes of one pass are counted, in any order, and the last ends the looking")
  func parts() async {
    let model = model()
    #expect(model.page.parts == nil)
    #expect(model.page.otherWays == words(.cameraOtherAdd))
    await model.found(texts: ["PART:A:2/3"])
    #expect(model.page.parts?.progress == "1 of 3 codes")
    #expect(model.page.parts?.missing == "2 codes are missing")
    #expect(model.page.hint == words(.partText))
    #expect(model.page.otherWays == words(.partOtherWays))
    #expect(!model.page.isFound)
    await model.found(texts: ["PART:A:3/3"])
    #expect(model.page.parts?.progress == "2 of 3 codes")
    await model.found(texts: ["PART:A:1/3"])
    #expect(finds.all == [["HC1:A"]])
    #expect(model.page.hint == words(.partComplete))
    #expect(model.page.parts == nil)
    #expect(device.haptics.successes == 3)
    model.next()
    await model.found(texts: ["HC1:B"])
    #expect(model.page.hint == words(.cameraFound))
  }

  @Test("a code that stays in the picture is no second one; one that was collected before is said to be there")
  func again() async {
    let model = model()
    await model.found(texts: ["PART:A:1/3"])
    await model.found(texts: ["PART:A:1/3"])
    #expect(model.page.parts?.again == nil && model.page.hint == words(.partText))
    await model.found(texts: ["PART:A:1/3", "PART:A:1/3"])
    #expect(model.page.parts?.again == nil, "the same, as another frame sees it")
    await model.found(texts: ["PART:A:2/3"])
    await model.found(texts: ["PART:A:1/3"])
    #expect(model.page.hint == words(.partAgain))
    #expect(model.page.parts?.again == words(.partAgain))
    #expect(model.page.parts?.progress == "2 of 3 codes")
    #expect(device.haptics.successes == 2)
    await model.found(texts: ["PART:A:3/3"])
    #expect(finds.all == [["HC1:A"]])
  }

  @Test("the light stays on from one code to the next")
  func lightForParts() async {
    let model = model()
    model.torchFound(true)
    model.toggleTorch()
    await model.found(texts: ["PART:A:1/2"])
    #expect(model.page.light?.isOn == true)
  }

  @Test("a code of another pass asks; without an answer the first goes on")
  func another() async {
    let model = model()
    await model.found(texts: ["PART:A:1/3"])
    await model.found(texts: ["PART:B:1/2"])
    #expect(model.isDoubting)
    #expect(model.page.other == OtherPartLook(have: 1, need: 3, words))
    await model.found(texts: ["PART:A:2/3"])
    #expect(parts.count?.have == 1, "the camera rests while it is asked")
    model.resume()
    #expect(model.isDoubting, "a look at another app is no answer")
    model.isDoubting = false
    #expect(model.page.other == nil)
    await model.found(texts: ["PART:A:2/3"])
    #expect(parts.count == Parts.Count(have: 2, need: 3))
  }

  @Test("started anew, the new pass is collected and the first forgotten")
  func startWithOther() async {
    let model = model()
    await model.startWithOther()
    await model.found(texts: ["PART:A:1/3"])
    await model.found(texts: ["PART:B:1/2"])
    // The system closes the question before it tells the answer.
    model.isDoubting = false
    await model.startWithOther()
    #expect(parts.count == Parts.Count(have: 1, need: 2))
    await model.found(texts: ["PART:B:2/2"])
    #expect(finds.all == [["HC1:B"]])
  }

  @Test("what was collected elsewhere is gone on with")
  func elsewhere() async throws {
    _ = try await parts.take(["PART:A:1/2"], by: carnet)
    let model = model()
    #expect(model.page.parts?.progress == "1 of 2 codes")
    await model.found(texts: ["PART:A:2/2"])
    #expect(finds.all == [["HC1:A"]])
  }

  @Test("a wallet that does not answer is told by the next page")
  func fails() async {
    let model = model()
    carnet.fails = .locked
    await model.found(texts: ["PART:A:1/3"])
    #expect(finds.all == [["PART:A:1/3"]])
    #expect(model.page.isFound)
  }

  @Test("a wallet that does not answer when one starts anew is told by the next page, too")
  func startFails() async {
    let model = model()
    await model.found(texts: ["PART:A:1/3"])
    await model.found(texts: ["PART:B:1/2"])
    carnet.fails = .locked
    model.isDoubting = false
    await model.startWithOther()
    #expect(finds.all == [["PART:B:1/2"]])
  }

  @Test("while the core looks at a code the next frames wait, and who leaves is not led anywhere")
  func weighing() async {
    let model = model()
    carnet.holds = true
    async let first: Void = model.found(texts: ["HC1:A"])
    await until { carnet.isHeld }
    await model.found(texts: ["HC1:B"])
    model.resume()
    #expect(!model.page.isFound && model.page.obstacle == nil)
    model.broke()
    carnet.release()
    await first
    #expect(finds.all.isEmpty)
    #expect(model.page.obstacle?.title == words(.cameraBrokenTitle))
  }

  @Test("a code that holds bytes is handed on as the core writes them")
  func bytes() async {
    let model = model()
    await model.found([.bytes(Data([1, 2, 3]))])
    #expect(finds.all == [["B64:AQID"]])
    carnet.fails = .internal
    model.next()
    await model.found([.bytes(Data([4]))])
    #expect(finds.all.count == 2 && finds.all.last == [])
  }

  @Test("whoever checks passes is told where to hold somebody else's")
  func otherHint() async {
    device.camera.status = .allowed
    let model = ScannerModel(reading: carnet, parts: parts, phone: device.phone, words: words, hint: .verifyHint) { _ in }
    #expect(model.page.hint == words(.verifyHint))
  }
}

extension ScannerModel {
  /// Codes of text.
  fileprivate func found(texts: [String]) async { await found(texts.map { .text($0) }) }
}

/// What was found, find by find.
@MainActor
final class Finds {
  var all: [[String]] = []

  nonisolated init() {}
}
