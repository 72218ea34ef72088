import AppState
import Looks
import Settings
import SwiftUI
import Wording

/// The way back in: none, there, being made, on the screen once.
public struct RecoveryCodeView: View {
  @State private var model: RecoveryCodeModel
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(initialValue: RecoveryCodeModel(session: root.carnet, phone: root.phone, words: root.words))
  }

  public var body: some View {
    // One view for all faces: leaving it forgets the code.
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .overview(let overview): OverviewPage(model: model, overview: overview, words: words)
      case .pin(let replaces, let message): PinPage(model: model, replaces: replaces, message: message, words: words)
      case .shown(let groups, let spoken, let copied):
        ShownPage(model: model, groups: groups, spoken: spoken, copied: copied, words: words)
      case .covered(let notice):
        EmptyPage(symbol: "eye.slash", title: notice.title ?? words(.recoveryCodeTitle), text: notice.text) {
          SecondaryButton(words(.actionClose)) { await model.leave() }
        }
        .navigationBarBackButtonHidden()
      }
    }
    .navigationTitle(words(.recoveryCodeTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
    .onDisappear { model.left() }
  }
}

private struct OverviewPage: View {
  @Bindable var model: RecoveryCodeModel
  let overview: RecoveryCodePage.Overview
  let words: Words

  var body: some View {
    EmptyPage(symbol: "key", title: overview.title, text: overview.text) {
      if let problem = overview.problem { NoticeView(problem) }
      PrimaryButton(overview.make, systemImage: "key", isBusy: model.isBusy) { model.make() }
      if overview.canRemove {
        DangerButton(words(.recoveryCodeRemove), isBusy: model.isBusy) { model.asksRemove = true }
      }
    }
    .confirmationDialog(words(.recoveryCodeRemoveTitle), isPresented: $model.asksRemove, titleVisibility: .visible) {
      Button(words(.recoveryCodeRemove), role: .destructive) { [model] in
        Task { await model.remove() }
      }
      Button(words(.actionCancel), role: .cancel) {}
    } message: {
      Text(words(.recoveryCodeRemoveText))
    }
  }
}

private struct PinPage: View {
  @Bindable var model: RecoveryCodeModel
  let replaces: Notice?
  let message: String?
  let words: Words

  var body: some View {
    PinPrompt(
      text: words(.recoveryCodePinText), label: words(.recoveryCodePinLabel), message: message, action: words(.actionContinue),
      pin: $model.pin, isBusy: model.isBusy, canGoOn: model.canConfirm, words: words
    ) {
      await model.confirm()
    } head: {
      if let replaces { NoticeView(replaces) }
      PromptTitle(words(.recoveryCodePinTitle))
    }
    .navigationBarBackButtonHidden()
    .toolbar {
      ToolbarItem(placement: .cancellationAction) {
        Button(words(.actionCancel)) { [model] in
          Task { await model.leave() }
        }
      }
    }
  }
}

/// The one moment in which the code can be read: no way back before it is said to be written down.
private struct ShownPage: View {
  @Bindable var model: RecoveryCodeModel
  let groups: [String]
  let spoken: String
  let copied: Notice?
  let words: Words

  var body: some View {
    ScrollView {
      VStack(spacing: 20) {
        VStack(spacing: 8) {
          PromptTitle(words(.recoveryCodeShownTitle))
          Text(words(.recoveryCodeShownText)).foregroundStyle(.secondary)
        }
        .multilineTextAlignment(.center)
        CodeGroups(groups: groups, spoken: spoken)
        SecondaryButton(words(.recoveryCodeCopy), systemImage: "doc.on.doc") { await model.copy() }
        if let copied { NoticeView(copied) }
        Toggle(words(.recoveryCodeWritten), isOn: $model.isWritten)
          .frame(minHeight: 44)
        PrimaryButton(words(.actionDone)) { await model.leave() }
          .disabled(!model.isWritten)
      }
      .padding(20)
      .frame(maxWidth: 480)
      .frame(maxWidth: .infinity)
    }
    .navigationBarBackButtonHidden()
    // VoiceOver's gesture for a step back.
    .accessibilityAction(.escape) {}
  }
}

/// The code's groups, left to right in every language; spoken letter by letter.
private struct CodeGroups: View {
  let groups: [String]
  let spoken: String

  var body: some View {
    ViewThatFits(in: .horizontal) {
      HStack(spacing: 20) { texts }
      VStack(spacing: 12) { texts }
    }
    .font(.title2)
    .monospaced()
    .privacySensitive()
    .environment(\.layoutDirection, .leftToRight)
    .padding(20)
    .frame(maxWidth: .infinity)
    .background(Color.sheet, in: RoundedRectangle(cornerRadius: 16))
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(spoken)
  }

  private var texts: some View {
    ForEach(groups, id: \.self) { Text($0) }
  }
}
