import AppState
import Looks
import ShowPass
import SwiftUI
import Wording

/// A pass to be shown: what its code reveals first, then the code.
public struct ShowPassView: View {
  @State private var model: ShowPassModel
  private let root: RootModel
  private let id: String
  private let words: Words

  public init(root: RootModel, id: String) {
    self.root = root
    self.id = id
    words = root.words
    _model = State(
      initialValue: ShowPassModel(
        id: id, passes: root.carnet, showing: root.carnet, preferences: root.preferences, onScreen: root.onScreen,
        places: root.places, phone: root.phone, words: root.words))
  }

  public var body: some View {
    Group {
      if model.page == .live { ShowLiveView(root: root, id: id) } else { faces }
    }
    .task { await model.load() }
    .onAppear { model.appeared() }
    .onDisappear { model.disappeared() }
  }

  private var faces: some View {
    // One view for all faces: only leaving it is leaving.
    ZStack {
      switch model.page {
      case .loading, .live: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .asking(let asking): AskingPage(model: model, asking: asking, words: words)
      case .showing(let code, let canPrint): ShowingPage(model: model, code: code, canPrint: canPrint, words: words)
      }
    }
    .navigationTitle(title)
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
  }

  private var title: String {
    if case .showing = model.page { words(.showTitle) } else { words(.showBeforeTitle) }
  }
}

/// What the code reveals, before it is shown.
private struct AskingPage: View {
  let model: ShowPassModel
  let asking: ShowPassPage.Asking
  let words: Words

  var body: some View {
    List {
      Section {
        if let specimens = asking.specimens { NoticeView(specimens).plainRow() }
        if let problem = asking.problem { NoticeView(problem).plainRow() }
        PassHead(asking.card)
          .clipShape(RoundedRectangle(cornerRadius: 20))
          .accessibilityElement(children: .ignore)
          .accessibilityLabel(asking.card.spoken)
          .plainRow()
        if let verdict = asking.verdict { VerdictPanel(verdict).plainRow() }
        if let development = asking.development { DevelopmentNotice(development, words).plainRow() }
      }
      Section {
        ForEach(asking.reveals.rows, id: \.self) { LabelledRow($0) }
      } header: {
        Text(words(.showBeforeText))
          .font(.body)
          .textCase(nil)
      }
    }
    .listStyle(.insetGrouped)
    .bottomBar { PrimaryButton(words(.showAction), systemImage: "qrcode", isBusy: model.isBusy) { await model.show() } }
  }
}
