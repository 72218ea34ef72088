import Device
import Foundation
import WalletBridge

extension Phone {
  /// This iPhone or iPad.
  ///
  /// - Parameter wallet: whose size the settings tell.
  @MainActor
  public static func apple(wallet: WalletFolder) -> Phone {
    Phone(
      biometrics: AppleBiometrics(), files: AppleFiles(), clipboard: AppleClipboard(), camera: AppleCamera(), haptics: AppleHaptics(),
      facts: AppleFacts(wallet: wallet.url), screen: AppleScreen(), printer: ApplePrinter(), doors: AppleDoors(),
      reminders: AppleReminders())
  }
}

/// The Rust core on the wallet's folder. It keeps its device key in the system's keychain by itself.
public func makeCarnet(in wallet: WalletFolder) -> RustCarnet {
  RustCarnet(folder: wallet.url, clock: PhoneClock())
}
