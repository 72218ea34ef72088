import Device
import Foundation

/// What the installed app is, by its own bundle and folder.
public struct AppleFacts: AppFacts {
  private let wallet: URL

  public init(wallet: URL) { self.wallet = wallet }

  public func read() async -> Facts {
    let app = Bundle.main
    let info = app.infoDictionary ?? [:]
    return Facts(
      version: info["CFBundleShortVersionString"] as? String ?? "", appBytes: bytes(in: app.bundleURL), walletBytes: bytes(in: wallet),
      usageKeys: info.keys.filter { $0.hasSuffix("UsageDescription") || Self.others.contains($0) }.sorted())
  }

  /// What lets an app do something without a question of the system's.
  private static let others: Set<String> = [
    "UIBackgroundModes", "BGTaskSchedulerPermittedIdentifiers", "LSApplicationQueriesSchemes", "NSBonjourServices",
    "NSLocationTemporaryUsageDescriptionDictionary",
  ]

  public func licences() async -> String {
    guard let file = Bundle.main.path(forResource: "licences", ofType: "txt"), let text = FileManager.default.contents(atPath: file) else {
      return ""
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// All files of a folder together.
  private func bytes(in folder: URL) -> Int64 {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.fileSizeKey])
    var sum: Int64 = 0
    while let file = files?.nextObject() as? URL {
      sum += Int64((try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0)
    }
    return sum
  }
}
