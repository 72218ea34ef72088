import AppState
import Enrolment
import Looks
import SwiftUI
import Wording

/// An issuer's invitation, before keys are made for it.
public struct InvitationView: View {
  @State private var model: InvitationModel
  private let words: Words

  public init(root: RootModel, batch: Int) {
    words = root.words
    _model = State(
      initialValue: InvitationModel(
        batch: batch, reading: root.carnet, enrolling: root.carnet, imports: root.imports, places: root.places, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .gone: EmptyPage(symbol: "tray", title: words(.previewGoneTitle), text: words(.previewGoneText)) { again }
      case .refused(let notice):
        EmptyPage(symbol: "xmark.octagon", title: notice.title ?? words(.enrolTitle), text: notice.text) { again }
          .onAppear { AccessibilityNotification.Announcement(notice.text).post() }
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .offered(let offered): OfferedInvitation(model: model, offered: offered, words: words)
      }
    }
    .navigationTitle(words(.enrolTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
    .onDisappear { model.left() }
  }

  private var again: some View { SecondaryButton(words(.previewNothingAgain)) { model.leave() } }
}

private struct OfferedInvitation: View {
  let model: InvitationModel
  let offered: InvitationPage.Offered
  let words: Words

  var body: some View {
    List {
      if let problem = offered.problem { NoticeView(problem).id(problem).plainRow() }
      Section {
        ForEach(offered.rows, id: \.self) { LabelledRow($0) }
      } header: {
        Text(offered.issuer).font(.title2).bold().foregroundStyle(.primary).textCase(nil).accessibilityAddTraits(.isHeader)
      }
      if let unknown = offered.unknown { NoticeView(unknown).plainRow() }
      Section {
        Text(offered.text).font(.body)
        Text(offered.proof).font(.body)
      }
      .plainRow()
    }
    .listStyle(.insetGrouped)
    .bottomBar {
      if let answer = offered.answer {
        PrimaryButton(answer, systemImage: "key", isBusy: model.isBusy) { await model.answer() }
      }
      SecondaryButton(words(offered.answer == nil ? .actionBack : .actionCancel)) { model.leave() }
        .disabled(model.isBusy)
    }
  }
}
