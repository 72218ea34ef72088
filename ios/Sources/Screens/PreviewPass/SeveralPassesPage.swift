import Looks
import PreviewPass
import SwiftUI
import Wording

/// Several passes in one file: each can be opened, all plain ones kept at once.
struct SeveralPassesPage: View {
  let model: PreviewPassModel
  let several: SeveralPasses
  let words: Words

  var body: some View {
    List {
      Section {
        Text(several.lead).foregroundStyle(.secondary)
        if let problem = several.problem { NoticeView(problem) }
        if several.isSpecimen { NoticeView(.specimens(words)) }
        if let lookFirst = several.lookFirst { NoticeView(lookFirst) }
      }
      .plainRow()
      ForEach(several.rows) { row in
        Section {
          Button {
            model.look(at: row.id)
          } label: {
            FoundRowView(row: row)
          }
          .buttonStyle(.plain)
          .disabled(model.isBusy)
        }
        .plainRow()
      }
    }
    .listStyle(.insetGrouped)
    .listSectionSpacing(8)
    .bottomBar {
      if let keepAll = several.keepAll {
        PrimaryButton(keepAll, systemImage: "checkmark", isBusy: model.isBusy) { await model.keepAll() }
      }
      SecondaryButton(several.leave) { model.finish() }
        .disabled(model.isBusy)
    }
    .navigationTitle(words(.previewSeveralTitle))
  }
}

private struct FoundRowView: View {
  let row: FoundRow

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Text(row.holder).font(.headline)
      PassCardView(row.card)
      if let note = row.note { VerdictBadge(tone: note.tone, word: note.text) }
    }
    .contentShape(.rect)
    .accessibilityElement(children: .combine)
  }
}
