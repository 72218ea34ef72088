import AppState
import Looks
import Settings
import SwiftUI
import Wording

/// What the installed app does not ask for, and what it does.
public struct LimitsView: View {
  @State private var model: LimitsModel
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(initialValue: LimitsModel(facts: root.phone.facts, words: root.words))
  }

  public var body: some View {
    ZStack {
      if let page = model.page {
        List {
          Text(page.lead)
            .foregroundStyle(.secondary)
            .listRowBackground(Color.clear)
          ForEach(page.sections) { section in
            Section {
              ForEach(section.rows) { LimitRow(row: $0, tone: section.tone) }
            } header: {
              Text(section.title).accessibilityAddTraits(.isHeader)
            }
          }
        }
        .listStyle(.insetGrouped)
      } else {
        LoadingView(words)
      }
    }
    .navigationTitle(words(.limitsTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
  }
}

private struct LimitRow: View {
  let row: LimitsPage.Row
  let tone: Tone

  var body: some View {
    HStack(alignment: .top, spacing: 12) {
      VerdictSign(tone: tone)
      VStack(alignment: .leading, spacing: 2) {
        Text(row.title)
        if let text = row.text { Text(text).font(.subheadline).foregroundStyle(.secondary) }
      }
    }
    .accessibilityElement(children: .combine)
  }
}
