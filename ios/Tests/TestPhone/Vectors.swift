import Foundation

/// Files of the repository, as the tests find them.
public enum Repository {
  /// The folder that holds `ios`, `android` and `tests`.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  public static func bytes(_ path: String) throws -> Data { try Data(contentsOf: root.appendingPathComponent(path)) }

  /// The folder of what cargo built for this machine: the library, and `carnet`.
  public static var built: URL {
    let target = ProcessInfo.processInfo.environment["CARGO_TARGET_DIR"].map { URL(fileURLWithPath: $0) }
    return (target ?? root.appendingPathComponent("target")).appendingPathComponent("debug")
  }
}

/// An example of the SMART Health Cards specification.
public enum HealthCard {
  /// The codes of a card that is spread over three.
  public static func parts() throws -> [String] {
    try (0..<3).map { part in
      let file = "tests/vectors/shc/health-cards-examples/examples/example-02-f-qr-code-numeric-value-\(part).txt"
      return String(decoding: try Repository.bytes(file), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}

/// A case of the EU's published test data: a pass, its picture, its signer's certificate, and a time at which it counts.
public struct PublishedPass: Sendable {
  public let text: String
  public let picture: Data
  public let certificate: Data
  /// Seconds since 1970 UTC.
  public let time: Int64

  public init(_ path: String) throws {
    struct Case: Decodable {
      struct Context: Decodable {
        let CERTIFICATE: String
        let VALIDATIONCLOCK: String
      }
      let PREFIX: String
      // Absent where a case has no picture.
      let picture: String
      let TESTCTX: Context

      enum CodingKeys: String, CodingKey {
        case PREFIX, TESTCTX
        case picture = "2DCODE"
      }
    }
    let one = try JSONDecoder().decode(Case.self, from: Repository.bytes("tests/vectors/eu-dcc/dgc-testdata/\(path)"))
    guard let picture = Data(base64Encoded: one.picture), let certificate = Data(base64Encoded: one.TESTCTX.CERTIFICATE),
      let time = Self.time(one.TESTCTX.VALIDATIONCLOCK)
    else { throw CocoaError(.fileReadCorruptFile) }
    text = one.PREFIX
    self.picture = picture
    self.certificate = certificate
    self.time = Int64(time.timeIntervalSince1970)
  }

  /// With or without fractions of a second.
  private static func time(_ text: String) -> Date? {
    let format = ISO8601DateFormatter()
    if let time = format.date(from: text) { return time }
    format.formatOptions.insert(.withFractionalSeconds)
    return format.date(from: text)
  }

  /// The pass the journeys are made with.
  public static func real() throws -> PublishedPass { try PublishedPass("AT/2DCode/raw/1.json") }

  /// Another one.
  public static func second() throws -> PublishedPass { try PublishedPass("IT/2DCode/raw/2.json") }
}
