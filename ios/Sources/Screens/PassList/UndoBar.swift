import PassList
import SwiftUI
import Wording

/// That a pass was deleted or replaced, and the way back. It goes by itself, but not while VoiceOver or Switch Control may need longer to reach it.
struct UndoBar: View {
  let model: PassListModel
  let words: Words
  @Environment(\.accessibilityVoiceOverEnabled) private var isVoiceOverOn
  @Environment(\.accessibilitySwitchControlEnabled) private var isSwitchControlOn

  var body: some View {
    ViewThatFits(in: .horizontal) {
      HStack(spacing: 12) {
        text
        Spacer(minLength: 12)
        actions
      }
      VStack(alignment: .leading, spacing: 4) {
        text
        actions
      }
    }
    .padding(.leading, 16)
    .padding(.trailing, 8)
    .padding(.vertical, 4)
    .background(.regularMaterial, in: RoundedRectangle(cornerRadius: 16))
    .padding(.horizontal, 16)
    .padding(.bottom, 8)
    .frame(maxWidth: 560)
    .onAppear { AccessibilityNotification.Announcement(model.page.removal).post() }
    .task { if !isVoiceOverOn && !isSwitchControlOn { await model.undoEnds() } }
  }

  private var text: some View { Text(model.page.removal).font(.subheadline) }

  private var actions: some View {
    HStack(spacing: 4) {
      AsyncButton {
        if await model.undo() { AccessibilityNotification.Announcement(words(.passesRestored)).post() }
      } label: {
        Text(words(.actionUndo)).bold().frame(minWidth: 44, minHeight: 44)
      }
      Button {
        model.undoOver()
      } label: {
        Image(systemName: "xmark").frame(minWidth: 44, minHeight: 44)
      }
      .accessibilityLabel(words(.actionClose))
    }
  }
}
