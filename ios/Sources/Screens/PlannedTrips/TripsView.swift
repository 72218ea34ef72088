import AppState
import Looks
import PlannedTrips
import SwiftUI
import Wording

/// The traveller's trips, each with what the passes are worth on it.
public struct TripsView: View {
  @State private var model: TripsModel
  @Environment(\.scenePhase) private var phase
  private let root: RootModel
  private let words: Words

  public init(root: RootModel) {
    self.root = root
    words = root.words
    _model = State(initialValue: TripsModel(trips: root.carnet, places: root.places, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .empty:
        EmptyPage(symbol: "airplane", title: words(.tripEmptyTitle), text: words(.tripEmptyText)) {
          PrimaryButton(words(.tripAdd), systemImage: "plus") { model.add() }
        }
        .safeAreaInset(edge: .top) {
          if root.gate?.isSpecimens == true { NoticeView(.specimens(words)).padding(20) }
        }
      case .list(let rows):
        List {
          SpecimensRow(root: root)
          ForEach(rows) { row in
            Button {
              model.open(row.id)
            } label: {
              TripRowView(row: row)
            }
            .buttonStyle(.plain)
            .accessibilityLabel(row.spoken)
          }
        }
        .listStyle(.insetGrouped)
        .bottomBar { PrimaryButton(words(.tripAdd), systemImage: "plus") { model.add() } }
      }
    }
    .navigationTitle(words(.tripListTitle))
    .background(Color.ground)
    // A pass may have expired meanwhile.
    .task(id: phase) { if phase == .active { await model.load() } }
  }
}

/// That all of this is invented, where it is.
struct SpecimensRow: View {
  let root: RootModel

  var body: some View {
    if root.gate?.isSpecimens == true { NoticeView(.specimens(root.words)).plainRow() }
  }
}

/// A trip in the list. Spoken as one sentence.
private struct TripRowView: View {
  let row: TripRow

  var body: some View {
    VStack(alignment: .leading, spacing: 6) {
      Text(row.name).font(.headline)
      VStack(alignment: .leading, spacing: 2) {
        Text(row.route)
        Text(row.dates).monospacedDigit()
      }
      .font(.subheadline)
      VerdictBadge(row.colour)
      if let forgotten = row.forgotten { Text(forgotten).font(.footnote).foregroundStyle(.secondary) }
    }
    .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
    .contentShape(.rect)
    .accessibilityElement(children: .ignore)
  }
}
