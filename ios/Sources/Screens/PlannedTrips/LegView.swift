import AppState
import Looks
import PlannedTrips
import SwiftUI
import Wording

/// Why a leg stands as it does: who says what, which rule, which passes, and what would make it green.
public struct LegView: View {
  @State private var model: LegModel
  @Environment(\.scenePhase) private var phase
  private let root: RootModel
  private let words: Words

  public init(root: RootModel, leg: Int, trip: String) {
    self.root = root
    words = root.words
    _model = State(
      initialValue: LegModel(
        leg: leg, trip: trip, trips: root.carnet, passes: root.carnet, places: root.places, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .one(let one):
        List {
          SpecimensRow(root: root)
          Section {
            LegRowView(leg: one.leg)
              .accessibilityLabel(one.leg.spoken)
              .accessibilityAddTraits(.isHeader)
          } footer: {
            Text(words(.legWhyLead))
          }
          ForEach(one.travellers) { TravellerSections(traveller: $0, model: model, words: words) }
        }
        .listStyle(.insetGrouped)
      }
    }
    .navigationTitle(words(.legWhyTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task(id: phase) { if phase == .active { await model.load() } }
  }
}

/// What everybody who says something says of one traveller.
private struct TravellerSections: View {
  let traveller: LegPage.Traveller
  let model: LegModel
  let words: Words

  var body: some View {
    if let name = traveller.name {
      HStack(spacing: 8) {
        VerdictSign(tone: traveller.colour.tone)
        Text(name).font(.title3).bold()
      }
      .plainRow()
      .accessibilityElement(children: .combine)
      .accessibilityAddTraits(.isHeader)
    }
    ForEach(traveller.rulings) { ruling in
      Section {
        RulingHead(ruling: ruling)
        ForEach(ruling.reasons) { ReasonView(reason: $0, model: model) }
        if !ruling.passes.isEmpty {
          VStack(alignment: .leading, spacing: 4) {
            Text(words(.legPasses)).font(.subheadline).foregroundStyle(.secondary)
            ForEach(ruling.passes) { PassLink(pass: $0, model: model) }
          }
        }
        if !ruling.remedies.isEmpty {
          VStack(alignment: .leading, spacing: 4) {
            Text(words(.legRemedies)).font(.subheadline).foregroundStyle(.secondary)
            ForEach(ruling.remedies, id: \.self) { Label($0, systemImage: "arrow.forward.circle") }
          }
          .accessibilityElement(children: .combine)
        }
      }
    }
  }
}

/// Who says so, of what day, in which colour, and whether it counts.
private struct RulingHead: View {
  let ruling: RulingLook

  var body: some View {
    VStack(alignment: .leading, spacing: 6) {
      Text(ruling.source).font(.headline)
      if let mark = ruling.development { DevelopmentMark(mark) }
      VerdictBadge(ruling.colour)
      if let notCounted = ruling.notCounted {
        Label {
          VStack(alignment: .leading, spacing: 2) {
            Text(notCounted.label).bold()
            Text(notCounted.value)
          }
        } icon: {
          Image(systemName: "minus.circle").accessibilityHidden(true)
        }
        .font(.subheadline)
      }
      ForEach(ruling.dates, id: \.self) { Text($0).font(.footnote).foregroundStyle(.secondary) }
    }
    .accessibilityElement(children: .combine)
  }
}

/// Why, and the rule in its publisher's words.
private struct ReasonView: View {
  let reason: ReasonLook
  let model: LegModel

  var body: some View {
    VStack(alignment: .leading, spacing: 6) {
      VStack(alignment: .leading, spacing: 4) {
        ForEach(reason.texts, id: \.self) { Text($0).font(.body) }
        if let rule = reason.rule {
          Text(rule.name).font(.footnote).foregroundStyle(.secondary).textSelection(.enabled)
          if let quote = rule.quote { Text(quote).font(.subheadline).textSelection(.enabled) }
        }
      }
      .accessibilityElement(children: .combine)
      if let pass = reason.pass { PassLink(pass: pass, model: model) }
    }
  }
}

/// A pass by its name, which opens it.
private struct PassLink: View {
  let pass: PassName
  let model: LegModel

  var body: some View {
    Button {
      model.open(pass.id)
    } label: {
      Label(pass.name, systemImage: "doc.text")
        .multilineTextAlignment(.leading)
        .frame(minHeight: 44)
        .contentShape(.rect)
    }
    .buttonStyle(.borderless)
  }
}
