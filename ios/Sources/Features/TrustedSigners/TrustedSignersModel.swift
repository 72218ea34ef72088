import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// Sources of trust: list, add from a file, remove.
@MainActor
@Observable
public final class TrustedSignersModel {
  /// A file is being read, or a source removed.
  public private(set) var isBusy = false

  private enum State {
    case loading
    case failed(CarnetError)
    case read([TrustSource])
  }

  private enum Problem {
    case file(FileTrouble)
    case refused(CarnetError)
  }

  private var state = State.loading
  private var added: (name: String, trust: AddedTrust)?
  private var removal: TrustedSignersPage.Removal?
  private var problem: Problem?

  private let trust: any Trust
  private let files: any Files
  private let words: Words
  /// The core takes no larger file, in bytes.
  private let largest = 8 << 20

  public init(trust: any Trust, files: any Files, words: Words) {
    self.trust = trust
    self.files = files
    self.words = words
  }

  /// Reads the list.
  public func load() async {
    if isBusy { return }
    if case .failed = state { state = .loading }
    do throws(CarnetError) {
      state = .read(try await trust.trustSources())
    } catch {
      state = .failed(error)
    }
  }

  /// A file was picked, or could not be. Its name becomes the source's.
  public func picked(_ file: Result<URL, any Error>) async {
    guard begins() else { return }
    let bytes: Data
    let name: String
    do {
      let file = try file.get()
      name = files.name(file)
      bytes = try await files.read(file, limit: largest)
    } catch {
      problem = .file(error as? FileTrouble ?? .notOpened)
      isBusy = false
      return
    }
    await change { [trust] () throws(CarnetError) in
      added = (name, try await trust.addTrust(name: name, bytes: bytes))
    }
  }

  /// Asks before a source goes.
  public func askRemove(_ source: TrustedSignersPage.Source) {
    guard case .read(let sources) = state, !isBusy else { return }
    guard let asked = sources.first(where: { $0.name == source.name }) else { return }
    removal = TrustedSignersPage.Removal(name: asked.name, text: words(.trustRemoveText, Int(asked.keys), asked.name))
    added = nil
    problem = nil
  }

  /// Whether it is asked if a source shall go. False: it stays.
  public var asksRemove: Bool {
    get { removal != nil }
    set { if !newValue { removal = nil } }
  }

  /// Trusts the source no longer that was asked about.
  public func remove(_ removal: TrustedSignersPage.Removal) async {
    guard begins() else { return }
    await change { [trust] () throws(CarnetError) in try await trust.removeTrust(name: removal.name) }
  }

  /// The result or the problem was read.
  public func dismiss() {
    added = nil
    problem = nil
  }

  /// What the screen says.
  public var page: TrustedSignersPage {
    switch state {
    case .loading: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .read(let sources):
      .list(
        TrustedSignersPage.List(
          sources: sources.map { TrustedSignersPage.Source($0, words) },
          added: added.map { TrustedSignersPage.Added($0.name, $0.trust, words) },
          problem: problem.map(notice),
          removal: removal,
          lead: words(sources.isEmpty ? .trustEmptyText : .trustLead),
          add: words(isBusy ? .trustWorking : .trustAdd)))
    }
  }

  private func notice(_ problem: Problem) -> Notice {
    switch problem {
    case .file(.tooLarge): Notice(.bad, title: words(.trustProblemTitle), words(.trustProblemLarge))
    case .file(.notOpened): Notice(.bad, title: words(.trustProblemTitle), words(.trustProblemClosed))
    case .refused(let error): Notice(error, words)
    }
  }

  /// One change at a time; what the last one came to was read.
  private func begins() -> Bool {
    guard case .read = state, !isBusy else { return false }
    isBusy = true
    added = nil
    removal = nil
    problem = nil
    return true
  }

  private func change(_ call: () async throws(CarnetError) -> Void) async {
    do throws(CarnetError) {
      try await call()
    } catch {
      added = nil
      problem = .refused(error)
      isBusy = false
      return
    }
    // What was done is done, also where the list cannot be read again.
    do throws(CarnetError) {
      state = .read(try await trust.trustSources())
    } catch {
      state = .failed(error)
    }
    isBusy = false
  }
}
