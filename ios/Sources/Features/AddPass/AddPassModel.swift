import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// Finds the codes in what was picked, pasted or shared, and leads to the preview. A pass in several codes is put together here.
@MainActor
@Observable
public final class AddPassModel {
  private enum State {
    case choosing(AddProblem?)
    /// The number of the file that is being read, and of how many.
    case reading(Int, of: Int)
  }

  /// Whether it is asked which pass is to be collected. Without an answer it stays the first.
  public var isDoubting = false
  /// Whether it is asked if what was collected is to be forgotten.
  public var isStartingOver = false

  private var state = State.choosing(nil)
  private var job: Task<Void, Never>?
  /// What another app shared and is being read.
  private var underWay: [Shared] = []
  /// Codes of another pass, while it is asked.
  private var others: [String] = []
  /// The last code was there already.
  private var isAgain = false

  private let reading: any Reading
  private let enrolling: any Enrolling
  private let phone: Phone
  private let words: Words
  private let imports: Imports
  private let parts: Parts
  private let places: Places
  private let mayTake: @MainActor () -> Bool

  /// - Parameter mayTake: whether what another app shared may be read now: the open wallet is the traveller's own.
  public init(
    reading: any Reading, enrolling: any Enrolling, phone: Phone, words: Words, imports: Imports, parts: Parts, places: Places,
    mayTake: @escaping @MainActor () -> Bool
  ) {
    self.reading = reading
    self.enrolling = enrolling
    self.phone = phone
    self.words = words
    self.imports = imports
    self.parts = parts
    self.places = places
    self.mayTake = mayTake
  }

  /// How many things another app shared wait to be read.
  public var waiting: Int { mayTake() ? imports.shared.count : 0 }

  /// Reads what another app shared; what it shares meanwhile is read with it. What a lock interrupts waits on.
  public func takeShared() async {
    if waiting == 0 { return }
    underWay += imports.takeShared()
    let taken = underWay
    await read(taken.map(Source.shared))
    if underWay != taken { return }
    underWay = []
    if !mayTake() { imports.share(taken) }
  }

  /// Pictures were picked; an empty list is a picker that was closed.
  public func picked(pictures: [PickedPicture]) async { await read(pictures.map(Source.picture)) }

  /// Files were picked.
  public func picked(files: [URL]) async { await read(files.map { .shared(.file($0)) }) }

  /// The picker of files failed.
  public func notOpened() {
    if case .choosing = state { state = .choosing(.notOpened) }
  }

  /// Reads the text on the clipboard.
  public func paste() async {
    let text = await phone.clipboard.text() ?? ""
    if text.allSatisfy(\.isWhitespace) {
      stop()
      state = .choosing(.nothingToPaste)
    } else {
      await read([.shared(.text(text))])
    }
  }

  /// Stops reading a file that takes too long. Also on leaving the screen.
  public func stop() {
    job?.cancel()
    job = nil
    if case .reading = state { state = .choosing(nil) }
  }

  /// Starts anew with the code of the other pass.
  public func startWithOther() async {
    let texts = others
    others = []
    isDoubting = false
    if texts.isEmpty { return }
    parts.clear()
    await read { [enrolling] in
      var found = Arrivals()
      do throws(CarnetError) {
        try await found.add(texts, by: enrolling)
      } catch {
        return .failure(.failed(error))
      }
      return .success(found)
    }
  }

  /// Stays with the pass that is being collected.
  public func goOnCollecting() {
    others = []
    isDoubting = false
    offerNext()
  }

  /// Forgets the codes that were collected.
  public func startOver() {
    isStartingOver = false
    isAgain = false
    parts.clear()
  }

  /// Goes to the camera.
  public func scan() { places.go(to: .scanner) }

  /// What the screen says.
  public var page: AddPassPage {
    var problem: Notice?
    var isReading = false
    var progress: String?
    switch state {
    case .choosing(let found): problem = found.map { $0.notice(words) }
    case .reading(let number, let all):
      isReading = true
      progress = all > 1 ? words(.addReadingFile, number, all) : nil
    }
    let count = parts.count
    return AddPassPage(
      isReading: isReading, progress: progress, problem: problem,
      parts: count.map { PartsLook(have: $0.have, need: $0.need, isAgain: isAgain, words) },
      other: isDoubting ? count.map { OtherPartLook(have: $0.have, need: $0.need, words) } : nil,
      hasCamera: phone.camera.status != .missing)
  }

  private func read(_ sources: [Source]) async {
    if sources.isEmpty { return }
    await read(of: sources.count) { [self] in await found(in: sources) }
  }

  /// What comes later takes the place of what is still being read.
  private func read(of count: Int = 1, _ find: @escaping @MainActor () async -> Result<Arrivals, AddProblem>) async {
    job?.cancel()
    isDoubting = false
    isAgain = false
    state = .reading(1, of: count)
    let job = Task {
      do throws(AddProblem) {
        var found = try await find().get()
        try await dropNoise(from: &found)
        let collected = try await collected(found.texts)
        if Task.isCancelled { return }
        state = .choosing(nil)
        imports.wait(found.others)
        go(on: collected)
      } catch {
        if !Task.isCancelled { state = .choosing(error) }
      }
    }
    self.job = job
    await job.value
  }

  private func dropNoise(from found: inout Arrivals) async throws(AddProblem) {
    do throws(CarnetError) {
      try await found.dropNoise(by: reading)
    } catch {
      throw .failed(error)
    }
  }

  /// Nil where there is no text.
  private func collected(_ texts: [String]) async throws(AddProblem) -> Parts.Find? {
    if texts.isEmpty || Task.isCancelled { return nil }
    do throws(CarnetError) {
      return try await parts.take(texts, by: reading)
    } catch {
      throw .failed(error)
    }
  }

  /// Passes come first; what else came with them is offered once they are decided.
  private func go(on find: Parts.Find?) {
    switch find {
    case .texts(let texts)?: return places.go(to: .preview(batch: imports.put(texts)))
    case .another(let texts)?:
      others = texts
      isDoubting = true
      return
    case .frames?: state = .choosing(.frames)
    case .part(let isNews)?: isAgain = !isNews
    case nil: break
    }
    offerNext()
  }

  private func offerNext() { if let next = imports.next() { places.go(to: next) } }

  /// One bad file among several does not hide what the others hold.
  private func found(in sources: [Source]) async -> Result<Arrivals, AddProblem> {
    var found = Arrivals()
    var trouble: AddProblem?
    for (index, source) in sources.enumerated() where !Task.isCancelled {
      if index > 0 { state = .reading(index + 1, of: sources.count) }
      do throws(AddProblem) {
        try await add(bytes(source), to: &found)
      } catch {
        trouble = error
        if error.isOfTheWallet { return .failure(error) }
      }
    }
    if !found.isEmpty { return .success(found) }
    return .failure(trouble ?? .noCode(files: sources.count { $0.isFile }))
  }

  private func add(_ bytes: Data, to found: inout Arrivals) async throws(AddProblem) {
    do throws(CarnetError) {
      switch try await enrolling.arrived(bytes) {
      case .pack: found.add(.pack(bytes))
      case .batch: found.add(.batch(bytes))
      case .answer: found.add(.request(String(decoding: bytes, as: UTF8.self)))
      // An invitation or a request in a message may be one line of several.
      case .text, .request, .other: try await found.add(reading.textsInFile(bytes), by: enrolling)
      }
    } catch {
      throw .failed(error)
    }
  }

  private func bytes(_ source: Source) async throws(AddProblem) -> Data {
    switch source {
    case .shared(.text(let text)): return Data(text.utf8)
    case .shared(.bytes(let bytes)): return try small(bytes)
    case .picture(let picture):
      guard let bytes = await picture() else { throw .notOpened }
      return try small(bytes)
    case .shared(.file(let file)):
      do throws(FileTrouble) {
        return try await phone.files.read(file)
      } catch {
        throw error == .tooLarge ? .tooLarge : .notOpened
      }
    }
  }

  private func small(_ bytes: Data) throws(AddProblem) -> Data {
    if bytes.count > largestFile { throw .tooLarge }
    return bytes
  }
}

/// Where texts come from.
private enum Source {
  case shared(Shared)
  case picture(PickedPicture)

  var isFile: Bool {
    if case .shared(.text) = self { false } else { true }
  }
}
