import Device
import Foundation
import UIKit
import UniformTypeIdentifiers

/// The system's clipboard.
public struct AppleClipboard: Clipboard {
  public init() {}

  @MainActor
  public func text() async -> String? { UIPasteboard.general.string }

  @MainActor
  public func putSecret(_ text: String) async {
    UIPasteboard.general.setItems(
      [[UTType.utf8PlainText.identifier: text]], options: [.localOnly: true, .expirationDate: Date(timeIntervalSinceNow: 120)])
  }
}
