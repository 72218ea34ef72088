import Device
import Looks
import Observation
import Wording

/// What the installed app does not ask for, and what it does.
@MainActor
@Observable
public final class LimitsModel {
  private var keys: [String]?

  private let facts: any AppFacts
  private let words: Words

  public init(facts: any AppFacts, words: Words) {
    self.facts = facts
    self.words = words
  }

  /// Reads the keys of the installed app.
  public func load() async { keys = await facts.read().usageKeys }

  /// What the screen says; nil until it is read.
  public var page: LimitsPage? {
    guard let keys else { return nil }
    let kept = Limit.allCases.filter { $0.holds(keys) }
    let broken = Limit.allCases.filter { !$0.holds(keys) }
    let sections = [
      LimitsPage.Section(words(.limitsCould), .bad, broken.map { LimitsPage.Row(words($0.title), nil) }),
      LimitsPage.Section(words(.limitsCannot), .good, kept.map { LimitsPage.Row(words($0.title), words($0.text)) }),
      LimitsPage.Section(words(.limitsDoesNot), .note, [LimitsPage.Row(words(.limitsNetwork), words(.limitsNetworkText))]),
      // For notifications there is no key: the system asks when they are switched on.
      LimitsPage.Section(words(.limitsAsks), .note, keys.map(asked) + [LimitsPage.Row(words(.limitsNotify), words(.limitsNotifyText))]),
    ]
    return LimitsPage(lead: words(.limitsLead), sections: sections.filter { !$0.rows.isEmpty })
  }

  private func asked(_ key: String) -> LimitsPage.Row {
    switch key {
    case "NSCameraUsageDescription": LimitsPage.Row(words(.limitsCamera), words(.limitsCameraText))
    case "NSFaceIDUsageDescription": LimitsPage.Row(words(.limitsBiometric), words(.limitsBiometricText))
    default: LimitsPage.Row(key, words(.limitsUnknownText))
    }
  }
}

/// What the screen says of the app's limits.
public struct LimitsPage: Equatable, Sendable {
  public let lead: String
  public let sections: [Section]

  /// Things of one sort: what it could do, cannot, does not, asks for.
  public struct Section: Hashable, Sendable, Identifiable {
    public let title: String
    public let tone: Tone
    public let rows: [Row]

    public var id: String { title }

    init(_ title: String, _ tone: Tone, _ rows: [Row]) {
      self.title = title
      self.tone = tone
      self.rows = rows
    }
  }

  /// One thing.
  public struct Row: Hashable, Sendable, Identifiable {
    public let title: String
    public let text: String?

    public var id: String { title }

    init(_ title: String, _ text: String?) {
      self.title = title
      self.text = text
    }
  }
}
