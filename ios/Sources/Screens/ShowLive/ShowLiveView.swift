import AppState
import Looks
import ShowLive
import SwiftUI
import Wording

/// One of Carnet's own passes to be shown: what is chosen of it first, then codes that follow each other.
struct ShowLiveView: View {
  @State private var model: ShowLiveModel
  @Environment(\.scenePhase) private var phase
  private let words: Words

  init(root: RootModel, id: String) {
    words = root.words
    _model = State(
      initialValue: ShowLiveModel(id: id, passes: root.carnet, live: root.carnet, phone: root.phone, words: root.words))
  }

  var body: some View {
    // One view for all faces: only leaving it is leaving.
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .choosing(let choosing): ChoosingPage(model: model, page: choosing, words: words)
      case .showing(let showing): LivePage(page: showing, words: words)
      }
    }
    .navigationTitle(title)
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
    .task(id: model.isLive) { await model.run() }
    .onAppear { if phase == .active { model.appeared() } }
    .onChange(of: phase) { if phase == .active { model.appeared() } else { model.paused() } }
    .onDisappear { Task { await model.left() } }
  }

  private var title: String {
    if case .showing = model.page { words(.liveWord) } else { words(.liveChooseTitle) }
  }
}

/// A switch a field.
private struct ChoosingPage: View {
  let model: ShowLiveModel
  let page: ShowLivePage.Choosing
  let words: Words

  var body: some View {
    List {
      Section {
        if let specimens = page.specimens { NoticeView(specimens).plainRow() }
        if let problem = page.problem { NoticeView(problem).plainRow() }
        PassHead(page.card)
          .clipShape(RoundedRectangle(cornerRadius: 20))
          .accessibilityElement(children: .ignore)
          .accessibilityLabel(page.card.spoken)
          .plainRow()
        if let verdict = page.verdict { VerdictPanel(verdict).plainRow() }
        if let mark = page.mark { NoticeView(mark).plainRow() }
        if let notice = page.copies?.notice { NoticeView(notice).plainRow() }
      }
      Section {
        ForEach(page.choices) { choice in
          if page.mark == nil {
            Toggle(isOn: binding(choice)) {
              VStack(alignment: .leading, spacing: 2) {
                Text(choice.row.label).font(.subheadline).foregroundStyle(.secondary)
                Text(choice.row.value)
              }
            }
            .frame(minHeight: 44)
          } else {
            LabelledRow(choice.row)
          }
        }
      } header: {
        if page.mark == nil {
          Text(words(.liveChooseText))
            .font(.body)
            .textCase(nil)
        }
      } footer: {
        VStack(alignment: .leading, spacing: 4) {
          if let nothing = page.nothing { Text(nothing) }
          if let copies = page.copies { Text(copies.left) }
        }
      }
    }
    .listStyle(.insetGrouped)
    .bottomBar { PrimaryButton(page.action, systemImage: "qrcode", isBusy: model.isBusy) { await model.show() } }
  }

  private func binding(_ choice: ShowLivePage.Choice) -> Binding<Bool> {
    Binding { [choice] in
      choice.isOn
    } set: { [model] isOn in
      Task { await model.choose(choice.name, isOn) }
    }
  }
}

/// The code of now on its white sheet, a ring that runs round it, and what it says.
private struct LivePage: View {
  let page: ShowLivePage.Showing
  let words: Words
  @Environment(\.colorScheme) private var scheme
  @Environment(\.accessibilityReduceMotion) private var isStill

  var body: some View {
    GeometryReader { area in
      ScrollView {
        VStack(spacing: 16) {
          ground(area.size)
          if let notice = page.copies.notice { NoticeView(notice) } else { Text(page.copies.left) }
          Text(page.unproved).font(.subheadline).foregroundStyle(.secondary)
          said
        }
        .multilineTextAlignment(.center)
        .padding(16)
        .frame(maxWidth: 640)
        .frame(maxWidth: .infinity, minHeight: area.size.height)
      }
    }
    .onAppear { AccessibilityNotification.ScreenChanged().post() }
  }

  private func ground(_ room: CGSize) -> some View {
    let colours = StripeColours(page.stripe, scheme)
    return Group {
      if room.width > room.height {
        HStack(spacing: 24) {
          sheet(max(160, min(room.height - 64, room.width * 0.4)))
          liveWords
        }
      } else {
        VStack(spacing: 16) {
          sheet(max(160, min(room.width - 80, 520, room.height * 0.62)))
          liveWords
        }
      }
    }
    .padding(16)
    .frame(maxWidth: .infinity)
    .background(
      LinearGradient(colors: [colours.start, colours.end], startPoint: .topLeading, endPoint: .bottomTrailing),
      in: RoundedRectangle(cornerRadius: 24))
  }

  /// White also in dark mode and with inverted colours: the margin is part of the code. The ring runs round it once in the life of a
  /// code, which no picture of it does.
  private func sheet(_ side: CGFloat) -> some View {
    ZStack {
      RoundedRectangle(cornerRadius: 12).fill(.white)
      if let frame = page.frame {
        CodeView(modules: frame.modules, size: frame.size, label: frame.label)
          .clipShape(RoundedRectangle(cornerRadius: 12))
      }
    }
    .frame(width: side, height: side)
    .padding(6)
    .overlay {
      RoundedRectangle(cornerRadius: 16)
        .trim(from: 0, to: page.frame?.age ?? 0)
        .stroke(.white, lineWidth: 4)
        .animation(isStill ? nil : .linear(duration: 1), value: page.frame?.age)
        .accessibilityHidden(true)
    }
    .accessibilityIgnoresInvertColors()
  }

  private var liveWords: some View {
    VStack(spacing: 6) {
      if let specimen = page.specimen { SpecimenMark(specimen) }
      Text(page.title)
        .font(.title3)
        .bold()
        .accessibilityAddTraits(.isHeader)
      Text(page.kind).font(.body)
      if let frame = page.frame {
        Text(frame.signed).font(.headline).monospacedDigit()
        Text(frame.next).font(.subheadline).monospacedDigit()
      }
    }
    .multilineTextAlignment(.center)
    .foregroundStyle(.white)
    .frame(maxWidth: .infinity)
  }

  @ViewBuilder private var said: some View {
    if !page.rows.isEmpty {
      VStack(alignment: .leading, spacing: 8) {
        Text(words(.liveShows)).font(.headline).accessibilityAddTraits(.isHeader)
        ForEach(page.rows, id: \.self) { LabelledRow($0) }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
    }
  }
}
