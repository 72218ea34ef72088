import Looks
import SwiftUI

/// How much of a moving code is here. Announced with every quarter of it, and not with every frame.
struct MovingProgressView: View {
  let look: MovingLook

  init(_ look: MovingLook) { self.look = look }

  var body: some View {
    VStack(alignment: .leading, spacing: 6) {
      Text(look.title).font(.subheadline)
      Text(look.progress).font(.headline).monospacedDigit()
      ProgressView(value: Double(look.percent), total: 100).accessibilityHidden(true)
    }
    .accessibilityElement(children: .combine)
    .onChange(of: look.spoken, initial: true) { AccessibilityNotification.Announcement(look.spoken).post() }
  }
}
