import Foundation
import Looks
import TestPhone
import Testing
import WalletBridge
import Welcome
import Wording

@MainActor
@Suite("The first start", .timeLimit(.minutes(1)))
struct WelcomeModelTests {
  let carnet = FakeCarnet()
  let opened = Counter()
  let words = Words(.english)

  private func model() -> WelcomeModel {
    WelcomeModel(session: carnet, specimens: carnet, words: words) { [opened] in opened.count += 1 }
  }

  /// Up to the repetition, or as far as this PIN leads.
  private func chosen(_ pin: String) -> WelcomeModel {
    let model = model()
    model.start()
    model.pin = pin
    model.isUnderstood = true
    model.choose()
    return model
  }

  private func create(_ model: WelcomeModel, _ repeated: String) async {
    model.repeated = repeated
    await model.create()
  }

  @Test("the introduction says nothing but what it is")
  func introduction() {
    let model = model()
    #expect(model.path.isEmpty)
    #expect(model.page.introductionProblem == nil)
  }

  @Test("a PIN typed twice makes the wallet, and leaves memory")
  func created() async {
    let model = chosen("482913")
    #expect(model.path == [.choosePin, .repeatPin])
    await create(model, "482913")
    #expect(carnet.pin == "482913")
    #expect(opened.count == 1)
    #expect(model.pin.isEmpty && model.repeated.isEmpty)
    #expect(!model.isBusy)
  }

  @Test("who has not understood goes no further")
  func notUnderstood() {
    let model = model()
    model.start()
    model.pin = "482913"
    #expect(!model.canChoose)
    model.choose()
    #expect(model.path == [.choosePin])
  }

  @Test("without a PIN there is no going on")
  func noPin() {
    let model = chosen("")
    #expect(!model.canChoose)
    #expect(model.path == [.choosePin])
  }

  @Test("a short PIN is refused at once; typing takes the message away")
  func shortPin() {
    let model = chosen("12345")
    #expect(model.path == [.choosePin])
    #expect(model.page.pinMessage == words.text(.weakPin(.tooShort)))
    #expect(model.page.introductionProblem == nil && model.page.repetitionProblem == nil, "it is told where the PIN is")
    model.pin = "123456"
    #expect(model.page.pinMessage == nil)
  }

  @Test("another PIN the second time is typed again")
  func different() async {
    let model = chosen("482913")
    await create(model, "482914")
    #expect(model.page.repetitionMessage == words(.firstPinDifferent))
    #expect(model.repeated.isEmpty)
    #expect(carnet.pin == nil)
    model.repeated = "4"
    #expect(model.page.repetitionMessage == nil)
    await create(model, "482913")
    #expect(carnet.pin == "482913")
  }

  @Test("nothing typed is not compared")
  func nothingRepeated() async {
    let model = chosen("482913")
    #expect(!model.canCreate)
    await model.create()
    #expect(model.page.repetitionMessage == nil)
  }

  @Test("a PIN that anyone would try first is chosen again")
  func obviousPin() async {
    let model = chosen("111111")
    await create(model, "111111")
    #expect(model.path == [.choosePin])
    #expect(model.page.pinMessage == words.text(.weakPin(.obvious)))
    #expect(model.pin.isEmpty && model.repeated.isEmpty)
    #expect(model.isUnderstood)
    #expect(opened.count == 0)
  }

  @Test("a full disk is told, and the same PIN may be tried again")
  func fullDisk() async {
    carnet.fails = .notWritten(detail: "full")
    let model = chosen("482913")
    await create(model, "482913")
    #expect(model.path == [.choosePin, .repeatPin])
    #expect(model.page.repetitionProblem == Notice(.notWritten(detail: "full"), words))
    #expect(!model.isBusy)
    carnet.fails = nil
    await model.create()
    #expect(carnet.pin == "482913")
  }

  @Test("specimens need no PIN")
  func specimens() async {
    let model = model()
    await model.trySpecimens()
    #expect(carnet.specimens)
    #expect(opened.count == 1)
  }

  @Test("specimens that do not open say why, at the introduction; setting up takes the message away")
  func noSpecimens() async {
    carnet.fails = .notWritten(detail: "full")
    let model = model()
    await model.trySpecimens()
    #expect(model.page.introductionProblem?.title == words(.errorNotWrittenTitle))
    #expect(opened.count == 0)
    model.start()
    #expect(model.page.pinMessage == nil)
    model.path = []
    #expect(model.page.introductionProblem == nil)
  }

  @Test("a step back forgets what was typed there, and the introduction forgets all")
  func back() async {
    let model = chosen("482913")
    await create(model, "111")
    model.repeated = "4829"
    model.path.removeLast()
    #expect(model.page.repetitionMessage == nil)
    #expect(model.repeated.isEmpty)
    #expect(model.pin == "482913")
    #expect(model.isUnderstood)
    model.path.removeLast()
    #expect(model.pin.isEmpty)
    #expect(!model.isUnderstood)
  }

  @Test("one call at a time: a second tap does nothing")
  func busy() async {
    carnet.holds = true
    let model = chosen("482913")
    model.repeated = "482913"
    async let first: Void = model.create()
    await until { carnet.isHeld }
    #expect(model.isBusy)
    #expect(!model.canCreate)
    await model.create()
    await model.trySpecimens()
    model.start()
    #expect(model.path == [.choosePin, .repeatPin])
    carnet.release()
    await first
    #expect(opened.count == 1)
    #expect(!carnet.specimens)
  }
}
