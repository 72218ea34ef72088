import SwiftUI
import UIKit
import Wording

/// Where a PIN is typed: hidden unless asked. It is never kept anywhere.
struct PinField: View {
  let label: String
  @Binding var text: String
  let words: Words
  let onSubmit: @MainActor () async -> Void
  @State private var isVisible = false
  @FocusState private var isFocused: Bool
  @Environment(\.isEnabled) private var isEnabled

  init(_ label: String, text: Binding<String>, words: Words, onSubmit: @escaping @MainActor () async -> Void = {}) {
    self.label = label
    _text = text
    self.words = words
    self.onSubmit = onSubmit
  }

  var body: some View {
    HStack(spacing: 12) {
      Group {
        if isVisible {
          TextField(label, text: $text)
        } else {
          SecureField(label, text: $text)
        }
      }
      .font(.title2)
      .monospacedDigit()
      .keyboardType(.numberPad)
      // Not a password: the system would offer to keep it.
      .textContentType(.oneTimeCode)
      .textInputAutocapitalization(.never)
      .autocorrectionDisabled()
      .privacySensitive()
      .focused($isFocused)
      .submitLabel(.done)
      .onSubmit { Task { await onSubmit() } }
      Button {
        isVisible.toggle()
        // The other field has the keyboard now.
        Task { isFocused = true }
      } label: {
        Image(systemName: isVisible ? "eye.slash" : "eye")
          .frame(minWidth: 44, minHeight: 44)
      }
      .accessibilityLabel(words(isVisible ? .pinHide : .pinShow))
    }
    .padding(.leading, 16)
    .padding(.trailing, 4)
    .padding(.vertical, 4)
    .background(Color.sheet, in: RoundedRectangle(cornerRadius: 14))
    .onAppear { isFocused = true }
    // A try takes the keyboard away; the next one needs it.
    .onChange(of: isEnabled) { if isEnabled { isFocused = true } }
  }
}
