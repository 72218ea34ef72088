import Observation
import WalletBridge

/// The codes of one pass that is spread over several, on their way in: by camera, picture, file or paste, in any order. Never written
/// anywhere; gone when the wallet locks.
@MainActor
@Observable
public final class Parts {
  /// How many of a pass's codes are there, and how many there are.
  public struct Count: Hashable, Sendable {
    public let have: Int
    public let need: Int

    public init(have: Int, need: Int) {
      self.have = have
      self.need = need
    }
  }

  /// What a find came to.
  public enum Find: Equatable, Sendable {
    /// Nothing is to be waited for: these texts go to the preview.
    case texts([String])
    /// Frames of a moving code, which holds no pass.
    case frames
    /// Codes of a pass, not all of them. `isNews`: one of them was not there yet.
    case part(isNews: Bool)
    /// Codes of another pass than the one that is being collected. It is for the traveller to say which.
    case another([String])
  }

  /// Nil while nothing is being collected.
  public private(set) var count: Count?
  private var held: [String] = []
  /// Rises when what is held is forgotten: what was asked of the core before counts no more.
  private var turn = 0

  public init() {}

  /// Takes the texts of a find. Passes among them go on at once, whatever else is being collected.
  public func take(_ texts: [String], by reading: any Reading) async throws(CarnetError) -> Find {
    let mine = turn
    var sorted = try await Sorted(texts, by: reading)
    if sorted.parts.isEmpty { return sorted.passes.isEmpty && sorted.hasFrames ? .frames : .texts(texts) }
    var held = held
    var count = count
    var isNews = false
    var strangers: [String] = []
    let began = !held.isEmpty
    for part in sorted.parts where !held.contains(part) {
      switch try await reading.join(texts: held + [part]) {
      case .missing(let have, let need):
        // A code written in another way is the same code.
        isNews = isNews || Int(have) != count?.have
        held.append(part)
        count = Count(have: Int(have), need: Int(need))
      case .whole(let text):
        // Codes of two passes of as many codes fit together, and are none.
        if began, try await isBroken(text, by: reading) {
          strangers.append(part)
        } else {
          sorted.passes.append(text)
          held = []
          count = nil
        }
      case .apart: strangers.append(part)
      }
    }
    if mine != turn { return sorted.passes.isEmpty ? .part(isNews: false) : .texts(sorted.passes) }
    self.held = held
    self.count = count
    if !strangers.isEmpty && held.isEmpty { return try await take(sorted.passes + strangers, by: reading) }
    if !sorted.passes.isEmpty { return .texts(sorted.passes) }
    return strangers.isEmpty ? .part(isNews: isNews) : .another(strangers)
  }

  /// Whether all of them are there: a camera sees the same code again and again.
  public func hold(_ texts: [String]) -> Bool { !texts.isEmpty && texts.allSatisfy(held.contains) }

  /// Forgets what was collected.
  public func clear() {
    turn += 1
    held = []
    count = nil
  }

  private func isBroken(_ text: String, by reading: any Reading) async throws(CarnetError) -> Bool {
    if case .nothing(.undecodable, _, _) = try await reading.preview(text: text) { true } else { false }
  }
}

/// Texts by what they are. Lines that are nothing are no news beside the others.
private struct Sorted {
  var passes: [String] = []
  var parts: [String] = []
  var hasFrames = false

  init(_ texts: [String], by reading: any Reading) async throws(CarnetError) {
    for text in texts {
      switch try await scan(text, by: reading) {
      case .part?: parts.append(text)
      case .pass?: passes.append(text)
      case .frame?: hasFrames = true
      // An invitation, a batch and a request have pages of their own.
      case .invitation?, .batch?, .request?, .answer?, .nothing?, nil: break
      }
    }
  }
}

/// Nil where it begins as an invitation and is none.
private func scan(_ text: String, by reading: any Reading) async throws(CarnetError) -> Scan? {
  do throws(CarnetError) {
    return try await reading.preview(text: text)
  } catch .native {
    return nil
  }
}
