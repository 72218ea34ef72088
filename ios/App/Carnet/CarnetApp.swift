import AppState
import ApplePhone
import Device
import Foundation
import Screens
import SwiftUI
import UIKit
import Wording

/// The app: one window on one wallet.
@main
struct CarnetApp: App {
  @UIApplicationDelegateAdaptor private var delegate: AppDelegate
  /// Also for shortcuts, which may run before there is a window.
  static let root = makeRoot()

  var body: some Scene {
    WindowGroup {
      GuardedWindow(root: Self.root).environment(\.camera, Self.camera)
    }
  }

  /// The screens know no camera; this is it.
  private static let camera = CameraSlot { calls in
    AnyView(CodeCamera(torch: calls.torch, onTorch: calls.torchFound, onCodes: calls.found, onBroken: calls.broke))
  }

  private static func makeRoot() -> RootModel {
    let wallet = WalletFolder.standard
    return RootModel(
      carnet: makeCarnet(in: wallet), phone: .apple(wallet: wallet), preferences: Preferences(), words: .system, clock: PhoneClock())
  }
}

/// What the system tells the app as a whole. Keyboards of other makers learn nothing that is typed here: PINs, recovery codes, lines of travel documents.
final class AppDelegate: NSObject, UIApplicationDelegate {
  /// A reminder leads to the list of reminders, behind the PIN.
  private let taps = ReminderTaps { await CarnetApp.root.open(.reminders) }

  func application(
    _ application: UIApplication, didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]? = nil
  ) -> Bool {
    // Before the app is there, or the tap that started it is lost.
    taps.listen()
    return true
  }

  func application(
    _ application: UIApplication, shouldAllowExtensionPointIdentifier extensionPointIdentifier: UIApplication.ExtensionPointIdentifier
  ) -> Bool {
    extensionPointIdentifier != .keyboard
  }
}

/// Tells the wallet when its window goes out of sight and comes back, and takes in what comes from outside.
private struct GuardedWindow: View {
  let root: RootModel
  @Environment(\.scenePhase) private var phase
  @State private var isTaking = false
  /// Files that were opened and not handed on yet: several come one by one.
  @State private var opened: [URL] = []

  var body: some View {
    RootView(root: root)
      .task { await takeInbox() }
      .onChange(of: phase) { _, now in
        switch now {
        case .active: Task { await returned() }
        case .background: root.left()
        case .inactive: root.cover()
        @unknown default: root.cover()
        }
      }
      .onChange(of: root.stage) { Task { await takeInbox() } }
      .onOpenURL { url in Task { await open(url) } }
  }

  private func returned() async {
    await root.returned()
    await takeInbox()
  }

  /// What the share extension left. It stays there until a wallet is open.
  private func takeInbox() async {
    guard !isTaking, root.stage == .open, let inbox = Inbox.ofGroup else { return }
    isTaking = true
    defer { isTaking = false }
    let found = await Task.detached { inbox.take().map(readablePicture) }.value
    if !found.isEmpty { await root.share(found.map(Shared.bytes)) }
  }

  private func open(_ url: URL) async {
    if url.isFileURL {
      opened.append(url)
      // Those that were opened with it have come when the system has had its turn.
      await Task.yield()
      let files = opened
      opened = []
      await root.share(files.map(Shared.file))
    } else if url.absoluteString == "carnet:quick" {
      await root.openQuickPass()
    }
  }
}
