import Foundation

/// Where the wallet is: in the app's own folder, out of backups, and encrypted by the system whenever the phone is locked.
///
/// The strictest class of protection fits because nothing touches the wallet then: it locks when the app has gone out of sight for a while,
/// on the return at the latest, and there is no work in the background.
public struct WalletFolder: Sendable {
  public let url: URL

  /// Application Support/wallet, made where it is missing. Where it cannot be made, the core's first call says so.
  public static var standard: WalletFolder {
    let support = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask).first
    let home = support ?? URL(fileURLWithPath: NSHomeDirectory()).appendingPathComponent("Library/Application Support")
    let folder = WalletFolder(url: home.appendingPathComponent("wallet", isDirectory: true))
    try? folder.prepare()
    return folder
  }

  private func prepare() throws {
    let protection: [FileAttributeKey: Any] = [.protectionKey: FileProtectionType.complete]
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true, attributes: protection)
    // Of a folder that was there before, too; new files in it take it over.
    try FileManager.default.setAttributes(protection, ofItemAtPath: url.path)
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    var folder = url
    try folder.setResourceValues(values)
  }
}
