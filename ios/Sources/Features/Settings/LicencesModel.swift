import Device
import Foundation
import Observation

/// The works of others inside the app.
@MainActor
@Observable
public final class LicencesModel {
  /// What the screen lists; nil until it is read.
  public private(set) var page: LicencesPage?

  private let facts: any AppFacts

  public init(facts: any AppFacts) { self.facts = facts }

  /// Reads them.
  public func load() async {
    let lines = await facts.licences().split(whereSeparator: \.isNewline).map(String.init)
    page = LicencesPage(licences: lines.filter { !$0.allSatisfy(\.isWhitespace) }.enumerated().map(Licence.init))
  }
}

/// What the screen of the licences lists.
public struct LicencesPage: Equatable, Sendable {
  public let licences: [Licence]
}

/// A work of others inside the app, with its version, and the licence it is under.
public struct Licence: Hashable, Sendable, Identifiable {
  public let id: Int
  public let work: String
  public let licence: String

  /// A line as the build writes it: `name version — licence`.
  init(id: Int, line: String) {
    self.id = id
    let parts = line.split(separator: " — ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
    work = parts.first ?? ""
    licence = parts.count > 1 ? parts[1] : ""
  }
}
