import AppState
import Looks
import SwiftUI
import Wording

/// The switch for the phone's own reminders, and what to do where the phone refuses. Not among specimens, of which nothing is told.
struct RemindSection: View {
  let root: RootModel
  @Environment(\.scenePhase) private var phase

  var body: some View {
    if root.gate?.isSpecimens == false {
      let words = root.words
      Section {
        Toggle(isOn: isOn) { TwoLines(words(.reminderSwitch), words(.reminderSwitchText)) }
          .disabled(root.reminding.isBusy)
        if root.reminding.isRefused {
          NoticeView(Notice(.wait, title: words(.reminderRefusedTitle), words(.reminderRefusedText))).plainRow()
          Button(words(.cameraSettings)) { root.phone.doors.openSettings() }
        }
      }
      .task(id: phase) { if phase == .active { await root.reminding.load() } }
    }
  }

  /// Turning it on may show the system's question.
  private var isOn: Binding<Bool> {
    Binding { [isOn = root.reminding.isOn] in
      isOn
    } set: { [reminding = root.reminding] on in
      Task { await reminding.set(on) }
    }
  }
}
