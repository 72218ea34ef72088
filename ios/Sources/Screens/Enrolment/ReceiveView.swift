import AppState
import Enrolment
import Looks
import SwiftUI
import Wording

/// Passes as they come in: for a moment, unless they cannot be kept.
public struct ReceiveView: View {
  @State private var model: ReceiveModel
  private let words: Words

  public init(root: RootModel, batch: Int) {
    words = root.words
    _model = State(
      initialValue: ReceiveModel(
        batch: batch, enrolling: root.carnet, imports: root.imports, received: root.received, places: root.places, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .receiving: LoadingView(words)
      case .gone:
        EmptyPage(symbol: "tray", title: words(.previewGoneTitle), text: words(.previewGoneText)) {
          SecondaryButton(words(.actionBack)) { model.leave() }
        }
      case .failed(let notice, let isUnknown, let canRetry):
        EmptyPage(symbol: "xmark.octagon", title: notice.title ?? words(.answerReceive), text: notice.text) {
          if isUnknown {
            SecondaryButton(words(.settingsTrust), systemImage: "key") { model.openTrust() }
            SecondaryButton(words(.publishersTitle), systemImage: "person.crop.rectangle.stack") { model.openPublishers() }
          }
          if canRetry { SecondaryButton(words(.actionRetry), systemImage: "arrow.clockwise") { await model.load() } }
          SecondaryButton(words(.actionBack)) { model.leave() }
        }
        .onAppear { AccessibilityNotification.Announcement(notice.text).post() }
      }
    }
    .navigationTitle(words(.answerReceive))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    // Also back from where a signer was added.
    .task { await model.load() }
    .onDisappear { model.left() }
  }
}
