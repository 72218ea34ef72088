import AppState
import ChosenPublishers
import Looks
import SwiftUI
import UniformTypeIdentifiers
import Wording

/// One publisher: its fingerprint, what it says, its newer words, and its end.
public struct PublisherView: View {
  @State private var model: PublisherModel
  @State private var isPicking = false
  @Environment(\.scenePhase) private var phase
  private let words: Words

  public init(root: RootModel, id: String) {
    words = root.words
    _model = State(
      initialValue: PublisherModel(
        id: id, publishers: root.carnet, phone: root.phone, imports: root.imports, places: root.places, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .one(let one): OnePage(model: model, one: one, words: words) { isPicking = true }
      }
    }
    .navigationTitle(words(.publisherTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .fileImporter(isPresented: $isPicking, allowedContentTypes: [.item]) { [model] file in
      Task { await model.picked(file) }
    }
    .task(id: phase) { if phase == .active { await model.load() } }
  }
}

private struct OnePage: View {
  @Bindable var model: PublisherModel
  let one: PublisherPage.One
  let words: Words
  let pick: @MainActor () -> Void

  var body: some View {
    List {
      if let problem = one.problem { NoticeView(problem).id(problem).plainRow() }
      if let development = one.development { DevelopmentNotice(development, words).plainRow() }
      if let renewal = one.renewal { NoticeView(renewal).plainRow() }
      Section {
        PublisherHead(look: one.look)
          .accessibilityElement(children: .ignore)
          .accessibilityLabel(one.look.spoken)
          .accessibilityAddTraits(.isHeader)
        ForEach(one.dates, id: \.self) { LabelledRow($0) }
      }
      Section {
        if let scan = one.scan {
          Button {
            model.scan()
          } label: {
            Label(scan, systemImage: "qrcode.viewfinder")
          }
        }
        Button(action: pick) { Label(words(.publisherUpdateFile), systemImage: "folder") }
          .disabled(model.isBusy)
        Button {
          model.show()
        } label: {
          Label {
            VStack(alignment: .leading, spacing: 2) {
              Text(words(.publisherShow))
              Text(words(.publisherShowText)).font(.subheadline).foregroundStyle(.secondary)
            }
          } icon: {
            Image(systemName: "qrcode").accessibilityHidden(true)
          }
        }
      }
      FingerprintSection(fingerprint: one.fingerprint, words: words)
      Section {
        ForEach(one.says) { SaidView(row: $0) }
      } header: {
        Text(words(.publisherSays))
      }
      Section {
        Button(words(.publisherRemove), role: .destructive) { model.removal.isAsking = true }
          .disabled(model.isBusy)
      }
    }
    .listStyle(.insetGrouped)
    .confirmationDialog(one.removal.label, isPresented: Bindable(model.removal).isAsking, titleVisibility: .visible) {
      Button(words(.trustRemoveConfirm), role: .destructive) { [model] in
        Task { await model.remove() }
      }
      Button(words(.actionCancel), role: .cancel) {}
    } message: {
      Text(one.removal.value)
    }
  }
}

/// Twelve numbered words: English, and left to right, whatever the language; each spoken by itself.
private struct FingerprintSection: View {
  let fingerprint: [String]
  let words: Words
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    Section {
      VStack(alignment: .leading, spacing: 8) {
        ForEach(lines, id: \.self) { line in
          HStack(alignment: .firstTextBaseline, spacing: 12) {
            ForEach(line, id: \.self) { word in
              Text(word)
                .font(.body)
                .monospaced()
                .frame(maxWidth: .infinity, alignment: .leading)
            }
          }
        }
      }
      .environment(\.layoutDirection, .leftToRight)
    } header: {
      Text(words(.fingerprintTitle))
    } footer: {
      Text(words(.fingerprintText))
    }
  }

  /// Two beside each other; one where the text is large.
  private var lines: [[String]] {
    let columns = size.isAccessibilitySize ? 1 : 2
    return stride(from: 0, to: fingerprint.count, by: columns).map { Array(fingerprint[$0..<min($0 + columns, fingerprint.count)]) }
  }
}

/// One kind of what a publisher says.
private struct SaidView: View {
  let row: SaidRow

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(row.kind).font(.body)
      Text(row.entries).font(.subheadline).monospacedDigit()
      Text(row.asOf).font(.footnote).monospacedDigit().foregroundStyle(.secondary)
    }
    .accessibilityElement(children: .combine)
  }
}
