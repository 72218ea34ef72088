import AppIntents
import AppState

// The titles are names of texts in Localizable.xcstrings, the phrases are translated in AppShortcuts.xcstrings; scripts/strings.py writes both.

/// Opens the app at the code of the chosen pass. The wallet asks for the PIN as always; nothing is shown before.
struct OpenQuickPassIntent: AppIntent {
  static let title: LocalizedStringResource = "quick_show"
  static let description: IntentDescription? = "quick_show_text"
  static let openAppWhenRun = true

  @MainActor
  func perform() async throws -> some IntentResult {
    await CarnetApp.root.openQuickPass()
    return .result()
  }
}

/// Opens the app at its camera, as soon as the wallet is open.
struct ScanIntent: AppIntent {
  static let title: LocalizedStringResource = "quick_scan"
  static let description: IntentDescription? = "quick_scan_text"
  static let openAppWhenRun = true

  @MainActor
  func perform() async throws -> some IntentResult {
    await CarnetApp.root.open(.scanner)
    return .result()
  }
}

/// What Siri, Spotlight and the Action button offer without being set up.
struct CarnetShortcuts: AppShortcutsProvider {
  static var appShortcuts: [AppShortcut] {
    AppShortcut(
      intent: OpenQuickPassIntent(), phrases: ["Show my pass with \(.applicationName)"], shortTitle: "quick_show",
      systemImageName: "wallet.pass")
    AppShortcut(
      intent: ScanIntent(), phrases: ["Scan a pass with \(.applicationName)"], shortTitle: "quick_scan",
      systemImageName: "qrcode.viewfinder")
  }
}
