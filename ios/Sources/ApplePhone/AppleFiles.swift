import Device
import Foundation
import UIKit

/// Files that were handed over. Pictures as iPhones take them, HEIC, come as JPEG: the core's decoder reads no HEIC.
public struct AppleFiles: Files {
  private let files = SystemFiles()

  public init() {}

  public func read(_ file: URL, limit: Int) async throws(FileTrouble) -> Data {
    readablePicture(try await files.read(file, limit: limit))
  }
}

/// A HEIC picture as JPEG; anything else as it is.
public func readablePicture(_ bytes: Data) -> Data {
  guard isHEIC(bytes), let jpeg = UIImage(data: bytes)?.jpegData(compressionQuality: 0.95) else { return bytes }
  return jpeg
}

/// By the brand of its container (ISO/IEC 14496-12, section 4.3, and ISO/IEC 23008-12, section 10).
func isHEIC(_ bytes: Data) -> Bool {
  guard bytes.count >= 12 else { return false }
  let head = [UInt8](bytes.prefix(12))
  let brands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
  return head[4..<8].elementsEqual("ftyp".utf8) && brands.contains { head[8...].elementsEqual($0.utf8) }
}
