import AppState
import Looks
import PassList
import SwiftUI
import Wording

/// The list of passes, the root of the open wallet.
public struct PassListView: View {
  @State private var model: PassListModel
  @Environment(\.scenePhase) private var phase
  private let root: RootModel
  private let words: Words

  public init(root: RootModel) {
    self.root = root
    words = root.words
    _model = State(
      initialValue: PassListModel(
        passes: root.carnet, enrolling: root.carnet, publishers: root.carnet, trips: root.carnet, specimens: root.carnet,
        removals: root.removals,
        preferences: root.preferences, places: root.places, phone: root.phone, words: root.words
      ) { [root] in await root.refresh() })
  }

  public var body: some View {
    let page = model.page
    content(page)
      .navigationTitle(words(.passesTitle))
      .toolbar { PassListToolbar(model: model, page: page, words: words) { await root.lock() } }
      .safeAreaInset(edge: .bottom) {
        if let removed = page.removed { UndoBar(model: model, words: words).id(removed) }
      }
      .background(Color.ground)
      .alert(page.failure?.title ?? words(.appName), isPresented: $model.isTellingFailure) {
        Button(words(.actionOk), role: .cancel) {}
      } message: {
        Text(page.failure?.text ?? "")
      }
      .askingToGroup($model.isAskingGrouping, page.grouping, words) { await model.confirmGrouping() }
      .sheet(isPresented: $model.isChoosingPerson) { PersonChooser(model: model, words: words) }
      .onChange(of: model.said) { if let said = model.said { AccessibilityNotification.Announcement(said).post() } }
      .task(id: model.question) { await model.load() }
      .onChange(of: page.found) {
        if let found = page.found { AccessibilityNotification.Announcement(found).post() }
      }
      .onChange(of: phase) {
        // A pass may have expired meanwhile.
        if phase == .active { Task { await model.load() } }
      }
  }

  @ViewBuilder private func content(_ page: PassListPage) -> some View {
    if page.isSearchable {
      filling(page)
        .searchable(text: $model.search, isPresented: $model.isSearching, prompt: words(.passesSearchHint))
    } else {
      filling(page)
    }
  }

  @ViewBuilder private func filling(_ page: PassListPage) -> some View {
    switch page.content {
    case .loading:
      LoadingView(words)
    case .failed(let why):
      EmptyPage(symbol: "exclamationmark.triangle", title: why.title ?? words(.passesTitle), text: why.text) {
        SecondaryButton(words(.actionRetry), systemImage: "arrow.clockwise") { await model.load() }
      }
    case .empty:
      EmptyWallet(model: model, page: page, words: words)
    case .nothingFound(let text):
      EmptyPage(symbol: "magnifyingglass", title: words(.passesNoneFoundTitle), text: text)
    case .passes:
      PassCards(model: model, page: page, words: words)
    }
  }
}

/// A wallet without a pass.
private struct EmptyWallet: View {
  let model: PassListModel
  let page: PassListPage
  let words: Words

  var body: some View {
    GeometryReader { area in
      ScrollView {
        VStack(spacing: 12) {
          if let specimens = page.specimens { SpecimensNote(notice: specimens, model: model, words: words) }
          ForEach(page.notices, id: \.self) { NoticeView($0) }
          if let trip = page.trip { NextTripRow(trip: trip, model: model) }
          if let waiting = page.waiting {
            VStack(alignment: .leading, spacing: 8) { WaitingSection(waiting: waiting, model: model) }
              .frame(maxWidth: .infinity, alignment: .leading)
          }
          Spacer(minLength: 0)
          EmptyPage(symbol: "wallet.pass", title: words(.passesEmptyTitle), text: words(.passesEmptyText)) {
            if page.specimens == nil {
              PrimaryButton(words(.passesAdd), systemImage: "plus") { model.go(to: .add) }
              SecondaryButton(words(.passesEmptySpecimens), isBusy: model.isBusy) { await model.trySpecimens() }
            }
          }
          Spacer(minLength: 0)
        }
        .padding(20)
        .frame(minHeight: area.size.height)
      }
    }
  }
}

/// That all of this is invented, and its end in one tap.
struct SpecimensNote: View {
  let notice: Notice
  let model: PassListModel
  let words: Words

  var body: some View {
    VStack(spacing: 8) {
      NoticeView(notice)
      SecondaryButton(words(.specimensEnd), isBusy: model.isBusy) { await model.endSpecimens() }
    }
  }
}

/// Everything else that can be done from here.
private struct PassListToolbar: ToolbarContent {
  let model: PassListModel
  let page: PassListPage
  let words: Words
  let lock: @MainActor () async -> Void

  var body: some ToolbarContent {
    if page.isAddable {
      ToolbarItem(placement: .primaryAction) {
        Button {
          model.go(to: .add)
        } label: {
          Label(words(.passesAdd), systemImage: "plus")
        }
      }
    }
    ToolbarItem(placement: .topBarTrailing) {
      Menu {
        place(.tripListTitle, "airplane", .trips)
        place(.reminderTitle, "bell", .reminders)
        place(.passesVerify, "checkmark.shield", .verify)
        place(.passesHistory, "clock.arrow.circlepath", .history)
        place(.passesSettings, "gearshape", .settings)
        if page.specimens == nil {
          Divider()
          Button {
            Task { await lock() }
          } label: {
            Label(words(.passesLock), systemImage: "lock")
          }
        }
      } label: {
        Label(words(.passesMenu), systemImage: "ellipsis.circle")
      }
    }
  }

  private func place(_ word: Word, _ symbol: String, _ place: Destination) -> some View {
    Button {
      model.go(to: place)
    } label: {
      Label(words(word), systemImage: symbol)
    }
  }
}
