import AppState
import Looks
import SwiftUI
import TrustedSigners
import UniformTypeIdentifiers
import Wording

/// Whose signatures count, and adding to them.
public struct TrustedSignersView: View {
  @State private var model: TrustedSignersModel
  @State private var isPicking = false
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(initialValue: TrustedSignersModel(trust: root.carnet, files: root.phone.files, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .list(let list):
        SourcesPage(model: model, list: list, words: words)
          .bottomBar { PrimaryButton(list.add, systemImage: "plus", isBusy: model.isBusy) { isPicking = true } }
      }
    }
    .navigationTitle(words(.trustTitle))
    .background(Color.ground)
    // Such files have no type of their own, so any can be picked; the core says whether it is one.
    .fileImporter(isPresented: $isPicking, allowedContentTypes: [.item]) { [model] file in
      Task { await model.picked(file) }
    }
    .task { await model.load() }
  }
}

private struct SourcesPage: View {
  @Bindable var model: TrustedSignersModel
  let list: TrustedSignersPage.List
  let words: Words

  var body: some View {
    ZStack {
      if list.isBare {
        EmptyPage(symbol: "person.badge.key", title: words(.trustEmptyTitle), text: list.lead)
      } else {
        List {
          if let added = list.added {
            Section { AddedPanel(added: added, words: words) { model.dismiss() } }
          }
          if let problem = list.problem {
            Section { NoticeView(problem).listRowInsets(EdgeInsets()) }
          }
          Section {
            ForEach(list.sources) { SourceRow(model: model, source: $0) }
          } header: {
            Text(list.lead)
              .font(.body)
              .textCase(nil)
          }
        }
        .listStyle(.insetGrouped)
      }
    }
    .confirmationDialog(
      words(.trustRemoveTitle), isPresented: $model.asksRemove, titleVisibility: .visible, presenting: list.removal
    ) { removal in
      Button(words(.trustRemoveConfirm), role: .destructive) { [model] in
        Task { await model.remove(removal) }
      }
      Button(words(.actionCancel), role: .cancel) {}
    } message: { removal in
      Text(removal.text)
    }
  }
}

private struct SourceRow: View {
  let model: TrustedSignersModel
  let source: TrustedSignersPage.Source

  var body: some View {
    Label {
      VStack(alignment: .leading, spacing: 2) {
        Text(source.name)
        Text(source.keys).font(.subheadline).monospacedDigit().foregroundStyle(.secondary)
      }
    } icon: {
      Image(systemName: "key").accessibilityHidden(true)
    }
    .accessibilityElement(children: .combine)
    // Without a role: a row stays until the question is answered.
    .swipeActions {
      Button(source.remove, systemImage: "trash") { model.askRemove(source) }
        .tint(.red)
    }
    .contextMenu {
      Button(source.remove, systemImage: "trash", role: .destructive) { model.askRemove(source) }
    }
  }
}

/// What the last file brought, line by line.
private struct AddedPanel: View {
  let added: TrustedSignersPage.Added
  let words: Words
  let close: @MainActor () -> Void
  @Environment(\.colorScheme) private var scheme

  var body: some View {
    let colours = ToneColours(added.tone, scheme)
    HStack(alignment: .top, spacing: 12) {
      VStack(alignment: .leading, spacing: 4) {
        Text(added.title).font(.headline)
        ForEach(added.lines, id: \.self) { Text($0).font(.subheadline) }
      }
      .accessibilityElement(children: .combine)
      Spacer(minLength: 0)
      Button(action: close) {
        Image(systemName: "xmark").frame(minWidth: 44, minHeight: 44)
      }
      .buttonStyle(.borderless)
      .accessibilityLabel(words(.actionClose))
    }
    .foregroundStyle(colours.text)
    .listRowBackground(colours.ground)
    .onAppear { AccessibilityNotification.Announcement(([added.title] + added.lines).joined(separator: " ")).post() }
  }
}
