import AppState
import ChosenPublishers
import Looks
import SwiftUI
import UniformTypeIdentifiers
import Wording

/// Whom the traveller believes, how old what they say is, and the ways to more.
public struct PublishersView: View {
  @State private var model: PublishersModel
  @State private var isPicking = false
  @Environment(\.scenePhase) private var phase
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(
      initialValue: PublishersModel(
        publishers: root.carnet, phone: root.phone, imports: root.imports, places: root.places, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .list(let list):
        ListPage(model: model, list: list, words: words)
          .bottomBar {
            if let scan = list.addScan { PrimaryButton(scan, systemImage: "qrcode.viewfinder") { model.scan() } }
            SecondaryButton(list.addFile, systemImage: "folder", isBusy: model.isBusy) { isPicking = true }
          }
      }
    }
    .navigationTitle(words(.publishersTitle))
    .background(Color.ground)
    // Also where the system does not know the type of a pack's file.
    .fileImporter(isPresented: $isPicking, allowedContentTypes: [.item]) { [model] file in
      Task { await model.picked(file) }
    }
    // What a publisher says grows old meanwhile.
    .task(id: phase) { if phase == .active { await model.load() } }
  }
}

private struct ListPage: View {
  let model: PublishersModel
  let list: PublishersPage.List
  let words: Words

  var body: some View {
    if list.isBare {
      EmptyPage(symbol: "person.crop.rectangle.stack", title: words(.publishersEmptyTitle), text: list.lead) {
        NavigationLink(value: Destination.trust) { Text(words(.settingsTrust)) }
      }
    } else {
      List {
        if let problem = list.problem { NoticeView(problem).id(problem).plainRow() }
        Section {
          ForEach(list.rows) { row in
            Button {
              model.open(row.id)
            } label: {
              PublisherRow(look: row)
            }
            .buttonStyle(.plain)
            .accessibilityLabel(row.spoken)
          }
        } header: {
          Text(list.lead).font(.body).textCase(nil)
        }
        if let conflicts = list.conflicts {
          Section {
            Button {
              model.openConflicts()
            } label: {
              Label {
                VStack(alignment: .leading, spacing: 2) {
                  Text(conflicts.label).font(.body).foregroundStyle(Color.primary)
                  Text(conflicts.value).font(.subheadline).foregroundStyle(.secondary)
                }
              } icon: {
                VerdictSign(tone: .doubt)
              }
              .accessibilityElement(children: .combine)
            }
          }
        }
        Section {
          NavigationLink(value: Destination.trust) { Label(words(.settingsTrust), systemImage: "key") }
        }
      }
      .listStyle(.insetGrouped)
    }
  }
}

/// A publisher in the list. Spoken as one sentence.
private struct PublisherRow: View {
  let look: PublisherLook

  var body: some View {
    VStack(alignment: .leading, spacing: 6) {
      PublisherHead(look: look)
      if let advice = look.advice { Text(advice).font(.footnote).foregroundStyle(.secondary) }
    }
    .frame(maxWidth: .infinity, alignment: .leading)
    .contentShape(.rect)
    .accessibilityElement(children: .ignore)
  }
}

/// A publisher's name, marks and age.
struct PublisherHead: View {
  let look: PublisherLook

  var body: some View {
    VStack(alignment: .leading, spacing: 6) {
      Text(look.name).font(.headline)
      if let mark = look.development { DevelopmentMark(mark) }
      VerdictBadge(tone: look.tone, word: look.state)
      VStack(alignment: .leading, spacing: 2) {
        Text(look.updated).monospacedDigit()
        Text(look.origin)
      }
      .font(.subheadline)
      .foregroundStyle(.secondary)
    }
  }
}
