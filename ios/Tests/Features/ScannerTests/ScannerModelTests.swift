import AppState
import Device
import Scanner
import TestPhone
import Testing
import Wording

@MainActor
@Suite("The camera as a reader of codes", .timeLimit(.minutes(1)))
struct ScannerModelTests {
  let device = TestPhone()
  let words = Words(.english)
  let finds = Finds()

  private func model(_ status: CameraStatus = .allowed) -> ScannerModel {
    device.camera.status = status
    let model = ScannerModel(phone: device.phone, words: words) { [finds] in finds.all.append($0) }
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
  func takenAway() {
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
    model.found(texts: ["HC1:A"])
    #expect(model.page.obstacle?.title == words(.cameraMissingTitle))
    #expect(model.page.obstacle?.remedy == nil)
    #expect(finds.all.isEmpty)
  }

  @Test("a code is felt and ends the looking, until the next is asked for")
  func found() {
    let model = model()
    model.found(texts: [])
    model.found(texts: [""])
    #expect(!model.page.isFound)
    model.found(texts: ["HC1:A", "HC1:B"])
    model.found(texts: ["HC1:C"])
    #expect(finds.all == [["HC1:A", "HC1:B"]])
    #expect(device.haptics.successes == 1)
    #expect(model.page.isFound)
    #expect(model.page.hint == words(.cameraFound))
    model.resume()
    #expect(model.page.isFound, "a look at another app is no reason to forget it")
    model.next()
    #expect(!model.page.isFound)
    model.found(texts: ["HC1:C"])
    #expect(finds.all.count == 2)
  }

  @Test("a pass of one's own goes to the preview in place of the camera")
  func toThePreview() {
    let imports = Imports()
    let places = Places()
    places.path = [.add, .scanner]
    device.camera.status = .allowed
    let model = ScannerModel(phone: device.phone, words: words, imports: imports, places: places)
    model.found(texts: ["HC1:A"])
    #expect(places.path == [.add, .preview(batch: 1)])
    #expect(imports.texts(1) == ["HC1:A"])
  }

  @Test("a code that is found after one went back leads nowhere")
  func tooLate() {
    let imports = Imports()
    let places = Places()
    places.path = [.add]
    device.camera.status = .allowed
    ScannerModel(phone: device.phone, words: words, imports: imports, places: places).found(texts: ["HC1:A"])
    #expect(places.path == [.add])
    #expect(imports.texts(1) == nil)
  }

  @Test("the light is for cameras that have one, and goes out with the looking")
  func light() {
    let model = model()
    model.toggleTorch()
    #expect(model.page.light == nil)
    model.torchFound(true)
    #expect(model.page.light?.label == words(.cameraTorchOn))
    model.toggleTorch()
    #expect(model.page.light?.isOn == true)
    #expect(model.page.light?.label == words(.cameraTorchOff))
    model.found(texts: ["HC1:A"])
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
    model.found(texts: ["HC1:A"])
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
    model.found(texts: ["HC1:A"])
    model.next()
    #expect(model.page.hint == words(.cameraHint))
    await advice(model)
  }

  @Test("a code that is found in time ends the waiting for advice")
  func quick() async {
    let model = model()
    await until { await !device.pauses.pending.isEmpty }
    model.found(texts: ["HC1:A"])
    await until { await device.pauses.pending.isEmpty }
    #expect(model.page.hint == words(.cameraFound))
  }

  @Test("whoever checks passes is told where to hold somebody else's")
  func otherHint() {
    device.camera.status = .allowed
    let model = ScannerModel(phone: device.phone, words: words, hint: .verifyHint) { _ in }
    #expect(model.page.hint == words(.verifyHint))
  }
}

/// What was found, find by find.
@MainActor
final class Finds {
  var all: [[String]] = []

  nonisolated init() {}
}
