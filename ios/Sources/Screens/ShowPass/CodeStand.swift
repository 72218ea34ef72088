import Looks
import SwiftUI

/// The code on its white sheet, on the ground of its kind of pass, and what one can do below. Upright the sheet stands over its
/// words, lying beside them.
struct CodeStand<Actions: View>: View {
  let code: CodeLook
  /// What a tap on the code does, and its word; nil: nothing.
  let enlarge: (word: String, action: @MainActor () -> Void)?
  private let actions: Actions
  @Environment(\.colorScheme) private var scheme

  init(code: CodeLook, enlarge: (word: String, action: @MainActor () -> Void)? = nil, @ViewBuilder actions: () -> Actions) {
    self.code = code
    self.enlarge = enlarge
    self.actions = actions()
  }

  var body: some View {
    GeometryReader { area in
      ScrollView {
        VStack(spacing: 16) {
          ground(area.size)
          actions
        }
        .padding(16)
        .frame(maxWidth: 640)
        .frame(maxWidth: .infinity, minHeight: area.size.height)
      }
    }
  }

  private func ground(_ room: CGSize) -> some View {
    let colours = StripeColours(code.stripe, scheme)
    return Group {
      if room.width > room.height {
        HStack(spacing: 24) {
          sheet(max(160, min(room.height - 64, room.width * 0.4)))
          CodeWords(code: code)
        }
      } else {
        VStack(spacing: 16) {
          sheet(max(160, min(room.width - 64, 520, room.height * 0.62)))
          CodeWords(code: code)
        }
      }
    }
    .padding(16)
    .frame(maxWidth: .infinity)
    .background(
      LinearGradient(colors: [colours.start, colours.end], startPoint: .topLeading, endPoint: .bottomTrailing),
      in: RoundedRectangle(cornerRadius: 24))
  }

  /// White also in dark mode and with inverted colours: the margin is part of the code.
  @ViewBuilder private func sheet(_ side: CGFloat) -> some View {
    let picture = CodeView(modules: code.modules, size: code.size, label: code.label)
      .frame(width: side, height: side)
      .clipShape(RoundedRectangle(cornerRadius: 12))
      .accessibilityIgnoresInvertColors()
    if let enlarge {
      Button(action: enlarge.action) { picture }
        .buttonStyle(.plain)
        .accessibilityLabel(code.label)
        .accessibilityHint(enlarge.word)
    } else {
      picture
    }
  }
}

/// What the pass is, and whose if the traveller wants it so.
private struct CodeWords: View {
  let code: CodeLook

  var body: some View {
    VStack(spacing: 6) {
      if let specimen = code.specimen { SpecimenMark(specimen) }
      Text(code.title)
        .font(.title3)
        .bold()
        .accessibilityAddTraits(.isHeader)
      if let holder = code.holder {
        Text(holder.name).font(.title3)
        if let born = holder.born { Text(born).font(.body) }
      }
    }
    .multilineTextAlignment(.center)
    .foregroundStyle(.white)
    .frame(maxWidth: .infinity)
  }
}

/// The mark of a pass that counts nowhere.
struct SpecimenMark: View {
  let word: String
  @Environment(\.colorScheme) private var scheme

  init(_ word: String) { self.word = word }

  var body: some View {
    let colours = ToneColours(.wait, scheme)
    Text(word)
      .font(.footnote)
      .bold()
      .foregroundStyle(colours.mark)
      .padding(.horizontal, 8)
      .padding(.vertical, 3)
      .background(colours.sign, in: RoundedRectangle(cornerRadius: 6))
  }
}
