import AppState
import Looks
import PassDetail
import SwiftUI
import Wording

/// All there is to say of a pass.
public struct PassDetailView: View {
  @State private var model: PassDetailModel
  @Environment(\.scenePhase) private var phase
  private let words: Words

  public init(root: RootModel, id: String) {
    words = root.words
    _model = State(
      initialValue: PassDetailModel(
        id: id, passes: root.carnet, showing: root.carnet, removals: root.removals, received: root.received,
        preferences: root.preferences, places: root.places, words: root.words))
  }

  public var body: some View {
    content
      .navigationTitle(words(.detailTitle))
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        if model.page.detail != nil {
          ToolbarItem(placement: .topBarTrailing) {
            Button {
              model.isAsking = true
            } label: {
              Label(words(.actionDelete), systemImage: "trash")
            }
            .disabled(model.isBusy)
          }
        }
      }
      .confirmationDialog(words(.detailDeleteTitle), isPresented: $model.isAsking, titleVisibility: .visible) {
        Button(words(.actionDelete), role: .destructive) { Task { await model.remove() } }
        Button(words(.actionCancel), role: .cancel) {}
      } message: {
        Text(words(.detailDeleteText))
      }
      .task { await model.load() }
      .onDisappear { model.left() }
      .onChange(of: phase) {
        // It may have expired meanwhile.
        if phase == .active { Task { await model.load() } }
      }
  }

  @ViewBuilder private var content: some View {
    let page = model.page
    if let detail = page.detail {
      PassPage(model: model, page: page, detail: detail, words: words)
    } else if let problem = page.problem {
      EmptyPage(symbol: "exclamationmark.triangle", title: problem.title ?? words(.detailTitle), text: problem.text) {
        SecondaryButton(words(.actionRetry), systemImage: "arrow.clockwise") { await model.load() }
      }
    } else {
      LoadingView(words)
    }
  }
}

private struct PassPage: View {
  @Bindable var model: PassDetailModel
  let page: PassDetailPage
  let detail: DetailLook
  let words: Words

  var body: some View {
    List {
      Section {
        if let specimens = page.specimens { NoticeView(specimens).plainRow() }
        if let failure = page.failure { NoticeView(failure).plainRow() }
        if let received = page.received { NoticeView(received).plainRow() }
        if let holder = page.holder { HolderHead(holder: holder).plainRow() }
        PassHead(detail.card, more: detail.more)
          .clipShape(RoundedRectangle(cornerRadius: 20))
          .accessibilityElement(children: .combine)
          .plainRow()
        VerdictPanel(detail.verdict).plainRow()
        if let development = detail.development { DevelopmentNotice(development, words).plainRow() }
        if let copies = detail.copies {
          if let notice = copies.notice { NoticeView(notice).plainRow() }
          LabelledRow(copies.row)
        }
      }
      DetailSections(detail, words)
      // What one of Carnet's own passes tells is chosen each time.
      if detail.copies == nil { RevealsSection(page.reveals, title: words(.detailReveals)) }
      if page.isQuickOffered {
        Section {
          Toggle(words(.quickPass), isOn: $model.isQuick)
        } footer: {
          Text(words(.quickPassText))
        }
      }
    }
    .listStyle(.insetGrouped)
    .bottomBar { PrimaryButton(page.show, systemImage: "qrcode") { model.show() } }
  }
}

/// Whose pass it is.
private struct HolderHead: View {
  let holder: HolderLook

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(holder.name).font(.title2).bold()
      if let born = holder.born { Text(born).font(.subheadline).foregroundStyle(.secondary) }
    }
    .frame(maxWidth: .infinity, alignment: .leading)
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(.isHeader)
  }
}
