import Foundation
import Testing

@testable import ApplePhone

@Suite("When the system reminds")
struct RemindersTests {
  @Test("a moment is the same wherever the phone is by then", arguments: [1_637_577_667, 1_709_164_799, 951_782_400] as [Int64])
  func moment(_ moment: Int64) throws {
    let date = AppleReminders.date(of: moment)
    #expect(date.timeZone == .gmt && date.nanosecond == nil)
    #expect(Int64(try #require(date.date).timeIntervalSince1970) == moment)
  }
}
