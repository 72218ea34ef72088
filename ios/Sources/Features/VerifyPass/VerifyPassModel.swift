import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// Checks one pass after the other. Its text is held only while its result is on the screen, and nowhere else.
@MainActor
@Observable
public final class VerifyPassModel {
  private enum State {
    /// The camera looks, or another way is chosen.
    case waiting(VerifyTrouble?)
    case checking
    case failed(CarnetError)
    case result(Verification)
  }

  /// The machine-readable zone of the travel document, as typed.
  public var zone = "" {
    didSet {
      let written = String(zone.uppercased().prefix(Self.longestZone))
      if written != zone {
        zone = written
      } else if zone != oldValue {
        comparison = nil
      }
    }
  }
  /// Whether the zone is to be typed.
  public var isZoneOpen = false { didSet { if !isZoneOpen { zone = "" } } }
  /// The zone is being compared.
  public private(set) var isComparing = false

  private var state = State.waiting(nil)
  private var answer: Bool?
  private var comparison: ZoneComparison?
  private var text: String?
  private var job: Task<Void, Never>?

  private let verifying: any Verifying
  private let reading: any Reading
  private let parts: Parts
  private let phone: Phone
  private let words: Words

  /// - Parameter parts: where the codes of one pass are collected: the camera's.
  public init(verifying: any Verifying, reading: any Reading, parts: Parts, phone: Phone, words: Words) {
    self.verifying = verifying
    self.reading = reading
    self.parts = parts
    self.phone = phone
    self.words = words
  }

  /// Codes from the camera. Of several in one view the best one counts: an inspector is shown one pass.
  public func scanned(texts: [String]) async {
    if isWaiting { await check { () throws(VerifyTrouble) in texts } }
  }

  /// Checks the text on the clipboard.
  public func paste() async {
    let pasted = await phone.clipboard.text() ?? ""
    if pasted.allSatisfy(\.isWhitespace) {
      begin()
      state = .waiting(.nothingToPaste)
    } else {
      await check { [self] () throws(VerifyTrouble) in try await texts(Data(pasted.utf8)) }
    }
  }

  /// A picture was picked.
  public func picked(picture: @escaping PickedPicture) async {
    await check { [self] () throws(VerifyTrouble) in
      guard let bytes = await picture(), bytes.count <= largestFile else { throw .notOpened }
      return try await texts(bytes)
    }
  }

  /// A file was picked.
  public func picked(file: URL) async {
    await check { [self] () throws(VerifyTrouble) in
      guard let bytes = try? await phone.files.read(file) else { throw .notOpened }
      return try await texts(bytes)
    }
  }

  /// The picker of files failed.
  public func notOpened() {
    if isWaiting { state = .waiting(.notOpened) }
  }

  /// Whether it is the person on the travel document; nil takes the answer back.
  public func answer(_ isSame: Bool?) { answer = isSame }

  /// Compares what was typed with the pass.
  public func compare() async {
    guard let text, canCompare else { return }
    isComparing = true
    let typed = zone
    let job = Task {
      let compared: Result<ZoneComparison, CarnetError>
      do throws(CarnetError) {
        compared = .success(try await verifying.compare(text: text, zone: typed))
      } catch {
        compared = .failure(error)
      }
      if Task.isCancelled { return }
      isComparing = false
      switch compared {
      // What was typed since is another zone.
      case .success(let comparison): if zone == typed { self.comparison = comparison }
      case .failure(let error): forget(.failed(error))
      }
    }
    self.job = job
    await job.value
  }

  /// Whether there is a zone to compare.
  public var canCompare: Bool { !isComparing && !zone.allSatisfy(\.isWhitespace) }

  /// Forgets the result, and what was collected of a pass in several codes, and waits for the next pass. Also on leaving the screen
  /// or the app.
  public func next() {
    parts.clear()
    begin()
  }

  /// Whether the camera looks, or what stands in for it.
  public var isWaiting: Bool {
    if case .waiting = state { true } else { false }
  }

  /// What the screen says.
  public var page: VerifyPassPage {
    switch state {
    case .waiting(let trouble): .waiting(trouble.flatMap { $0.notice(words) })
    case .checking: .checking
    case .failed(let error): .failed(Notice(error, words))
    case .result(let verification): .result(VerifiedPass(verification, answer: answer, comparison, words))
    }
  }

  private func check(_ find: @escaping @MainActor () async throws(VerifyTrouble) -> [String]) async {
    begin()
    state = .checking
    let job = Task {
      do throws(VerifyTrouble) {
        let texts = try await whole(find())
        if Task.isCancelled { return }
        guard let texts else {
          state = .waiting(nil)
          return
        }
        let best = try await best(texts)
        if Task.isCancelled { return }
        text = best.verification.verdict == .undecodable ? nil : best.text
        state = .result(best.verification)
      } catch {
        if Task.isCancelled { return }
        state = error.failure.map { .failed($0) } ?? .waiting(error)
      }
    }
    self.job = job
    await job.value
  }

  /// What there is to check; nil while codes of the pass are missing. An inspector is shown one pass: another one takes its place.
  private func whole(_ texts: [String]) async throws(VerifyTrouble) -> [String]? {
    var find: Parts.Find
    do throws(CarnetError) {
      find = try await parts.take(texts, by: reading)
      if case .another(let others) = find {
        parts.clear()
        find = try await parts.take(others, by: reading)
      }
    } catch {
      throw .failed(error)
    }
    switch find {
    case .texts(let texts): return texts
    case .frames: throw .frames
    case .part, .another: return nil
    }
  }

  private func best(_ texts: [String]) async throws(VerifyTrouble) -> (text: String, verification: Verification) {
    var best: (text: String, verification: Verification)?
    var seen: Set<String> = []
    for text in texts where seen.insert(text).inserted {
      do throws(CarnetError) {
        let verification = try await verifying.verify(text: text)
        if best.map({ verification.verdict.rank > $0.verification.verdict.rank }) ?? true { best = (text, verification) }
      } catch {
        throw .failed(error)
      }
    }
    guard let best else { throw .noCode }
    return best
  }

  private func texts(_ bytes: Data) async throws(VerifyTrouble) -> [String] {
    do throws(CarnetError) {
      return try await reading.textsInFile(bytes)
    } catch .unreadable {
      throw .notOpened
    } catch {
      throw .failed(error)
    }
  }

  private func begin() {
    job?.cancel()
    job = nil
    forget(.waiting(nil))
  }

  private func forget(_ state: State) {
    text = nil
    answer = nil
    isComparing = false
    isZoneOpen = false
    comparison = nil
    self.state = state
  }

  /// Three lines of 30 or two of 44, with room for blanks.
  private static let longestZone = 120
}

extension Verdict {
  /// Verdicts are declared from the worst to the best.
  fileprivate var rank: Int { Verdict.allCases.firstIndex(of: self) ?? 0 }
}
