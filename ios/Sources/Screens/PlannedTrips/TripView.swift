import AppState
import Looks
import PlannedTrips
import SwiftUI
import Wording

/// One trip: what the passes are worth on it, leg by leg.
public struct TripView: View {
  @State private var model: TripModel
  @Environment(\.scenePhase) private var phase
  private let root: RootModel
  private let words: Words

  public init(root: RootModel, id: String) {
    self.root = root
    words = root.words
    _model = State(initialValue: TripModel(id: id, trips: root.carnet, places: root.places, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .one(let one): OnePage(model: model, one: one, root: root)
      }
    }
    .navigationTitle(words(.tripTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task(id: phase) { if phase == .active { await model.load() } }
  }
}

private struct OnePage: View {
  @Bindable var model: TripModel
  let one: TripPage.One
  let root: RootModel

  var body: some View {
    let words = root.words
    List {
      SpecimensRow(root: root)
      if let problem = one.problem { NoticeView(problem).id(problem).plainRow() }
      Section {
        Text(one.name).font(.title2).bold().accessibilityAddTraits(.isHeader)
        ColourPanel(colour: one.colour, text: one.meaning)
        ForEach(one.dates, id: \.self) { Text($0).font(.subheadline).foregroundStyle(.secondary) }
      }
      Section {
        ForEach(one.legs) { leg in
          Button {
            model.open(leg.id)
          } label: {
            LegRowView(leg: leg)
          }
          .buttonStyle(.plain)
          .accessibilityLabel(leg.spoken)
          .accessibilityHint(words(.legWhyTitle))
        }
      } header: {
        Text(words(.tripLegs))
      }
      if !one.reminders.isEmpty {
        Section {
          ForEach(one.reminders, id: \.self) { ReminderRow(reminder: $0) }
        } header: {
          Text(words(.reminderTitle))
        } footer: {
          Text(words(.reminderText))
        }
      }
      Section {
        Button {
          model.edit()
        } label: {
          Label(words(.tripEdit), systemImage: "pencil")
        }
        Button(words(.tripForget), role: .destructive) { model.removal.isAsking = true }
      }
      .disabled(model.removal.isBusy)
    }
    .listStyle(.insetGrouped)
    .confirmationDialog(one.removal.label, isPresented: Bindable(model.removal).isAsking, titleVisibility: .visible) {
      Button(words(.tripForgetConfirm), role: .destructive) { [model] in
        Task { await model.remove() }
      }
      Button(words(.actionCancel), role: .cancel) {}
    } message: {
      Text(one.removal.value)
    }
  }
}

/// Shape, word, and what the word means.
private struct ColourPanel: View {
  let colour: ColourLook
  let text: String

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      VerdictBadge(colour)
      Text(text).font(.body)
    }
    .accessibilityElement(children: .combine)
  }
}

/// A leg in the timeline: what and where, when, and each who goes. Spoken as one.
struct LegRowView: View {
  let leg: LegRow

  var body: some View {
    Label {
      VStack(alignment: .leading, spacing: 4) {
        Text(leg.title).font(.headline)
        Text(leg.dates).font(.subheadline).monospacedDigit()
        if let asks = leg.asks { Text(asks).font(.subheadline).foregroundStyle(.secondary) }
        VerdictBadge(leg.colour)
        ForEach(leg.travellers) { one in
          HStack(spacing: 6) {
            VerdictSign(tone: one.colour.tone)
            Text(one.text).font(.subheadline)
          }
        }
      }
      .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
    } icon: {
      Image(systemName: leg.symbol)
    }
    .contentShape(.rect)
    .accessibilityElement(children: .ignore)
  }
}
