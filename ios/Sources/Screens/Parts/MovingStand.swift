import AppState
import Looks
import SwiftUI

/// A moving code on white, as large as there is room, and what to do with it below or beside. It moves while the app is in front.
struct MovingStand<Actions: View>: View {
  let show: MovingShow
  let look: MovingShowLook
  /// What the other phone has to do.
  let text: String
  private let actions: Actions

  init(_ show: MovingShow, _ look: MovingShowLook, text: String, @ViewBuilder actions: () -> Actions = { EmptyView() }) {
    self.show = show
    self.look = look
    self.text = text
    self.actions = actions()
  }

  var body: some View {
    OneStand(frame: look.frame, label: look.label, text: text) {
      Text(look.needed).font(.subheadline).monospacedDigit().foregroundStyle(.secondary)
      SecondaryButton(look.pause, systemImage: look.isPaused ? "play.fill" : "pause.fill") { show.isPaused.toggle() }
      actions
    }
  }
}

extension View {
  /// Runs a moving code while this page is in sight and the app in front.
  func moving(_ show: MovingShow) -> some View { modifier(Moving(show: show)) }
}

private struct Moving: ViewModifier {
  let show: MovingShow
  @Environment(\.scenePhase) private var phase

  func body(content: Content) -> some View {
    content
      .task(id: show.isMoving) { await show.run() }
      // Also back from a page in front of it.
      .onAppear { if phase == .active { show.appeared() } }
      .onChange(of: phase) { if phase == .active { show.appeared() } else { show.disappeared() } }
      .onDisappear { show.disappeared() }
  }
}
