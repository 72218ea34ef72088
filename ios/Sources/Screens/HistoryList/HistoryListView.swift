import AppState
import HistoryList
import SwiftUI
import Wording

/// When which pass was shown and what it told.
public struct HistoryListView: View {
  @State private var model: HistoryListModel
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(
      initialValue: HistoryListModel(
        history: root.carnet, files: root.phone.files, places: root.places, words: root.words, now: root.phone.now))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .empty:
        EmptyPage(symbol: "clock.arrow.circlepath", title: words(.historyEmptyTitle), text: words(.historyEmptyText)) {
          if let keeping = model.keeping { KeepingRows(model: model, keeping: keeping, words: words) }
        }
      case .days(let page): DayList(model: model, page: page, words: words)
      }
    }
    .navigationTitle(words(.historyTitle))
    .background(Color.ground)
    .task { await model.load() }
    .onDisappear { model.left() }
    .confirmationDialog(model.keeping?.question?.label ?? "", isPresented: $model.isAsking, titleVisibility: .visible) {
      Button(words(.historyForgetConfirm), role: .destructive) { [model] in
        Task { await model.confirmKeeping() }
      }
      Button(words(.actionCancel), role: .cancel) {}
    } message: {
      Text(model.keeping?.question?.value ?? "")
    }
  }
}

private struct DayList: View {
  @Bindable var model: HistoryListModel
  let page: HistoryListPage.Days
  let words: Words

  var body: some View {
    List {
      if let broken = page.broken { NoticeView(broken).plainRow() }
      VStack(alignment: .leading, spacing: 4) {
        Text(page.lead)
        if let forgotten = page.forgotten { Text(forgotten).font(.subheadline) }
      }
      .foregroundStyle(.secondary)
      .listRowBackground(Color.clear)
      Section {
        Picker(words(.historySearch), selection: $model.mode) {
          ForEach(page.filters) { Text($0.title).tag($0.mode) }
        }
        TextField(words(.historySearch), text: $model.search)
      }
      if let none = page.none { Text(none).foregroundStyle(.secondary) }
      ForEach(page.days) { day in
        Section {
          ForEach(day.rows) { row in ShowingRow(row: row, words: words) { model.open(row) } }
        } header: {
          Text(day.title).accessibilityAddTraits(.isHeader)
        }
      }
      Section {
        ExportRows(model: model, words: words)
      } footer: {
        Text(words(.historyExportText))
      }
      if let keeping = model.keeping {
        Section {
          KeepingRows(model: model, keeping: keeping, words: words)
        } footer: {
          Text(words(.historyKeepText))
        }
      }
    }
    .listStyle(.insetGrouped)
  }
}

/// How long the history is kept. The picker stands where the wallet says, whatever is being asked.
private struct KeepingRows: View {
  let model: HistoryListModel
  let keeping: HistoryKeeping
  let words: Words

  var body: some View {
    if let problem = keeping.problem { NoticeView(problem).id(problem) }
    Picker(words(.historyKeep), selection: chosen) {
      ForEach(keeping.choices) { Text($0.text).tag($0.id) }
    }
    .disabled(model.isBusy)
  }

  private var chosen: Binding<Int> {
    Binding { [keeping] in
      keeping.chosen
    } set: { [model] choice in
      Task { await model.keep(choice) }
    }
  }
}

/// The history as a file: written first, then handed on.
private struct ExportRows: View {
  let model: HistoryListModel
  let words: Words

  var body: some View {
    AsyncButton(words(.historyExportReadable), systemImage: "doc.text") { await model.export(.text) }
      .disabled(model.isBusy)
    AsyncButton(words(.historyExportJson), systemImage: "curlybraces") { await model.export(.json) }
      .disabled(model.isBusy)
    if let file = model.file {
      ShareLink(item: file) { Label(words(.historyExport), systemImage: "square.and.arrow.up") }
        .id(file)
    }
  }
}

/// One showing: a line that unfolds into every field it told.
private struct ShowingRow: View {
  let row: HistoryListPage.Row
  let words: Words
  let open: @MainActor () -> Void

  var body: some View {
    DisclosureGroup {
      ForEach(row.request, id: \.self) { Text($0).font(.subheadline) }
      ForEach(Array(row.fields.enumerated()), id: \.offset) { _, field in
        Label(field, systemImage: "checkmark").font(.subheadline)
      }
      if row.passId != nil {
        Button(action: open) { Label(words(.historyOpen), systemImage: "qrcode") }
      }
    } label: {
      VStack(alignment: .leading, spacing: 2) {
        Text(row.time).font(.caption).monospacedDigit().foregroundStyle(.secondary)
        Text(row.title).font(.headline)
        Text(row.revealed).font(.subheadline).foregroundStyle(.secondary)
        Text(row.mode).font(.subheadline)
        if let requester = row.requester { Text(requester).font(.subheadline) }
        if let gone = row.gone { Text(gone).font(.subheadline).foregroundStyle(.secondary) }
      }
      .accessibilityElement(children: .combine)
    }
  }
}
