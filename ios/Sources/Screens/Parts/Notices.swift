import Looks
import SwiftUI
import Wording

/// Something that a person has to know: shape, title, text. Announced when it appears.
struct NoticeView: View {
  let notice: Notice
  @Environment(\.colorScheme) private var scheme

  init(_ notice: Notice) { self.notice = notice }

  var body: some View {
    let colours = ToneColours(notice.tone, scheme)
    HStack(alignment: .top, spacing: 12) {
      VerdictSign(tone: notice.tone)
      VStack(alignment: .leading, spacing: 2) {
        if let title = notice.title { Text(title).font(.headline) }
        Text(notice.text).font(.subheadline)
      }
      Spacer(minLength: 0)
    }
    .padding(14)
    .foregroundStyle(colours.text)
    .background(colours.ground, in: RoundedRectangle(cornerRadius: 16))
    .accessibilityElement(children: .combine)
    .onAppear { AccessibilityNotification.Announcement([notice.title, notice.text].compactMap { $0 }.joined(separator: ". ")).post() }
  }
}

/// What is wrong with what was typed. Announced when it appears.
struct FieldMessage: View {
  let text: String
  @Environment(\.colorScheme) private var scheme

  init(_ text: String) { self.text = text }

  var body: some View {
    Text(text)
      .font(.subheadline)
      .foregroundStyle(ToneColours(.bad, scheme).sign)
      .onAppear { AccessibilityNotification.Announcement(text).post() }
  }
}

/// A page or part of it with nothing in it yet: what it is for, what to do.
struct EmptyPage<Actions: View>: View {
  let symbol: String
  let title: String
  let text: String
  private let actions: Actions

  init(symbol: String, title: String, text: String, @ViewBuilder actions: () -> Actions = { EmptyView() }) {
    self.symbol = symbol
    self.title = title
    self.text = text
    self.actions = actions()
  }

  var body: some View {
    // With large text it is taller than the screen.
    ViewThatFits(in: .vertical) {
      page
      ScrollView { page }
    }
  }

  private var page: some View {
    ContentUnavailableView {
      Label(title, systemImage: symbol)
    } description: {
      Text(text)
    } actions: {
      actions
    }
  }
}

/// Something is being read.
struct LoadingView: View {
  let words: Words

  init(_ words: Words) { self.words = words }

  var body: some View {
    ProgressView()
      .controlSize(.large)
      .frame(maxWidth: .infinity, maxHeight: .infinity)
      .accessibilityLabel(words(.stateLoading))
  }
}
