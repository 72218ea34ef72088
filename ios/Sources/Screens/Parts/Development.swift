import Looks
import SwiftUI
import Wording

/// The mark of what rests on keys that are no secret: a hammer, a frame and a word, whatever the colours.
struct DevelopmentMark: View {
  let word: String
  @Environment(\.colorScheme) private var scheme

  init(_ word: String) { self.word = word }

  var body: some View {
    let colours = ToneColours(.bad, scheme)
    Label(word, systemImage: "hammer.fill")
      .font(.footnote)
      .bold()
      .foregroundStyle(colours.text)
      .padding(.horizontal, 8)
      .padding(.vertical, 3)
      .background(colours.ground, in: RoundedRectangle(cornerRadius: 6))
      .overlay { RoundedRectangle(cornerRadius: 6).stroke(colours.sign, lineWidth: 1) }
  }
}

/// The mark, and what it means.
struct DevelopmentNotice: View {
  let notice: Notice
  let words: Words

  init(_ notice: Notice, _ words: Words) {
    self.notice = notice
    self.words = words
  }

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      DevelopmentMark(words(.developmentMark)).accessibilityHidden(true)
      NoticeView(notice)
    }
  }
}
