import Device
import Foundation
import Testing

@Suite("What the camera makes of a code")
struct SeenCodeTests {
  /// Bits of segments as codewords, padded to whole bytes.
  private func codewords(_ bits: (Int, Int)...) -> Data {
    var text = ""
    for (value, count) in bits {
      let digits = String(value, radix: 2)
      text += String(repeating: "0", count: count - digits.count) + digits
    }
    while text.count % 8 != 0 { text += "0" }
    let all = Array(text)
    return Data(stride(from: 0, to: all.count, by: 8).map { UInt8(String(all[$0..<$0 + 8]), radix: 2) ?? 0 })
  }

  private let zip: [UInt8] = [0x50, 0x4B, 3, 4, 0, 0xFF]

  private func bytes(_ values: [UInt8], count: Int = 8) -> Data {
    var text = codewords((0b0100, 4), (values.count, count))
    // The mode and a count of eight bits leave half a byte.
    var half = text.removeLast() & 0xF0
    for value in values {
      text.append(half | value >> 4)
      half = value << 4
    }
    text.append(half)
    return text
  }

  @Test("a text is a text")
  func text() {
    #expect(SeenCode(text: "HC1:A", payload: bytes(Array("HC1:A".utf8)), version: 1) == .text("HC1:A"))
    #expect(SeenCode(text: "HC1:A", payload: nil, version: 0) == .text("HC1:A"))
  }

  @Test(
    "bytes that are no text come as they are, whatever the system takes them for", arguments: [nil, "PK", "", "PK\u{3}\u{4}\0ÿ", "PK�"])
  func binary(_ text: String?) {
    #expect(SeenCode(text: text, payload: bytes(zip), version: 5) == .bytes(Data(zip)))
  }

  @Test("a text that has nothing to do with the data stays the system's")
  func otherData() {
    #expect(SeenCode(text: "HC1:A", payload: bytes(zip), version: 5) == .text("HC1:A"))
    #expect(SeenCode(text: "two\r\n\tlines", payload: bytes(Array("two\r\n\tlines".utf8)), version: 1) == .text("two\r\n\tlines"))
  }

  @Test("larger codes count in two bytes")
  func large() {
    #expect(SeenCode(text: nil, payload: bytes(zip, count: 16), version: 10) == .bytes(Data(zip)))
    #expect(SeenCode(text: nil, payload: bytes(zip, count: 16), version: 40) == .bytes(Data(zip)))
  }

  @Test("bytes that no text was made of are given, though they could be one")
  func noText() {
    #expect(SeenCode(text: nil, payload: bytes([0xE9, 0x41]), version: 2) == .bytes(Data([0xE9, 0x41])))
  }

  @Test("a text in another character set stays the system's")
  func otherCharacterSet() {
    #expect(SeenCode(text: "é", payload: bytes([0xE9]), version: 2) == .text("é"))
  }

  @Test("digits, letters and bytes of one message stand together; the name of a character set is no part of it")
  func segments() {
    // 8675309, A:1, then a byte behind the designator of UTF-8.
    let payload = codewords(
      (0b0001, 4), (7, 10), (867, 10), (530, 10), (9, 4), (0b0010, 4), (3, 9), (10 * 45 + 44, 11), (1, 6), (0b0111, 4), (26, 8),
      (0b0100, 4), (1, 8), (0, 8), (0, 4))
    #expect(SeenCode(text: nil, payload: payload, version: 1) == .bytes(Data("8675309A:1\0".utf8)))
  }

  @Test("a group of digits keeps its zeros")
  func zeros() {
    let payload = codewords((0b0001, 4), (5, 10), (7, 10), (4, 7), (0, 4))
    #expect(SeenCode(text: nil, payload: payload, version: 1) == .bytes(Data("00704".utf8)))
  }

  @Test("codes that break off, are of a kind unknown, or hold nothing are none")
  func broken() {
    #expect(SeenCode(text: nil, payload: nil, version: 0) == nil)
    #expect(SeenCode(text: "", payload: nil, version: 0) == nil)
    #expect(SeenCode(text: nil, payload: Data(), version: 1) == nil)
    #expect(SeenCode(text: nil, payload: codewords((0b0100, 4), (200, 8), (1, 8)), version: 1) == nil)
    #expect(SeenCode(text: nil, payload: codewords((0b1101, 4), (1, 12)), version: 1) == nil)
    #expect(SeenCode(text: nil, payload: codewords((0b0001, 4), (3, 10), (1001, 10)), version: 1) == nil)
    #expect(SeenCode(text: nil, payload: codewords((0b0010, 4), (1, 9), (45, 6)), version: 1) == nil)
    #expect(SeenCode(text: nil, payload: codewords((0b0111, 4)), version: 1) == nil)
    #expect(SeenCode(text: nil, payload: bytes(zip), version: 41) == nil)
  }

  @Test("any payload is read or refused, and none is too short to look at")
  func noise() {
    var seed: UInt64 = 7
    func next() -> UInt8 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: seed >> 33)
    }
    for length in 0..<300 {
      let payload = Data((0..<length).map { _ in next() })
      if case .bytes(let read)? = SeenCode(text: nil, payload: payload, version: 1 + length % 40) {
        #expect(read.count <= length * 3)
      }
    }
  }
}
