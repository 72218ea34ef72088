import Foundation

/// Where the share extension leaves what it was given, for the app to take: a folder that both may use and no other app. It is
/// encrypted by the system while the phone is locked, left out of backups, and emptied when the app takes it.
public struct Inbox: Sendable {
  /// More files than this at once are no traveller's passes.
  public static let most = 50

  /// The one of this app and its share extension. Nil where they were signed without their common group.
  public static var ofGroup: Inbox? {
    #if canImport(Darwin)
      FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: "group.app.carnet")
        .map { Inbox(folder: $0.appendingPathComponent("inbox", isDirectory: true)) }
    #else
      nil
    #endif
  }

  private let folder: URL

  public init(folder: URL) { self.folder = folder }

  /// Leaves one thing there. Throws ``FileTrouble/tooLarge`` past the decoder's limit or when the inbox is full.
  public func put(_ bytes: Data) throws {
    var folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #if canImport(Darwin)
      var values = URLResourceValues()
      values.isExcludedFromBackup = true
      try folder.setResourceValues(values)
    #endif
    guard bytes.count <= largestFile, waiting().count < Self.most else { throw FileTrouble.tooLarge }
    #if canImport(Darwin)
      let options: Data.WritingOptions = [.atomic, .completeFileProtection]
    #else
      let options: Data.WritingOptions = [.atomic]
    #endif
    try bytes.write(to: folder.appendingPathComponent(UUID().uuidString), options: options)
  }

  /// Takes everything out, oldest first. What cannot be read is let go all the same: it would only wait forever.
  public func take() -> [Data] {
    waiting().compactMap { file in
      defer { try? FileManager.default.removeItem(at: file) }
      guard let size = try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize, size <= largestFile else { return nil }
      return try? Data(contentsOf: file)
    }
  }

  private func waiting() -> [URL] {
    let key = URLResourceKey.creationDateKey
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [key], options: .skipsHiddenFiles)
    return (files ?? []).sorted { age($0) < age($1) }
  }

  private func age(_ file: URL) -> Date {
    (try? file.resourceValues(forKeys: [.creationDateKey]).creationDate) ?? .distantPast
  }
}
