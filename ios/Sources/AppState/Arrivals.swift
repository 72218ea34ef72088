import Foundation
import WalletBridge

/// What came in and is no pass yet: it goes to a page of its own.
public enum Arrival: Hashable, Sendable {
  /// Of an issuer, to enrol.
  case invitation(String)
  /// Passes that an enrolment waits for.
  case batch(Data)
  /// Of a verifier, who asks for passes.
  case request(String)
  /// Of a publisher.
  case pack(Data)

  /// What a moving code held. What is none of these is refused as a pack.
  public init(_ object: Data, _ arrived: Arrived?) {
    self =
      switch arrived {
      case .batch?: .batch(object)
      case .text(let text)?: .invitation(text)
      case .request(let text)?: .request(text)
      // Nothing was asked here: the page of a request says that it is none.
      case .answer?: .request(String(decoding: object, as: UTF8.self))
      case .pack?, .other?, nil: .pack(object)
      }
  }
}

/// What was found in pictures, files and texts, sorted by where it goes; each once.
public struct Arrivals: Equatable, Sendable {
  /// Passes, their parts, and what is neither.
  public private(set) var texts: [String] = []
  public private(set) var others: [Arrival] = []

  public init() {}

  public var isEmpty: Bool { texts.isEmpty && others.isEmpty }

  /// Takes what is no text of a code.
  public mutating func add(_ arrival: Arrival) {
    if !others.contains(arrival) { others.append(arrival) }
  }

  /// Takes texts of codes. An invitation or a request need not be sound: its page says what is the matter with it.
  public mutating func add(_ found: [String], by enrolling: any Enrolling) async throws(CarnetError) {
    for text in found {
      switch try await enrolling.arrived(Data(text.utf8)) {
      case .text: add(.invitation(text))
      case .batch: add(.batch(Data(text.utf8)))
      case .request, .answer: add(.request(text))
      case .pack, .other: if !texts.contains(text) { texts.append(text) }
      }
    }
  }

  /// Drops what is no pass and no part of one, where there is anything else: lines around it in a message, other codes beside it.
  public mutating func dropNoise(by reading: any Reading) async throws(CarnetError) {
    if others.isEmpty { return }
    var passes: [String] = []
    for text in texts {
      switch try await reading.preview(text: text) {
      case .pass, .part: passes.append(text)
      case .frame, .invitation, .batch, .request, .answer, .nothing: break
      }
    }
    texts = passes
  }
}

extension Imports {
  /// Holds what was found, and gives its page: passes come first, and the rest waits until they are decided. Nil where nothing was found.
  public func put(_ found: Arrivals) -> Destination? {
    wait(found.others)
    return found.texts.isEmpty ? next() : .preview(batch: put(found.texts))
  }
}
