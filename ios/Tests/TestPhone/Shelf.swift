import Device
import Foundation

/// Files by their names; any other cannot be opened. What is offered to other apps is remembered.
public final class Shelf: Files {
  private let files: [String: Data]
  private let out = Guarded<[URL: Data]>([:])

  public init(_ files: [String: Data]) { self.files = files }

  /// What lies ready for other apps.
  public var offered: [URL: Data] { out.withLock { $0 } }

  public func read(_ file: URL, limit: Int) async throws(FileTrouble) -> Data {
    guard let bytes = files[file.lastPathComponent] else { throw .notOpened }
    if bytes.count > limit { throw .tooLarge }
    return bytes
  }

  public func offer(_ bytes: Data, name: String, extension kind: String) throws(FileTrouble) -> URL {
    let file = URL(fileURLWithPath: "/out/\(name).\(kind)")
    out.withLock { $0[file] = bytes }
    return file
  }

  public func discard(_ file: URL) { out.withLock { $0[file] = nil } }
}
