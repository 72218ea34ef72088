import AppState
import Settings
import SwiftUI
import Wording

/// Everything that can be chosen. Read again whenever the app is back in front, since the phone's own settings change it too.
public struct SettingsView: View {
  @State private var model: SettingsModel
  @Environment(\.scenePhase) private var phase
  private let root: RootModel
  private let words: Words

  public init(root: RootModel) {
    self.root = root
    words = root.words
    _model = State(
      initialValue: SettingsModel(session: root.carnet, preferences: root.preferences, phone: root.phone, words: root.words))
  }

  public var body: some View {
    ZStack {
      if let page = model.page {
        SettingsForm(model: model, page: page, root: root)
      } else {
        LoadingView(words)
      }
    }
    .navigationTitle(words(.settingsTitle))
    .background(Color.ground)
    .task(id: phase) { if phase == .active { await model.load() } }
  }
}

private struct SettingsForm: View {
  @Bindable var model: SettingsModel
  let page: SettingsPage
  let root: RootModel

  var body: some View {
    let words = root.words
    Form {
      if let problem = page.problem { NoticeView(problem).listRowInsets(EdgeInsets()) }
      if let specimens = page.specimens { NoticeView(specimens).listRowInsets(EdgeInsets()) }
      if let security = page.security { SecuritySection(model: model, security: security, words: words) }
      Section {
        Toggle(isOn: $model.showsName) { TwoLines(words(.settingsShowName), words(.settingsShowNameText)) }
        Toggle(isOn: $model.coversWhenCaptured) { TwoLines(words(.settingsSecureScreen), words(.settingsSecureScreenText)) }
      } header: {
        Text(words(.settingsShowing))
      }
      RemindSection(root: root)
      Section {
        NavigationLink(value: Destination.reminders) { TwoLines(words(.reminderTitle), words(.reminderListText)) }
      }
      Section {
        Button {
          model.openSystemSettings()
        } label: {
          LabeledContent(words(.settingsLanguage), value: page.language)
        }
      } footer: {
        Text(words(.settingsLanguageText))
      }
      Section {
        NavigationLink(value: Destination.publishers) { TwoLines(words(.settingsPublishers), words(.settingsPublishersText)) }
        NavigationLink(value: Destination.trust) { TwoLines(words(.settingsTrust), words(.settingsTrustText)) }
      } header: {
        Text(words(.settingsTrustGroup))
      }
      Section {
        NavigationLink(value: Destination.limits) { Label(words(.settingsLimits), systemImage: "hand.raised") }
        NavigationLink(value: Destination.about) { Label(words(.settingsAbout), systemImage: "info.circle") }
        NavigationLink(value: Destination.licences) { Label(words(.settingsLicences), systemImage: "doc.text") }
      } header: {
        Text(words(.settingsAboutGroup))
      }
    }
  }
}

/// The ways into the wallet, and when it locks.
private struct SecuritySection: View {
  @Bindable var model: SettingsModel
  let security: SettingsPage.Security
  let words: Words

  var body: some View {
    Section {
      Picker(words(.settingsLockAfter), selection: $model.lockAfterSeconds) {
        ForEach(security.lockTimes) { Text($0.text).tag($0.seconds) }
      }
      Toggle(isOn: biometric) { TwoLines(security.biometric, security.biometricText) }
        .disabled(!security.canSetBiometric)
      NavigationLink(value: Destination.changePin) { Text(words(.settingsChangePin)) }
      NavigationLink(value: Destination.recoveryCode) { TwoLines(words(.settingsRecovery), security.recovery) }
    } header: {
      Text(words(.settingsSecurity))
    }
  }

  /// Stands where the wallet says; turning it shows the system's prompt.
  private var biometric: Binding<Bool> {
    Binding { [security] in
      security.hasBiometric
    } set: { [model] on in
      Task { await model.setBiometric(on) }
    }
  }
}
