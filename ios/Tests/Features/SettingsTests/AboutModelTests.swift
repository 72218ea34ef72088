import Device
import Looks
import Settings
import TestPhone
import Testing
import Wording

@MainActor
@Suite("About the app")
struct AboutModelTests {
  let facts = TestPhone().facts
  let words = Words(.english)

  private struct Listed: AppFacts {
    let text: String

    func read() async -> Facts { Facts(version: "1.0.0", appBytes: 0, walletBytes: 0, usageKeys: []) }
    func licences() async -> String { text }
  }

  private func limits(_ keys: [String]) async throws -> LimitsPage {
    facts.facts = Facts(version: "1.0.0", appBytes: 0, walletBytes: 0, usageKeys: keys)
    let model = LimitsModel(facts: facts, words: words)
    #expect(model.page == nil)
    await model.load()
    return try #require(model.page)
  }

  private func section(_ page: LimitsPage, _ title: Word) -> LimitsPage.Section? { page.sections.first { $0.title == words(title) } }

  @Test("version and sizes are the system's")
  func rows() async {
    let model = AboutModel(facts: facts, words: words)
    #expect(model.page == nil)
    await model.load()
    #expect(model.page?.rows.map(\.label) == ["Version", "Size of the app", "Size of your wallet"])
    #expect(model.page?.rows.map(\.value) == ["1.0.0", words.bytes(12_345_678), words.bytes(65_536)])
  }

  @Test("each work of others stands with its licence")
  func licences() async {
    let model = LicencesModel(facts: Listed(text: "adler2 2.0.1 — 0BSD OR MIT\n\n  \nodd line\r\nlast 1 — MIT\r\n"))
    #expect(model.page == nil)
    await model.load()
    #expect(model.page?.licences.map(\.work) == ["adler2 2.0.1", "odd line", "last 1"])
    #expect(model.page?.licences.map(\.licence) == ["0BSD OR MIT", "", "MIT"])
    #expect(model.page?.licences.map(\.id) == [0, 1, 2])
  }

  @Test("the installed app asks for the camera and Face ID alone, and every limit holds")
  func limits() async throws {
    let page = try await limits(["NSCameraUsageDescription", "NSFaceIDUsageDescription"])
    #expect(section(page, .limitsCould) == nil)
    #expect(section(page, .limitsCannot)?.rows.count == 10)
    #expect(section(page, .limitsCannot)?.tone == .good)
    #expect(section(page, .limitsAsks)?.rows.map(\.title) == [words(.limitsCamera), words(.limitsBiometric), words(.limitsNotify)])
  }

  @Test("the network is told apart: iOS has no permission that could prove it")
  func network() async throws {
    let page = try await limits([])
    #expect(section(page, .limitsDoesNot)?.rows.map(\.title) == [words(.limitsNetwork)])
    #expect(section(page, .limitsCannot)?.rows.contains { $0.title == words(.limitsNetwork) } == false)
    #expect(section(page, .limitsAsks)?.rows.map(\.title) == [words(.limitsNotify)], "iOS has no key for notifications")
  }

  @Test(
    "a limit falls with its key",
    arguments: [
      ("NSLocationWhenInUseUsageDescription", Word.limitsLocation), ("NSPhotoLibraryAddUsageDescription", .limitsFiles),
      ("NSContactsUsageDescription", .limitsContacts), ("NSCalendarsFullAccessUsageDescription", .limitsContacts),
      ("NSRemindersUsageDescription", .limitsContacts), ("NSMicrophoneUsageDescription", .limitsMicrophone),
      ("NSBluetoothAlwaysUsageDescription", .limitsNearby), ("NSLocalNetworkUsageDescription", .limitsNearby),
      ("NFCReaderUsageDescription", .limitsNearby), ("NSNearbyInteractionUsageDescription", .limitsNearby),
      ("NSHealthShareUsageDescription", .limitsHealth), ("NSUserTrackingUsageDescription", .limitsTracking),
      ("LSApplicationQueriesSchemes", .limitsOtherApps), ("UIBackgroundModes", .limitsBackground),
    ])
  func broken(_ key: String, _ title: Word) async throws {
    let page = try await limits([key])
    #expect(section(page, .limitsCould)?.rows.map(\.title) == [words(title)])
    #expect(section(page, .limitsCould)?.tone == .bad)
    #expect(section(page, .limitsCannot)?.rows.contains { $0.title == words(title) } == false)
    #expect(section(page, .limitsCannot)?.rows.count == 9)
    #expect(section(page, .limitsAsks)?.rows.first?.title == key)
    #expect(section(page, .limitsAsks)?.rows.first?.text == words(.limitsUnknownText))
  }
}
