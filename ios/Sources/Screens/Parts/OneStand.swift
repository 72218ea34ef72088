import Looks
import SwiftUI

/// A code that stands still on white, as large as there is room, and what to do with it below or beside.
struct OneStand<Actions: View>: View {
  let frame: FrameLook
  /// What the code is, for who listens.
  let label: String
  /// What the other phone has to do.
  let text: String
  private let actions: Actions

  init(frame: FrameLook, label: String, text: String, @ViewBuilder actions: () -> Actions) {
    self.frame = frame
    self.label = label
    self.text = text
    self.actions = actions()
  }

  var body: some View {
    GeometryReader { area in
      ScrollView {
        if area.size.width > area.size.height {
          HStack(spacing: 24) {
            code(min(area.size.height - 32, area.size.width * 0.6))
            below
          }
          .padding(16)
        } else {
          VStack(spacing: 16) {
            code(min(area.size.width - 16, area.size.height * 0.7))
            below
          }
          .padding(8)
          .frame(maxWidth: .infinity)
        }
      }
    }
  }

  /// White also in dark mode and with inverted colours: the margin is part of the code.
  private func code(_ side: CGFloat) -> some View {
    CodeView(modules: frame.modules, size: frame.size, label: label)
      .frame(width: max(160, side), height: max(160, side))
      .accessibilityIgnoresInvertColors()
  }

  private var below: some View {
    VStack(spacing: 12) {
      Text(text)
      actions
    }
    .multilineTextAlignment(.center)
    .padding(.horizontal, 16)
  }
}
