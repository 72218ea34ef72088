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

  /// Takes out what there is, oldest first, as much as memory has room for at once; the rest is taken the next time. What cannot be
  /// read is let go all the same: it would only wait forever.
  public func take() -> [Data] {
    var taken: [Data] = []
    var room = 2 * largestFile
    for file in waiting() {
      let size = (try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? .max
      if size <= largestFile {
        if size > room { break }
        if let bytes = try? Data(contentsOf: file) { taken.append(bytes) }
        room -= size
      }
      try? FileManager.default.removeItem(at: file)
    }
    return taken
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
