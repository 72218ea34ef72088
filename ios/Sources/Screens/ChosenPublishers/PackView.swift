import AppState
import ChosenPublishers
import Looks
import SwiftUI
import UIKit
import Wording

/// A pack before it is taken.
public struct PackView: View {
  @State private var model: PackModel
  private let words: Words

  public init(root: RootModel, batch: Int) {
    words = root.words
    _model = State(
      initialValue: PackModel(
        batch: batch, publishers: root.carnet, imports: root.imports, places: root.places, phone: root.phone, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .gone: EmptyPage(symbol: "tray", title: words(.offerGoneTitle), text: words(.offerGoneText)) { back }
      case .refused(let notice):
        EmptyPage(symbol: "xmark.octagon", title: notice.title ?? words(.errorPackRefusedTitle), text: notice.text) { back }
          .onAppear { AccessibilityNotification.Announcement(notice.text).post() }
      case .offered(let offered): OfferedPage(model: model, offered: offered, words: words)
      }
    }
    .navigationTitle(title)
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
    .onDisappear { model.left() }
  }

  private var back: some View { SecondaryButton(words(.actionBack)) { model.leave() } }

  private var title: String {
    if case .offered(let offered) = model.page { offered.title } else { words(.publisherTitle) }
  }
}

private struct OfferedPage: View {
  @Bindable var model: PackModel
  let offered: PackPage.Offered
  let words: Words

  var body: some View {
    List {
      if let problem = offered.problem { NoticeView(problem).id(problem).plainRow() }
      Section {
        PublisherHead(look: offered.publisher)
          .accessibilityElement(children: .ignore)
          .accessibilityLabel(offered.publisher.spoken)
          .accessibilityAddTraits(.isHeader)
      } footer: {
        Text(offered.text)
      }
      if let development = offered.development { DevelopmentNotice(development, words).plainRow() }
      if let ask = offered.ask { AskSection(model: model, ask: ask, message: offered.message) }
      Section {
        ForEach(offered.changes) { ChangeRow(change: $0) }
      } header: {
        Text(words(.publisherSays))
      }
    }
    .listStyle(.insetGrouped)
    .scrollDismissesKeyboard(.interactively)
    .bottomBar {
      PrimaryButton(offered.take, systemImage: "checkmark", isBusy: model.isBusy) { await model.take() }
        .disabled(!model.canTake)
      SecondaryButton(offered.leave) { model.leave() }
    }
  }
}

/// Where the words are typed that the publisher shows elsewhere: English, left to right.
private struct AskSection: View {
  @Bindable var model: PackModel
  let ask: PackPage.Ask
  let message: String?
  @FocusState private var focus: Int?

  var body: some View {
    Section {
      ForEach(Array(ask.labels.enumerated()), id: \.offset) { index, label in
        TextField(label, text: $model.typed[index])
          .font(.title3)
          .keyboardType(.asciiCapable)
          .textInputAutocapitalization(.never)
          .autocorrectionDisabled()
          .focused($focus, equals: index)
          .submitLabel(.done)
          .onSubmit { submit(index) }
          .environment(\.layoutDirection, .leftToRight)
          .accessibilityLabel(label)
      }
      if let message { FieldMessage(message).id(message) }
    } header: {
      Text(ask.title)
    } footer: {
      Text(ask.text)
    }
  }

  /// On to the next word; with the last the pack is taken.
  private func submit(_ index: Int) {
    if index + 1 < ask.labels.count {
      focus = index + 1
    } else {
      Task { await model.take() }
    }
  }
}

/// What the pack says, and what was said so far.
private struct ChangeRow: View {
  let change: PackPage.Change

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(change.label).font(.subheadline).foregroundStyle(.secondary)
      Text(change.now).font(.body).monospacedDigit()
      if let before = change.before { Text(before).font(.subheadline).monospacedDigit().foregroundStyle(.secondary) }
    }
    .accessibilityElement(children: .combine)
  }
}
