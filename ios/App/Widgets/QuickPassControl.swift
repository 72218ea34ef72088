import AppIntents
import SwiftUI
import WidgetKit
import Wording

/// A button in the Control Center, on the lock screen and for the Action button.
@available(iOS 18.0, *)
struct QuickPassControl: ControlWidget {
  private let words = Words.system

  var body: some ControlWidgetConfiguration {
    StaticControlConfiguration(kind: "app.carnet.quick.control") {
      ControlWidgetButton(action: OpenQuickPassIntent()) {
        Label(words(.quickShow), systemImage: "wallet.pass")
      }
    }
    .displayName("quick_show")
    .description("quick_show_text")
  }
}

/// As the app declares it. The system opens the app and runs the app's own; this one tells it which.
struct OpenQuickPassIntent: AppIntent {
  static let title: LocalizedStringResource = "quick_show"
  static let description: IntentDescription? = "quick_show_text"
  static let openAppWhenRun = true

  func perform() async throws -> some IntentResult { .result() }
}
