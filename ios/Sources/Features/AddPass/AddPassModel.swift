import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// Finds the codes in what was picked, pasted or shared, and leads to the preview.
@MainActor
@Observable
public final class AddPassModel {
  private enum State {
    case choosing(AddProblem?)
    case reading
  }

  private var state = State.choosing(nil)
  private var job: Task<Void, Never>?

  private let reading: any Reading
  private let phone: Phone
  private let words: Words
  private let imports: Imports
  private let places: Places
  private let mayTake: @MainActor () -> Bool

  /// - Parameter mayTake: whether what another app shared may be read now: the open wallet is the traveller's own.
  public init(
    reading: any Reading, phone: Phone, words: Words, imports: Imports, places: Places, mayTake: @escaping @MainActor () -> Bool
  ) {
    self.reading = reading
    self.phone = phone
    self.words = words
    self.imports = imports
    self.places = places
    self.mayTake = mayTake
  }

  /// How many things another app shared wait to be read.
  public var waiting: Int { mayTake() ? imports.shared.count : 0 }

  /// Reads what another app shared. What a lock interrupts waits on.
  public func takeShared() async {
    if waiting == 0 { return }
    let taken = imports.takeShared()
    await read(taken.map(Source.shared))
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

  /// Goes to the camera.
  public func scan() { places.go(to: .scanner) }

  /// What the screen says.
  public var page: AddPassPage {
    var problem: Notice?
    var isReading = false
    switch state {
    case .choosing(let found): problem = found.map { $0.notice(words) }
    case .reading: isReading = true
    }
    return AddPassPage(isReading: isReading, problem: problem, hasCamera: phone.camera.status != .missing)
  }

  /// What comes later takes the place of what is still being read.
  private func read(_ sources: [Source]) async {
    if sources.isEmpty { return }
    job?.cancel()
    state = .reading
    let job = Task {
      let answer = await texts(sources)
      if Task.isCancelled { return }
      switch answer {
      case .success(let texts):
        state = .choosing(nil)
        places.go(to: .preview(batch: imports.put(texts)))
      case .failure(let problem):
        state = .choosing(problem)
      }
    }
    self.job = job
    await job.value
  }

  /// Each code once. One bad file among several does not hide what the others hold.
  private func texts(_ sources: [Source]) async -> Result<[String], AddProblem> {
    var found: [String] = []
    var trouble: AddProblem?
    for source in sources where !Task.isCancelled {
      do throws(AddProblem) {
        let bytes = try await bytes(source)
        for text in try await texts(bytes) where !found.contains(text) { found.append(text) }
      } catch {
        trouble = error
        if error.isOfTheWallet { return .failure(error) }
      }
    }
    if !found.isEmpty { return .success(found) }
    return .failure(trouble ?? .noCode(files: sources.count { $0.isFile }))
  }

  private func texts(_ bytes: Data) async throws(AddProblem) -> [String] {
    do throws(CarnetError) {
      return try await reading.textsInFile(bytes)
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
