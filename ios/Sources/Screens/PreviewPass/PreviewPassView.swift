import AppState
import Looks
import PreviewPass
import SwiftUI
import Wording

/// What a pass is and what it tells, before it is kept.
public struct PreviewPassView: View {
  @State private var model: PreviewPassModel
  private let words: Words

  public init(root: RootModel, batch: Int) {
    words = root.words
    _model = State(
      initialValue: PreviewPassModel(
        reading: root.carnet, imports: root.imports, batch: batch, removals: root.removals, preferences: root.preferences,
        words: root.words,
        places: root.places))
  }

  public var body: some View {
    content
      .navigationBarTitleDisplayMode(.inline)
      .task { await model.load() }
      .onDisappear { model.left() }
      .onChange(of: model.said) { if let said = model.said { AccessibilityNotification.Announcement(said).post() } }
  }

  @ViewBuilder private var content: some View {
    switch model.page {
    case .loading, .done:
      LoadingView(words).navigationTitle(words(.previewTitle))
    case .gone:
      EmptyPage(symbol: "qrcode.viewfinder", title: words(.previewGoneTitle), text: words(.previewGoneText)) {
        PrimaryButton(words(.previewGoneAdd), systemImage: "plus") { model.addAgain() }
      }
      .navigationTitle(words(.previewTitle))
    case .failed(let problem):
      EmptyPage(symbol: "exclamationmark.triangle", title: problem.title ?? words(.previewTitle), text: problem.text) {
        SecondaryButton(words(.actionRetry), systemImage: "arrow.clockwise", isBusy: model.isBusy) { await model.load() }
      }
      .navigationTitle(words(.previewTitle))
    case .nothing(let why):
      EmptyPage(symbol: "qrcode.viewfinder", title: words(.previewNothingTitle), text: why) {
        PrimaryButton(words(.previewNothingAgain)) { model.addAgain() }
      }
      .navigationTitle(words(.previewTitle))
    case .refused(let refusal):
      RefusedPage(model: model, refusal: refusal, words: words)
    case .lookUp(let lookUp):
      LookUpPage(model: model, lookUp: lookUp, words: words)
    case .one(let one):
      OnePassPage(model: model, one: one, words: words)
    case .minimum(let minimum):
      MinimumPage(model: model, minimum: minimum, words: words)
    case .several(let several):
      SeveralPassesPage(model: model, several: several, words: words)
    }
  }
}

/// A pass of which nothing but its verdict can be told.
private struct RefusedPage: View {
  let model: PreviewPassModel
  let refusal: Refusal
  let words: Words

  var body: some View {
    List {
      VerdictPanel(refusal.verdict, isLarge: true).plainRow()
      NoticeView(refusal.notice).plainRow()
    }
    .listStyle(.insetGrouped)
    .bottomBar { PrimaryButton(words(.previewNothingAgain)) { model.addAgain() } }
    .navigationTitle(words(.previewTitle))
  }
}

/// One pass, whole, and the decision.
private struct OnePassPage: View {
  let model: PreviewPassModel
  let one: OnePass
  let words: Words

  var body: some View {
    List {
      Section {
        if one.detail.isSpecimen { NoticeView(.specimens(words)) }
        if let problem = one.problem { NoticeView(problem) }
        holder
        PassHead(one.detail.card, more: one.detail.more)
          .clipShape(RoundedRectangle(cornerRadius: 20))
          .accessibilityElement(children: .combine)
        VerdictPanel(one.detail.verdict)
        if let development = one.detail.development { DevelopmentNotice(development, words) }
        ForEach(one.notices, id: \.self) { NoticeView($0) }
      }
      .plainRow()
      RevealsSection(one.reveals)
      DetailSections(one.detail, words)
    }
    .listStyle(.insetGrouped)
    .bottomBar { decision }
    .navigationTitle(words(.previewTitle))
    .navigationBarBackButtonHidden(one.position != nil)
    .toolbar {
      if one.position != nil {
        ToolbarItem(placement: .navigation) {
          Button(words(.actionBack), systemImage: "chevron.backward") { model.toList() }
        }
      }
    }
  }

  private var holder: some View {
    VStack(alignment: .leading, spacing: 2) {
      if let position = one.position {
        Text(position).font(.subheadline).monospacedDigit().foregroundStyle(.secondary)
      }
      Text(one.holder).font(.title2).bold().accessibilityAddTraits(.isHeader)
      if let born = one.born {
        Text(born).font(.body).monospacedDigit().foregroundStyle(.secondary)
      }
    }
    .frame(maxWidth: .infinity, alignment: .leading)
  }

  @ViewBuilder private var decision: some View {
    if let keep = one.keep {
      PrimaryButton(keep, systemImage: "checkmark", isBusy: model.isBusy) { await model.keep() }
      if let keepBoth = one.keepBoth {
        SecondaryButton(keepBoth) { await model.keepBoth() }
          .disabled(model.isBusy)
      }
      QuietButton(words(.previewDiscard)) { model.discard() }
        .disabled(model.isBusy)
    } else {
      SecondaryButton(words(.actionClose)) { model.discard() }
    }
  }
}
