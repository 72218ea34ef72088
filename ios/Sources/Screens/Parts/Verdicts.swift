import Looks
import SwiftUI

/// The shape of a verdict: circle with check, hexagon with clock, triangle, diamond with question mark, octagon with cross. Silent: a word
/// stands beside it.
struct VerdictSign: View {
  let tone: Tone
  var size: Size = .body
  @Environment(\.colorScheme) private var scheme
  /// The sign that fills a screen, in points: it grows with the text.
  @ScaledMetric(relativeTo: .largeTitle) private var display: CGFloat = 88

  /// As large as the text it stands beside, or as the screen allows.
  enum Size { case body, title, display }

  init(tone: Tone, size: Size = .body) {
    self.tone = tone
    self.size = size
  }

  var body: some View {
    let colours = ToneColours(tone, scheme)
    Image(systemName: tone.plate)
      .font(plateFont)
      .foregroundStyle(colours.sign)
      .overlay {
        Image(systemName: tone.mark)
          .font(markFont)
          .bold()
          .foregroundStyle(colours.mark)
      }
      .accessibilityHidden(true)
  }

  private var plateFont: Font {
    switch size {
    case .body: .title2
    case .title: .largeTitle
    case .display: .system(size: display)
    }
  }

  private var markFont: Font {
    switch size {
    case .body: .caption2
    case .title: .footnote
    case .display: .system(size: display * 0.4)
    }
  }
}

/// Shape and word, small: for lists and cards.
struct VerdictBadge: View {
  let tone: Tone
  let word: String
  @Environment(\.colorScheme) private var scheme

  init(_ look: VerdictLook) { self.init(tone: look.tone, word: look.word) }

  init(_ look: ColourLook) { self.init(tone: look.tone, word: look.word) }

  /// What is said of a pass otherwise than by a verdict.
  init(tone: Tone, word: String) {
    self.tone = tone
    self.word = word
  }

  var body: some View {
    let colours = ToneColours(tone, scheme)
    HStack(spacing: 6) {
      VerdictSign(tone: tone)
      Text(word).font(.subheadline).bold()
    }
    .padding(.vertical, 4)
    .padding(.leading, 4)
    .padding(.trailing, 12)
    .foregroundStyle(colours.text)
    .background(colours.ground, in: Capsule())
    .accessibilityElement(children: .combine)
  }
}

/// Shape, word and why, in full. Announced when it appears.
struct VerdictPanel: View {
  let look: VerdictLook
  var isLarge = false
  @Environment(\.colorScheme) private var scheme

  init(_ look: VerdictLook, isLarge: Bool = false) {
    self.look = look
    self.isLarge = isLarge
  }

  var body: some View {
    let colours = ToneColours(look.tone, scheme)
    Group {
      if isLarge {
        VStack(spacing: 12) {
          VerdictSign(tone: look.tone, size: .display)
          Text(look.word).font(.largeTitle).bold().multilineTextAlignment(.center)
          Text(look.why).font(.body).multilineTextAlignment(.center)
        }
        .frame(maxWidth: .infinity)
      } else {
        HStack(spacing: 16) {
          VerdictSign(tone: look.tone, size: .title)
          VStack(alignment: .leading, spacing: 2) {
            Text(look.word).font(.title3).bold()
            Text(look.why).font(.subheadline)
          }
          Spacer(minLength: 0)
        }
      }
    }
    .padding(16)
    .foregroundStyle(colours.text)
    .background(colours.ground, in: RoundedRectangle(cornerRadius: 20))
    .accessibilityElement(children: .combine)
    .onAppear { AccessibilityNotification.Announcement("\(look.word). \(look.why)").post() }
  }
}
