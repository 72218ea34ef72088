import Device
import Foundation
import TestPhone
import Testing

@Suite("Files that were handed over")
struct FilesTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("carnet-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func file(_ bytes: Int) throws -> URL {
    let file = folder.appendingPathComponent("a file")
    try Data(count: bytes).write(to: file)
    return file
  }

  @Test("a file is read whole, up to the limit and not a byte past it")
  func limit() async throws {
    #expect(try await SystemFiles().read(try file(100), limit: 100).count == 100)
    await #expect(throws: FileTrouble.tooLarge) { try await SystemFiles().read(try file(101), limit: 100) }
    #expect(try await SystemFiles().read(try file(0)).isEmpty)
  }

  @Test(
    "what is no file, is gone, or is a folder is not opened", arguments: ["https://example.org/a", "file:///nowhere/at/all", "file:///"])
  func closed(_ address: String) async throws {
    let url = try #require(URL(string: address))
    await #expect(throws: FileTrouble.notOpened) { try await SystemFiles().read(url) }
  }

  @Test("what is offered to other apps lies in a folder of its own under a plain name, until it is taken back")
  func offered() throws {
    let file = try SystemFiles().offer(Data([1, 2]), name: "../Santé: pack\n.", extension: "carnetpack")
    #expect(try Data(contentsOf: file) == Data([1, 2]))
    #expect(file.lastPathComponent == "Santé  pack.carnetpack")
    let second = try SystemFiles().offer(Data([3]), name: "", extension: "carnetpack")
    #expect(second.lastPathComponent == "carnet.carnetpack")
    SystemFiles().discard(file)
    #expect(!FileManager.default.fileExists(atPath: file.deletingLastPathComponent().path))
    #expect(FileManager.default.fileExists(atPath: second.path))
    SystemFiles().discard(second)
  }

  @Test("a file has the name people see")
  func name() throws { #expect(SystemFiles().name(try file(1)) == "a file") }
}

@Suite("What the share extension leaves for the app")
struct InboxTests {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("carnet-inbox-\(UUID().uuidString)")
  var inbox: Inbox { Inbox(folder: folder) }

  @Test("is taken once, oldest first, and nothing stays behind")
  func once() throws {
    for text in ["first", "second", "third"] {
      try inbox.put(Data(text.utf8))
      usleep(20_000)
    }
    #expect(inbox.take() == ["first", "second", "third"].map { Data($0.utf8) })
    #expect(inbox.take().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("an inbox that is not there yet is empty")
  func absent() { #expect(inbox.take().isEmpty) }

  @Test("what is too large, or one too many, is refused when it comes")
  func limits() throws {
    #expect(throws: FileTrouble.tooLarge) { try inbox.put(Data(count: largestFile + 1)) }
    for _ in 0..<Inbox.most { try inbox.put(Data([1])) }
    #expect(throws: FileTrouble.tooLarge) { try inbox.put(Data([1])) }
    #expect(inbox.take().count == Inbox.most)
  }

  @Test("no more is taken at once than memory has room for; the rest waits")
  func room() throws {
    for _ in 0..<3 { try inbox.put(Data(count: largestFile)) }
    #expect(inbox.take().count == 2)
    #expect(inbox.take().count == 1)
    #expect(inbox.take().isEmpty)
  }

  @Test("a file that another hand put there and that is too large is let go unread")
  func foreign() throws {
    try inbox.put(Data([1]))
    let large = folder.appendingPathComponent("large")
    #expect(FileManager.default.createFile(atPath: large.path, contents: nil))
    let handle = try FileHandle(forWritingTo: large)
    try handle.truncate(atOffset: UInt64(largestFile) + 1)
    try handle.close()
    #expect(inbox.take() == [Data([1])])
    #expect(!FileManager.default.fileExists(atPath: large.path))
  }
}

@Suite("The phone's clocks")
struct PhoneClockTests {
  @Test("wall time is now, boot time goes on, and the start has one name")
  func clocks() throws {
    let clock = PhoneClock()
    #expect(abs(Double(clock.unixSeconds()) - Date().timeIntervalSince1970) < 5)
    let before = clock.bootMillis()
    usleep(3_000)
    #expect(clock.bootMillis() >= before + 3)
    #expect(!clock.bootName().isEmpty)
    #expect(clock.bootName() == PhoneClock().bootName())
  }
}

@MainActor
@Suite("Preferences")
struct PreferencesTests {
  let store = UserDefaults.fresh()

  @Test("begin careful: locked after a minute, covered while recorded")
  func defaults() {
    let preferences = Preferences(store)
    #expect(preferences.lockAfterSeconds == 60)
    #expect(preferences.coverWhenCaptured)
    #expect(preferences.showName)
    #expect(preferences.quickPass == nil)
  }

  @Test("are found again by the next start")
  func kept() {
    let preferences = Preferences(store)
    preferences.lockAfterSeconds = 0
    preferences.coverWhenCaptured = false
    preferences.showName = false
    preferences.quickPass = "d2"
    let again = Preferences(store)
    #expect(again.lockAfterSeconds == 0)
    #expect(!again.coverWhenCaptured)
    #expect(!again.showName)
    #expect(again.quickPass == "d2")
    again.quickPass = nil
    #expect(Preferences(store).quickPass == nil)
  }
}
