import Foundation
import Testing

@testable import ApplePhone

@Suite("Pictures as iPhones take them")
struct PictureTests {
  @Test("are known by the brand of their container", arguments: ["heic", "heix", "mif1"])
  func heic(_ brand: String) {
    #expect(isHEIC(Data([0, 0, 0, 24]) + Data("ftyp\(brand)".utf8) + Data(count: 8)))
  }

  @Test(
    "nothing else is taken for one", arguments: ["", "\u{1}\u{2}\u{3}ftyp", "xxxxftypisom", "%PDF-1.7 ftypheic", "HC1:NCFOXN%TS3DH3ZSUZK"])
  func other(_ text: String) {
    #expect(!isHEIC(Data(text.utf8)))
    #expect(readablePicture(Data(text.utf8)) == Data(text.utf8))
  }
}
