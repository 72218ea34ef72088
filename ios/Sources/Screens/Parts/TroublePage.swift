import Looks
import SwiftUI
import Wording

/// A page that could not be read, and trying again.
struct TroublePage: View {
  let notice: Notice
  let words: Words
  let retry: @MainActor () async -> Void

  init(_ notice: Notice, _ words: Words, retry: @escaping @MainActor () async -> Void) {
    self.notice = notice
    self.words = words
    self.retry = retry
  }

  var body: some View {
    EmptyPage(symbol: "exclamationmark.triangle", title: notice.title ?? words(.errorInternalTitle), text: notice.text) {
      SecondaryButton(words(.actionRetry), systemImage: "arrow.clockwise", action: retry)
    }
  }
}
