import AppState
import HandOver
import Looks
import SwiftUI
import Wording

/// The phone in somebody else's hands: the code alone, and the PIN to leave it. Leaving the app locks the wallet, and so does any
/// other way out of here.
public struct HandOverView: View {
  @State private var model: HandOverModel
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(
      initialValue: HandOverModel(
        session: root.carnet, code: root.onScreen.code, withName: root.preferences.showName, phone: root.phone, words: root.words
      ) { [places = root.places] in
        if places.here == .handOver { places.back() }
      } onEscape: { [root] in
        Task { await root.lock() }
      })
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .nothing: EmptyView()
      case .code(let code, let locked, let hint): AlonePage(model: model, code: code, locked: locked, hint: hint, words: words)
      case .leaving(let message): LeavingPage(model: model, message: message, words: words)
      }
    }
    .background(Color.ground)
    .navigationBarBackButtonHidden()
    // VoiceOver's gesture for a step back would leave; at the PIN it leads to the code.
    .accessibilityAction(.escape) { model.stay() }
    .onAppear { model.appeared() }
    .onDisappear { model.disappeared() }
  }
}

/// All that somebody else sees.
private struct AlonePage: View {
  let model: HandOverModel
  let code: CodeLook
  let locked: String?
  let hint: String?
  let words: Words

  var body: some View {
    CodeStand(code: code) {
      if let locked { Label(locked, systemImage: "lock.fill").font(.subheadline) }
      if let hint {
        Text(hint)
          .font(.footnote)
          .foregroundStyle(.secondary)
          .multilineTextAlignment(.center)
      }
      SecondaryButton(words(.handOverLeave)) { model.leave() }
    }
    .toolbar(.hidden, for: .navigationBar)
    .statusBarHidden()
    .persistentSystemOverlays(.hidden)
  }
}

/// The PIN is asked; the code is out of sight meanwhile.
private struct LeavingPage: View {
  @Bindable var model: HandOverModel
  let message: String?
  let words: Words

  var body: some View {
    PinPrompt(
      text: words(.handOverPinText), label: words(.pinLabel), message: message, action: words(.handOverPinAction),
      pin: $model.pin, isBusy: model.isBusy, canGoOn: model.canConfirm, words: words
    ) {
      await model.confirm()
    } head: {
    }
    .navigationTitle(words(.handOverPinTitle))
    .navigationBarTitleDisplayMode(.inline)
    .toolbar(.visible, for: .navigationBar)
    .toolbar {
      ToolbarItem(placement: .cancellationAction) {
        Button(words(.handOverStay)) { model.stay() }
      }
    }
  }
}
