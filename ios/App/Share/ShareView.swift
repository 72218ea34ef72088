import SwiftUI
import Wording

/// Says what became of what was shared.
struct ShareView: View {
  let model: ShareModel
  let onDone: @MainActor () -> Void

  private let words = Words.system

  var body: some View {
    ZStack {
      switch model.state {
      case .taking: ProgressView(words(.shareTaking))
      case .taken: page("checkmark.circle", words(.shareTaken), words(.shareTakenText))
      case .tooMuch: page("exclamationmark.triangle", words(.shareTooMuch), words(.shareTooMuchText))
      case .nothing: page("questionmark.circle", words(.shareNothing), words(.shareNothingText))
      }
    }
    .onChange(of: model.state) { AccessibilityNotification.ScreenChanged().post() }
  }

  private func page(_ symbol: String, _ title: String, _ text: String) -> some View {
    // With large text it is taller than the sheet.
    ViewThatFits(in: .vertical) {
      message(symbol, title, text)
      ScrollView { message(symbol, title, text) }
    }
  }

  private func message(_ symbol: String, _ title: String, _ text: String) -> some View {
    ContentUnavailableView {
      Label(title, systemImage: symbol)
    } description: {
      Text(text)
    } actions: {
      Button(words(.actionDone), action: onDone)
        .buttonStyle(.borderedProminent)
        .controlSize(.large)
    }
  }
}
