import AppState
import Device
import Looks
import SwiftUI
import UIKit
import Unlock
import Wording

/// Before the locked wallet: the PIN, the recovery code, or what is left for someone who has neither.
public struct UnlockView: View {
  @State private var model: UnlockModel
  private let root: RootModel
  private let words: Words

  public init(root: RootModel) {
    self.root = root
    words = root.words
    _model = State(
      initialValue: UnlockModel(session: root.carnet, phone: root.phone, words: root.words) { [root] in await root.refresh() })
  }

  public var body: some View {
    NavigationStack {
      content
        .background(Color.ground)
    }
    .task { await model.load() }
    .onChange(of: root.isAway) { if root.isAway { model.left() } }
    .alert(words(.eraseConfirmTitle), isPresented: $model.isErasing) {
      TextField(words(.eraseConfirmWord), text: $model.confirmation)
        .autocorrectionDisabled()
      Button(words(.eraseConfirmAction), role: .destructive) { [model] in
        Task { await model.erase() }
      }
      .disabled(!model.canErase)
      Button(words(.actionCancel), role: .cancel) {}
    } message: {
      Text(words(.eraseConfirmText))
    }
  }

  @ViewBuilder private var content: some View {
    if model.isLoading {
      LoadingView(words)
    } else if let damaged = model.page.damaged {
      DamagedPage(model: model, damaged: damaged, words: words)
    } else {
      switch model.face {
      case .pin: PinPage(model: model, words: words)
      case .recovery: RecoveryPage(model: model, words: words)
      case .forgot: ForgotPage(model: model, words: words)
      }
    }
  }
}

private struct PinPage: View {
  @Bindable var model: UnlockModel
  let words: Words

  var body: some View {
    let page = model.page
    ScrollView {
      VStack(spacing: 20) {
        Image(systemName: "lock.shield.fill")
          .font(.largeTitle)
          .foregroundStyle(.tint)
          .accessibilityHidden(true)
        Text(words(page.wait == nil ? .unlockTitle : .unlockWaitTitle))
          .font(.title)
          .bold()
          .multilineTextAlignment(.center)
          .accessibilityAddTraits(.isHeader)
        if let wait = page.wait {
          WaitNote(wait: wait, words: words)
        } else {
          PinField(words(.pinLabel), text: $model.pin, words: words) { await model.unlock() }
          if let message = page.message { FieldMessage(message).multilineTextAlignment(.center).id(message) }
          PrimaryButton(words(.unlockAction), isBusy: model.isBusy) { await model.unlock() }
            .disabled(!model.canUnlock)
        }
        OtherWays(model: model, words: words)
      }
      .padding(20)
      .frame(maxWidth: 480)
      .frame(maxWidth: .infinity)
    }
    .scrollDismissesKeyboard(.interactively)
  }
}

private struct OtherWays: View {
  let model: UnlockModel
  let words: Words

  var body: some View {
    VStack(spacing: 12) {
      if let kind = model.page.biometric {
        SecondaryButton(words(kind.word), systemImage: symbol(kind), isBusy: model.isBusy) {
          await model.unlockWithBiometric()
        }
      }
      if model.page.hasRecoveryCode {
        QuietButton(words(.unlockRecovery)) { model.turn(to: .recovery) }
      }
      QuietButton(words(.unlockForgot)) { model.turn(to: .forgot) }
    }
  }

  private func symbol(_ kind: BiometricKind) -> String {
    switch kind {
    case .faceID: "faceid"
    case .touchID: "touchid"
    }
  }
}

private struct WaitNote: View {
  let wait: UnlockPage.Wait
  let words: Words

  var body: some View {
    VStack(spacing: 8) {
      Text(words(.unlockWaitText)).foregroundStyle(.secondary)
      Text(wait.clock)
        .font(.largeTitle)
        .bold()
        .monospacedDigit()
        .accessibilityLabel(wait.spoken)
        .accessibilityAddTraits(.updatesFrequently)
      Text(words(.unlockWaitNote))
        .font(.subheadline)
        .foregroundStyle(.secondary)
        .multilineTextAlignment(.center)
    }
  }
}

private struct RecoveryPage: View {
  @Bindable var model: UnlockModel
  let words: Words

  var body: some View {
    Form {
      Section {
        if let covered = model.page.covered {
          NoticeView(covered)
        } else {
          TextField(words(.recoveryLabel), text: $model.code)
            .font(.title3)
            .monospaced()
            .textInputAutocapitalization(.characters)
            .autocorrectionDisabled()
            .privacySensitive()
            .submitLabel(.done)
            .onSubmit { Task { await model.recover() } }
        }
        if let problem = model.page.problem { NoticeView(problem) }
      } header: {
        Text(words(.recoveryLabel))
      } footer: {
        Text(words(.recoveryText))
      }
      PrimaryButton(words(.recoveryAction), isBusy: model.isBusy) { await model.recover() }
        .disabled(model.code.isEmpty)
        .plainRow()
    }
    .navigationTitle(words(.recoveryTitle))
    .toolbar { BackToPin(model: model, words: words) }
  }
}

private struct ForgotPage: View {
  let model: UnlockModel
  let words: Words

  var body: some View {
    Form {
      Section {
        OtherWaysIn(model: model, words: words)
      } footer: {
        Text(words(.forgotText))
      }
      Section {
        DangerButton(words(.forgotErase), systemImage: "trash", isBusy: model.isBusy) { model.isErasing = true }
        if let problem = model.page.problem { NoticeView(problem) }
      } header: {
        Text(words(.forgotEraseTitle))
      } footer: {
        Text(words(.forgotEraseText))
      }
    }
    .navigationTitle(words(.forgotTitle))
    .toolbar { BackToPin(model: model, words: words) }
  }
}

private struct OtherWaysIn: View {
  let model: UnlockModel
  let words: Words

  var body: some View {
    if let kind = model.page.biometric {
      AsyncButton(words(kind.word), systemImage: "person.badge.key") { await model.unlockWithBiometric() }
    }
    if model.page.hasRecoveryCode {
      Button {
        model.turn(to: .recovery)
      } label: {
        Label(words(.unlockRecovery), systemImage: "key")
      }
    }
  }
}

private struct DamagedPage: View {
  let model: UnlockModel
  let damaged: Notice
  let words: Words

  var body: some View {
    EmptyPage(symbol: "exclamationmark.triangle", title: damaged.title ?? words(.appName), text: damaged.text) {
      PrimaryButton(words(.actionRetry), systemImage: "arrow.clockwise", isBusy: model.isBusy) { await model.load() }
      if model.page.isErasable {
        Text(words(.damagedText)).font(.footnote).foregroundStyle(.secondary)
        DangerButton(words(.forgotErase), systemImage: "trash", isBusy: model.isBusy) { model.isErasing = true }
      }
      if let problem = model.page.problem { NoticeView(problem) }
    }
  }
}

private struct BackToPin: ToolbarContent {
  let model: UnlockModel
  let words: Words

  var body: some ToolbarContent {
    ToolbarItem(placement: .cancellationAction) {
      Button(words(.actionBack)) { model.turn(to: .pin) }
    }
  }
}
