import AppState
import ChosenPublishers
import Looks
import SwiftUI
import Wording

/// Key by key, which publisher says what.
public struct ConflictsView: View {
  @State private var model: ConflictsModel
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(initialValue: ConflictsModel(publishers: root.carnet, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .list(let conflicts) where conflicts.isEmpty:
        EmptyPage(symbol: "checkmark.circle", title: words(.conflictsEmptyTitle), text: words(.conflictsEmptyText))
      case .list(let conflicts):
        List {
          Text(words(.conflictsLead)).plainRow()
          ForEach(conflicts) { LabelledSection($0.signer, $0.opinions) }
        }
        .listStyle(.insetGrouped)
      }
    }
    .navigationTitle(words(.conflictsTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
  }
}
