import SwiftUI
import WidgetKit

/// What the home screen, the lock screen and the Control Center offer: a way into the app. They know nothing of any pass.
@main
struct CarnetWidgets: WidgetBundle {
  var body: some Widget {
    QuickPassWidget()
    if #available(iOS 18.0, *) {
      QuickPassControl()
    }
  }
}
