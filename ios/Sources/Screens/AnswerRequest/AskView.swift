import AnswerRequest
import AppState
import Looks
import SwiftUI
import Wording

/// A verifier's request: who asks for what, and what would be learnt; then the answer.
public struct AskView: View {
  @State private var model: AnswerRequestModel
  @Environment(\.scenePhase) private var phase
  private let words: Words

  public init(root: RootModel, batch: Int) {
    words = root.words
    _model = State(
      initialValue: AnswerRequestModel(
        batch: batch, answering: root.carnet, imports: root.imports, places: root.places, phone: root.phone, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .gone: EmptyPage(symbol: "tray", title: words(.previewGoneTitle), text: words(.previewGoneText)) { back }
      case .refused(let notice):
        EmptyPage(symbol: "xmark.octagon", title: notice.title ?? words(.askTitle), text: notice.text) { back }
          .onAppear { AccessibilityNotification.Announcement(notice.text).post() }
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .deciding(let deciding): DecidingPage(model: model, page: deciding, words: words)
      case .answered(let answered): AnsweredPage(model: model, page: answered, words: words)
      }
    }
    .navigationTitle(title)
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .confirmationDialog(words(.askDespiteTitle), isPresented: $model.isWarning, titleVisibility: .visible) {
      Button(words(.askAnswer), role: .destructive) { [model] in
        Task { await model.answerDespite() }
      }
      Button(words(.actionCancel), role: .cancel) {}
    } message: {
      Text(words(.askDespiteText))
    }
    .task { await model.load() }
    .moving(model.show)
    .onAppear { if phase == .active { model.appeared() } }
    .onChange(of: phase) { if phase == .active { model.appeared() } else { model.disappeared() } }
    .onDisappear {
      model.disappeared()
      Task { await model.left() }
    }
  }

  private var title: String {
    if case .answered = model.page { words(.sealedTitle) } else { words(.askTitle) }
  }

  private var back: some View { SecondaryButton(words(.actionBack)) { model.refuse() } }
}

/// Who asks, for what, and a switch for each claim. Refusing is as easy as agreeing: two buttons of one rank.
private struct DecidingPage: View {
  let model: AnswerRequestModel
  let page: AnswerRequestPage.Deciding
  let words: Words

  var body: some View {
    List {
      if let specimens = page.specimens { NoticeView(specimens).plainRow() }
      if let problem = page.problem { NoticeView(problem).id(problem).plainRow() }
      Section {
        VStack(alignment: .leading, spacing: 4) {
          Text(page.requester).font(.title2).bold().accessibilityAddTraits(.isHeader)
          ForEach(page.lines, id: \.self) { Text($0) }
        }
        .plainRow()
        NoticeView(page.standing).plainRow()
        ForEach(page.notices, id: \.self) { NoticeView($0).plainRow() }
      }
      ForEach(page.asks) { AskSection(model: model, ask: $0, words: words) }
      Section {
        if let less = page.less { NoticeView(less).plainRow() }
      } footer: {
        VStack(alignment: .leading, spacing: 4) {
          Text(page.minimum)
          Text(page.until).monospacedDigit()
        }
      }
    }
    .listStyle(.insetGrouped)
    .bottomBar {
      ViewThatFits(in: .horizontal) {
        HStack(spacing: 8) { decision }
        VStack(spacing: 8) { decision }
      }
    }
  }

  @ViewBuilder private var decision: some View {
    SecondaryButton(words(.askRefuse), systemImage: "xmark") { model.refuse() }
      .disabled(model.isBusy)
    SecondaryButton(words(.askAnswer), systemImage: "checkmark", isBusy: model.isBusy) { await model.answer() }
      .disabled(!page.canAnswer)
  }
}

/// One pass that is asked for: which one answers, and what of it.
private struct AskSection: View {
  let model: AnswerRequestModel
  let ask: AnswerRequestPage.AskLook
  let words: Words

  var body: some View {
    Section {
      if let beyond = ask.beyond { NoticeView(beyond) }
      if let noPass = ask.noPass { Text(noPass) }
      ForEach(ask.candidates) { candidate in
        Button {
          model.choose(ask.id, candidate.passId)
        } label: {
          HStack(spacing: 12) {
            Image(systemName: candidate.isChosen ? "largecircle.fill.circle" : "circle").accessibilityHidden(true)
            VStack(alignment: .leading, spacing: 2) {
              Text(candidate.title).foregroundStyle(.primary)
              if !candidate.text.isEmpty { Text(candidate.text).font(.subheadline).foregroundStyle(.secondary) }
            }
          }
          .frame(minHeight: 44)
        }
        .accessibilityAddTraits(candidate.isChosen ? .isSelected : [])
      }
      if let whole = ask.whole { NoticeView(whole) }
    } header: {
      Text(ask.title).accessibilityAddTraits(.isHeader)
    }
    if !ask.claims.isEmpty {
      Section {
        ForEach(ask.claims) { claim in
          Toggle(isOn: binding(claim)) {
            VStack(alignment: .leading, spacing: 2) {
              Text(claim.label).font(.subheadline).foregroundStyle(.secondary)
              Text(claim.value).foregroundStyle(claim.isSaid ? .primary : .secondary)
              if let beyond = claim.beyond { Label(beyond, systemImage: "exclamationmark.triangle").font(.subheadline) }
            }
          }
          .frame(minHeight: 44)
          .disabled(!claim.isSaid)
        }
      } header: {
        Text(words(.askLearns))
      }
    }
    if !ask.reveals.isEmpty { LabelledSection(words(.askLearns), ask.reveals) }
  }

  private func binding(_ claim: AnswerRequestPage.ClaimLook) -> Binding<Bool> {
    Binding { [claim] in
      claim.isOn
    } set: { [model, ask] isOn in
      Task { await model.choose(ask.id, claim.id, isOn) }
    }
  }
}

/// The sealed answer on its white sheet. What it says stands below, for the traveller.
private struct AnsweredPage: View {
  let model: AnswerRequestModel
  let page: AnswerRequestPage.Answered
  let words: Words

  var body: some View {
    VStack(spacing: 0) {
      VStack(spacing: 2) {
        if let specimen = page.specimen { SpecimenMark(specimen) }
        Text(page.requester).font(.headline).accessibilityAddTraits(.isHeader)
      }
      .multilineTextAlignment(.center)
      .padding(.horizontal, 16)
      .padding(.vertical, 8)
      if let moving = page.moving {
        MovingStand(model.show, moving, text: page.text) { below }
      } else if let one = page.one {
        OneStand(frame: one, label: page.label, text: page.text) { below }
      }
    }
    .onAppear { AccessibilityNotification.ScreenChanged().post() }
  }

  @ViewBuilder private var below: some View {
    if let file = page.file {
      ShareLink(item: file) {
        Label(words(.sealedShare), systemImage: "square.and.arrow.up").frame(maxWidth: .infinity, minHeight: 28)
      }
      .buttonStyle(.bordered)
      .controlSize(.large)
    }
    PrimaryButton(words(.actionClose)) { model.close() }
    ForEach(page.parts) { PartRows(part: $0) }
  }
}

/// What whoever asked learns of one pass.
private struct PartRows: View {
  let part: AnswerRequestPage.PartLook

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Text(part.title).font(.headline).accessibilityAddTraits(.isHeader)
      Text(part.proof).font(.subheadline).foregroundStyle(.secondary)
      ForEach(part.rows, id: \.self) { LabelledRow($0) }
      if let copies = part.copies {
        if let notice = copies.notice { NoticeView(notice) } else { Text(copies.left).font(.subheadline) }
      }
    }
    .multilineTextAlignment(.leading)
    .frame(maxWidth: .infinity, alignment: .leading)
    .padding(.top, 12)
  }
}
