import AppState
import Enrolment
import Looks
import SwiftUI
import Wording

/// The answer to an invitation: a moving code on the whole screen, a file, and the way to the passes.
public struct AnswerView: View {
  @State private var model: AnswerModel
  private let words: Words

  public init(root: RootModel, id: String) {
    words = root.words
    _model = State(
      initialValue: AnswerModel(id: id, enrolling: root.carnet, places: root.places, phone: root.phone, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .waiting(let waiting): WaitingPage(model: model, waiting: waiting, words: words)
      }
    }
    .navigationTitle(words(.answerTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .confirmationDialog(words(.answerForgetTitle), isPresented: Bindable(model.removal).isAsking, titleVisibility: .visible) {
      Button(words(.answerForget), role: .destructive) { [model] in
        Task { await model.forget() }
      }
      Button(words(.actionCancel), role: .cancel) {}
    } message: {
      Text(words(.answerForgetText))
    }
    .task { await model.load() }
    .moving(model.show)
    .onDisappear { model.left() }
  }
}

/// The issuer's name above the code, and below it what to do with it.
private struct WaitingPage: View {
  let model: AnswerModel
  let waiting: AnswerPage.Waiting
  let words: Words

  var body: some View {
    VStack(spacing: 0) {
      VStack(spacing: 2) {
        Text(waiting.issuer).font(.headline).accessibilityAddTraits(.isHeader)
        Text(waiting.until).font(.subheadline).monospacedDigit().foregroundStyle(.secondary)
      }
      .multilineTextAlignment(.center)
      .padding(.horizontal, 16)
      .padding(.vertical, 8)
      if let code = waiting.code {
        MovingStand(model.show, code, text: waiting.text) { actions }
      } else {
        ScrollView {
          VStack(spacing: 12) {
            Text(waiting.text)
            actions
          }
          .multilineTextAlignment(.center)
          .padding(16)
        }
      }
    }
  }

  @ViewBuilder private var actions: some View {
    if let problem = waiting.problem { NoticeView(problem).id(problem) }
    if let file = waiting.file {
      ShareLink(item: file) {
        Label(words(.publisherShare), systemImage: "square.and.arrow.up").frame(maxWidth: .infinity, minHeight: 28)
      }
      .buttonStyle(.bordered)
      .controlSize(.large)
    }
    PrimaryButton(words(.answerReceive), systemImage: "tray.and.arrow.down") { model.receive() }
    DangerButton(words(.answerForget), isBusy: model.removal.isBusy) { model.removal.isAsking = true }
  }
}
