import Looks
import SwiftUI

/// How many codes of a pass are there, and of how many. Announced when it changes.
struct PartsProgress: View {
  let look: PartsLook

  init(_ look: PartsLook) { self.look = look }

  var body: some View {
    VStack(alignment: .leading, spacing: 6) {
      ViewThatFits(in: .horizontal) {
        HStack {
          count
          Spacer(minLength: 12)
          missing
        }
        VStack(alignment: .leading, spacing: 2) {
          count
          missing
        }
      }
      ProgressView(value: Double(look.have), total: Double(look.need)).accessibilityHidden(true)
    }
    .accessibilityElement(children: .combine)
    .onChange(of: look.progress, initial: true) { AccessibilityNotification.Announcement(look.progress).post() }
  }

  private var count: some View { Text(look.progress).font(.headline).monospacedDigit() }

  private var missing: some View { Text(look.missing).font(.subheadline) }
}

extension View {
  /// Asks which pass is to be collected, once a code of another one was read.
  func askingForOther(
    _ isAsking: Binding<Bool>, _ other: OtherPartLook?, goOn: @escaping @MainActor () -> Void = {},
    start: @escaping @MainActor () async -> Void
  ) -> some View {
    alert(other?.title ?? "", isPresented: isAsking, presenting: other) { other in
      Button(other.start) { Task { await start() } }
      Button(other.goOn, role: .cancel, action: goOn)
    } message: { other in
      Text(other.text)
    }
  }
}
