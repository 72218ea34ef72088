import AppState
import AskTraveller
import Looks
import Scanner
import SwiftUI
import Wording

/// Asking a traveller: what for and for what, the code that asks, and what the answer says. What came goes with the screen, and when
/// another app comes in front.
public struct InquiryView: View {
  @State private var model: AskTravellerModel
  @State private var scanner: ScannerModel
  @State private var isChoosingFile = false
  @Environment(\.scenePhase) private var phase
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    let model = AskTravellerModel(inquiring: root.carnet, enrolling: root.carnet, phone: root.phone, words: root.words)
    _model = State(initialValue: model)
    // Somebody else's codes are not mixed with those the traveller collects.
    _scanner = State(
      initialValue: ScannerModel(
        reading: root.carnet, parts: Parts(), receiving: Receiving(), phone: root.phone, words: root.words, hint: .verifyHint
      ) { texts in
        await model.found(texts)
      } onReceived: { object in
        await model.received(object)
      })
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .building(let building): BuildingPage(model: model, page: building, words: words)
      case .showing(let showing): RequestPage(model: model, page: showing, words: words)
      case .scanning(let trouble): ScannerScreen(model: scanner, title: words(.inquiryScan)) { others(trouble) }
      case .reported(let report): ReportPage(model: model, report: report, words: words)
      }
    }
    .navigationTitle(words(.inquiryTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
    .task(id: model.isCounting) { await model.run() }
    .onChange(of: model.looks) { scanner.next() }
    .onAppear { if phase == .active { model.appeared() } }
    .onChange(of: phase) { if phase == .active { model.appeared() } else if phase == .background { model.paused() } }
    .onDisappear { Task { await model.ended() } }
    .fileImporter(isPresented: $isChoosingFile, allowedContentTypes: readableFiles + [.data]) { result in
      if case .success(let file) = result { Task { await model.picked(file: file) } }
    }
  }

  /// The ways that need no camera.
  @ViewBuilder private func others(_ trouble: Notice?) -> some View {
    if let trouble { NoticeView(trouble).id(trouble) }
    SecondaryButton(words(.addFile), systemImage: "folder") { isChoosingFile = true }
    SecondaryButton(words(.inquiryLabel), systemImage: "qrcode") { _ = await model.back() }
  }
}

/// Who asks, what for, and a switch for each claim.
private struct BuildingPage: View {
  @Bindable var model: AskTravellerModel
  let page: AskTravellerPage.Building
  let words: Words

  var body: some View {
    List {
      if let problem = page.problem { NoticeView(problem).id(problem).plainRow() }
      Section {
        TextField(words(.inquiryName), text: $model.name)
        TextField(words(.inquiryPlace), text: $model.place)
      } header: {
        Text(words(.inquiryLead)).font(.body).textCase(nil)
      } footer: {
        Text(words(.inquiryNameText))
      }
      Section {
        Picker(words(.inquiryPurpose), selection: purpose) {
          ForEach(page.purposes) { Text($0.title).tag($0.id) }
        }
      }
      if !page.needed.isEmpty { claims(page.needed, title: words(.inquiryNeeded), text: nil) }
      if !page.beyond.isEmpty { claims(page.beyond, title: words(.askBeyond), text: words(.inquiryBeyondText)) }
      Section {
        Toggle(isOn: counting) { Text(words(.tallySwitch)) }
          .frame(minHeight: 44)
      } footer: {
        Text(page.tally)
      }
    }
    .listStyle(.insetGrouped)
    .bottomBar {
      PrimaryButton(words(.inquiryMake), systemImage: "qrcode", isBusy: model.isBusy) { await model.ask() }
        .disabled(!page.canAsk)
    }
  }

  private func claims(_ claims: [AskTravellerPage.ClaimLook], title: String, text: String?) -> some View {
    Section {
      ForEach(claims) { claim in
        Toggle(isOn: binding(claim)) { Text(claim.label) }
          .frame(minHeight: 44)
      }
    } header: {
      Text(title)
    } footer: {
      if let text { Text(text) }
    }
  }

  private func binding(_ claim: AskTravellerPage.ClaimLook) -> Binding<Bool> {
    Binding { [claim] in
      claim.isOn
    } set: { [model] isOn in
      Task { await model.choose(claim.id, isOn) }
    }
  }

  private var purpose: Binding<Int> {
    Binding { [page] in
      page.purposes.first { $0.isChosen }?.id ?? 0
    } set: { [model] index in
      Task { await model.choose(index) }
    }
  }

  private var counting: Binding<Bool> {
    Binding { [page] in
      page.isCounting
    } set: { [model] isOn in
      Task { await model.count(isOn) }
    }
  }
}

/// The request, and how long it can be answered.
private struct RequestPage: View {
  let model: AskTravellerModel
  let page: AskTravellerPage.Showing
  let words: Words

  var body: some View {
    if let frame = page.frame {
      OneStand(frame: frame, label: page.label, text: page.text) {
        Text(page.seconds).font(.subheadline).monospacedDigit()
        PrimaryButton(words(.inquiryScan), systemImage: "qrcode.viewfinder") { model.scan() }
        change
      }
    } else {
      EmptyPage(symbol: "clock", title: page.label, text: page.text) {
        PrimaryButton(words(.inquiryAgain), systemImage: "qrcode", isBusy: model.isBusy) { await model.ask() }
        change
      }
      .onAppear { AccessibilityNotification.Announcement(page.text).post() }
    }
  }

  private var change: some View {
    SecondaryButton(words(.actionBack)) { _ = await model.back() }
  }
}

/// What came, and the question whose it is.
private struct ReportPage: View {
  let model: AskTravellerModel
  let report: TravellerReport
  let words: Words

  var body: some View {
    List {
      if let specimens = report.specimens { NoticeView(specimens).plainRow() }
      if let problem = report.problem { NoticeView(problem).id(problem).plainRow() }
      if let outcome = report.outcome { NoticeView(outcome).id(outcome).plainRow() }
      if let unanswered = report.unanswered { NoticeView(unanswered).plainRow() }
      ForEach(report.passes) { pass in
        Section {
          if let verdict = pass.verdict { VerdictPanel(verdict).plainRow() }
          NoticeView(pass.proof).plainRow()
          ForEach(pass.claims) { ClaimRow(claim: $0) }
          if let mark = pass.mark { NoticeView(mark).plainRow() }
        } footer: {
          if let more = pass.more { Text(more) }
        }
      }
      Text(words(.verifyNothingStored))
        .font(.subheadline)
        .foregroundStyle(.secondary)
        .frame(maxWidth: .infinity)
        .plainRow()
    }
    .listStyle(.insetGrouped)
    .bottomBar {
      if report.isAsked {
        Text(words(.verifyQuestion)).font(.headline).multilineTextAlignment(.center)
        PrimaryButton(words(.verifyYes), systemImage: "checkmark") { model.answer(true) }
        SecondaryButton(words(.verifyNo), systemImage: "xmark") { model.answer(false) }
      } else {
        PrimaryButton(words(.inquiryAgain), systemImage: "qrcode", isBusy: model.isBusy) { await model.ask() }
        if report.isAnswered {
          SecondaryButton(words(.verifyChangeAnswer), systemImage: "arrow.uturn.backward") { model.answer(nil) }
        }
      }
    }
  }
}

/// What is compared with the travel document is readable at arm's length.
private struct ClaimRow: View {
  let claim: TravellerReport.ClaimLook

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(claim.label).font(.subheadline).foregroundStyle(.secondary)
      if let value = claim.value {
        if claim.isHolder {
          Text(value).font(.title).bold().monospacedDigit()
        } else {
          Text(value)
        }
      } else {
        Text(claim.absent).foregroundStyle(.secondary)
      }
    }
    .accessibilityElement(children: .combine)
  }
}
