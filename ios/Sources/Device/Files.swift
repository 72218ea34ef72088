import Foundation

/// Files that the traveller handed over. Nothing else of the phone can be read.
public protocol Files: Sendable {
  /// All bytes of a file, at most `limit`.
  func read(_ file: URL, limit: Int) async throws(FileTrouble) -> Data

  /// Lays bytes down as a file of this name that can be handed to another app.
  func offer(_ bytes: Data, name: String, extension: String) throws(FileTrouble) -> URL

  /// Takes back a file that was offered.
  func discard(_ file: URL)
}

extension Files {
  /// All bytes of a file that the core's decoder may take.
  public func read(_ file: URL) async throws(FileTrouble) -> Data { try await read(file, limit: largestFile) }

  /// In a folder of its own among those that the system clears.
  public func offer(_ bytes: Data, name: String, extension kind: String) throws(FileTrouble) -> URL {
    let forbidden = CharacterSet(charactersIn: "/:\\").union(.controlCharacters).union(.newlines)
    let plain = name.components(separatedBy: forbidden).joined(separator: " ").trimmingCharacters(in: CharacterSet(charactersIn: " ."))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString, isDirectory: true)
    let file = folder.appendingPathComponent(plain.isEmpty ? "carnet" : plain).appendingPathExtension(kind)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try bytes.write(to: file)
      return file
    } catch {
      throw .notOpened
    }
  }

  /// With the folder made for it.
  public func discard(_ file: URL) { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }

  /// The name people see.
  public func name(_ file: URL) -> String { file.lastPathComponent }
}

/// A file that was not read.
public enum FileTrouble: Error, Equatable, Sendable {
  case tooLarge
  case notOpened
}

/// The largest document the core's decoder takes, in bytes.
public let largestFile = 32 << 20

/// ``Files`` of the system's own pickers and of shares.
public struct SystemFiles: Files {
  public init() {}

  public func read(_ file: URL, limit: Int) async throws(FileTrouble) -> Data {
    guard file.isFileURL else { throw .notOpened }
    #if canImport(Darwin)
      // A picker's file belongs to another app: the system lends it for as long as this lasts.
      let lent = file.startAccessingSecurityScopedResource()
      defer { if lent { file.stopAccessingSecurityScopedResource() } }
    #endif
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      let bytes = try handle.read(upToCount: limit + 1) ?? Data()
      if bytes.count > limit { throw FileTrouble.tooLarge }
      return bytes
    } catch let trouble as FileTrouble {
      throw trouble
    } catch {
      throw .notOpened
    }
  }
}

/// What another app shared with this one.
public enum Shared: Equatable, Sendable {
  case text(String)
  /// Bytes that the share extension took in.
  case bytes(Data)
  case file(URL)
}
