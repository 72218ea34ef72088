import AppState
import Settings
import SwiftUI
import Wording

/// Three questions, one at a time.
public struct ChangePinView: View {
  @State private var model: ChangePinModel
  private let places: Places
  private let words: Words

  public init(root: RootModel) {
    places = root.places
    words = root.words
    _model = State(initialValue: ChangePinModel(session: root.carnet, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .ask(let ask): AskPage(model: model, ask: ask, words: words)
      case .done:
        EmptyPage(symbol: "lock.rotation", title: words(.changePinDoneTitle), text: words(.changePinDoneText)) {
          PrimaryButton(words(.actionDone)) { [places] in places.back() }
        }
      }
    }
    .navigationTitle(words(.changePinTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .onDisappear { model.left() }
  }
}

private struct AskPage: View {
  @Bindable var model: ChangePinModel
  let ask: ChangePinPage.Ask
  let words: Words

  var body: some View {
    PinPrompt(
      text: ask.text, label: ask.label, message: ask.message, action: ask.action, pin: $model.pin,
      isBusy: model.isBusy, canGoOn: model.canGoOn, words: words
    ) {
      await model.next()
    } head: {
      Text(ask.step)
        .font(.footnote)
        .monospacedDigit()
        .foregroundStyle(.secondary)
      PromptTitle(ask.title)
    }
  }
}
