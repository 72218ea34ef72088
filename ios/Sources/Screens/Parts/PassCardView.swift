import Looks
import SwiftUI

/// A pass as a document in the list: its kind as the coloured head, what it says, and the verdict. Spoken as one.
struct PassCardView: View {
  let look: CardLook
  @Environment(\.colorScheme) private var scheme

  init(_ look: CardLook) { self.look = look }

  var body: some View {
    VStack(alignment: .leading, spacing: 0) {
      PassHead(look)
      foot
        .padding(.horizontal, 16)
        .padding(.vertical, 12)
    }
    .background(Color.sheet)
    .clipShape(RoundedRectangle(cornerRadius: 20))
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(look.spoken)
  }

  private var foot: some View {
    ViewThatFits(in: .horizontal) {
      HStack {
        VerdictBadge(look.verdict)
        Spacer(minLength: 8)
        validity
      }
      VStack(alignment: .leading, spacing: 4) {
        VerdictBadge(look.verdict)
        validity
      }
    }
  }

  @ViewBuilder private var validity: some View {
    if let validity = look.validity {
      Text(validity).font(.footnote).monospacedDigit().foregroundStyle(.secondary)
    }
  }
}

/// The coloured part of a card: kind, format, title, and what is special about it.
struct PassHead: View {
  let look: CardLook
  let more: String?
  @Environment(\.colorScheme) private var scheme

  /// - Parameter more: how many events it has beside the one it names.
  init(_ look: CardLook, more: String? = nil) {
    self.look = look
    self.more = more
  }

  var body: some View {
    let colours = StripeColours(look.stripe, scheme)
    VStack(alignment: .leading, spacing: 12) {
      HStack(spacing: 8) {
        Image(systemName: look.stripe.symbol).accessibilityHidden(true)
        Text(look.kind).font(.subheadline).bold()
        Spacer(minLength: 8)
        Text(look.format).font(.footnote)
      }
      VStack(alignment: .leading, spacing: 2) {
        Text(look.title).font(.title3).bold()
        if let more { Text(more).font(.subheadline) }
      }
      ViewThatFits(in: .horizontal) {
        HStack(alignment: .top, spacing: 24) { lines }
        VStack(alignment: .leading, spacing: 8) { lines }
      }
    }
    .padding(16)
    .frame(maxWidth: .infinity, alignment: .leading)
    .foregroundStyle(.white)
    .background(LinearGradient(colors: [colours.start, colours.end], startPoint: .topLeading, endPoint: .bottomTrailing))
  }

  private var lines: some View {
    ForEach(look.lines, id: \.self) { line in
      VStack(alignment: .leading, spacing: 2) {
        Text(line.label).font(.caption)
        Text(line.value).font(.headline).monospacedDigit()
      }
    }
  }
}
