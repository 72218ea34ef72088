import Foundation

/// What a camera reads of a code.
public enum SeenCode: Equatable, Sendable {
  case text(String)
  /// A code that holds no text.
  case bytes(Data)

  /// What the system makes of a QR code, and the code's own data. The system has no text for bytes that are none, or a wrong one: with
  /// characters that no text has, or cut before the first of them.
  ///
  /// - Parameters:
  ///   - payload: data codewords after error correction; nil where the code is no QR code.
  ///   - version: of the symbol, 1 to 40.
  public init?(text: String?, payload: Data?, version: Int) {
    let bytes = payload.flatMap { qrBytes($0, version: version) }
    if let bytes, text.map({ isWrong($0, of: bytes) }) ?? true {
      self = .bytes(bytes)
    } else if let text, !text.isEmpty {
      self = .text(text)
    } else {
      return nil
    }
  }
}

private func isWrong(_ text: String, of bytes: Data) -> Bool {
  if text.unicodeScalars.contains(where: { $0 == "\u{FFFD}" || $0.value < 0x20 && isControl(UInt8($0.value)) }) { return true }
  return bytes.contains(where: isControl) && bytes.starts(with: text.utf8)
}

/// Whether no text has such a byte, in any character set that codes are written in.
private func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) }

/// The bytes of a QR code's message (ISO/IEC 18004 section 7.4): nil where it has a segment that is neither bytes nor letters and
/// digits, or breaks off.
func qrBytes(_ codewords: Data, version: Int) -> Data? {
  guard (1...40).contains(version) else { return nil }
  let range = version < 10 ? 0 : version < 27 ? 1 : 2
  var bits = Bits(bytes: [UInt8](codewords))
  var message = Data()
  // Fewer than four bits left are an end as well.
  while let mode = bits.take(4), mode != 0 {
    switch mode {
    case 0b0001:
      guard let count = bits.take([10, 12, 14][range]), let digits = bits.digits(count) else { return nil }
      message += digits
    case 0b0010:
      guard let count = bits.take([9, 11, 13][range]), let characters = bits.alphanumeric(count) else { return nil }
      message += characters
    case 0b0100:
      guard let count = bits.take([8, 16, 16][range]), let bytes = bits.bytes(count) else { return nil }
      message += bytes
    // The character set of what follows: the bytes stay as they are.
    case 0b0111:
      guard let first = bits.take(8) else { return nil }
      let more = first < 0x80 ? 0 : first < 0xC0 ? 8 : 16
      guard bits.take(more) != nil else { return nil }
    default: return nil
    }
  }
  return message.isEmpty ? nil : message
}

/// Bits of codewords, the highest first.
private struct Bits {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func take(_ count: Int) -> Int? {
    guard position + count <= bytes.count * 8 else { return nil }
    var value = 0
    for at in position..<position + count { value = value << 1 | Int(bytes[at / 8] >> (7 - UInt8(at % 8)) & 1) }
    position += count
    return value
  }

  mutating func bytes(_ count: Int) -> Data? {
    var taken = Data()
    for _ in 0..<count {
      guard let byte = take(8) else { return nil }
      taken.append(UInt8(byte))
    }
    return taken
  }

  /// Three to ten bits, two to seven, one to four.
  mutating func digits(_ count: Int) -> Data? {
    var taken = Data()
    while taken.count < count {
      let length = min(3, count - taken.count)
      guard let value = take([4, 7, 10][length - 1]), value < [10, 100, 1000][length - 1] else { return nil }
      let text = String(value)
      taken += Data((String(repeating: "0", count: length - text.count) + text).utf8)
    }
    return taken
  }

  /// Two to eleven bits, one to six.
  mutating func alphanumeric(_ count: Int) -> Data? {
    let letters = [UInt8]("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
    var taken = Data()
    while taken.count < count {
      let isPair = count - taken.count > 1
      guard let value = take(isPair ? 11 : 6), value < (isPair ? 45 * 45 : 45) else { return nil }
      taken += isPair ? [letters[value / 45], letters[value % 45]] : [letters[value]]
    }
    return taken
  }
}
