import Looks
import SwiftUI

/// One thing that comes up. Spoken as one.
struct ReminderRow: View {
  let reminder: ReminderLook

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(reminder.day).font(.subheadline).monospacedDigit().foregroundStyle(.secondary)
      Text(reminder.text).font(.body)
      if let traveller = reminder.traveller { Text(traveller).font(.subheadline).foregroundStyle(.secondary) }
      if let source = reminder.source { Text(source).font(.subheadline).foregroundStyle(.secondary) }
    }
    .accessibilityElement(children: .combine)
  }
}
