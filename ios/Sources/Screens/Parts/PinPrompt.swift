import SwiftUI
import Wording

/// A PIN with its reason; the keyboard opens by itself, again where another PIN is asked.
struct PinPrompt<Head: View>: View {
  let text: String
  let label: String
  /// What the last try came to.
  let message: String?
  /// On the button.
  let action: String
  @Binding var pin: String
  let isBusy: Bool
  let canGoOn: Bool
  let words: Words
  let onSubmit: @MainActor () async -> Void
  /// What stands above the reason.
  @ViewBuilder var head: Head

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: 16) {
        head
        Text(text).foregroundStyle(.secondary)
        PinField(label, text: $pin, words: words, onSubmit: onSubmit)
          .disabled(isBusy)
          .id(label)
        if let message { FieldMessage(message).id(message) }
        PrimaryButton(action, isBusy: isBusy, action: onSubmit)
          .disabled(!canGoOn)
      }
      .padding(20)
      .frame(maxWidth: 480)
      .frame(maxWidth: .infinity)
    }
    .scrollDismissesKeyboard(.interactively)
  }
}

/// The title of a question.
struct PromptTitle: View {
  let title: String

  init(_ title: String) { self.title = title }

  var body: some View {
    Text(title)
      .font(.title2)
      .bold()
      .accessibilityAddTraits(.isHeader)
  }
}
