import AppState
import DueReminders
import Looks
import SwiftUI
import Wording

/// What comes up for trips and passes, and whether the phone says so when its time has come.
public struct RemindersView: View {
  @State private var model: RemindersModel
  @Environment(\.scenePhase) private var phase
  private let root: RootModel
  private let words: Words

  public init(root: RootModel) {
    self.root = root
    words = root.words
    _model = State(initialValue: RemindersModel(trips: root.carnet, passes: root.carnet, places: root.places, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .empty: list([])
      case .list(let rows): list(rows)
      }
    }
    .navigationTitle(words(.reminderTitle))
    .background(Color.ground)
    .task(id: phase) { if phase == .active { await model.load() } }
  }

  private func list(_ rows: [RemindersPage.Row]) -> some View {
    List {
      SpecimensRow(root: root)
      if rows.isEmpty {
        VStack(alignment: .leading, spacing: 4) {
          Text(words(.reminderEmptyTitle)).font(.headline)
          Text(words(.reminderEmptyText)).font(.subheadline).foregroundStyle(.secondary)
        }
        .accessibilityElement(children: .combine)
      } else {
        Section {
          ForEach(rows) { row in
            Button {
              model.open(row.id)
            } label: {
              ReminderRow(reminder: row.look)
                .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
                .contentShape(.rect)
            }
            .buttonStyle(.plain)
          }
        } footer: {
          Text(words(.reminderPageText))
        }
      }
      RemindSection(root: root)
    }
    .listStyle(.insetGrouped)
  }
}
