import Looks
import SwiftUI
import Wording

/// A label and its value, one under the other where they do not fit beside each other. Spoken as one; the value can be copied.
struct LabelledRow: View {
  let row: Labelled

  init(_ row: Labelled) { self.row = row }

  var body: some View {
    ViewThatFits(in: .horizontal) {
      HStack(alignment: .firstTextBaseline) {
        label
        Spacer(minLength: 16)
        value.multilineTextAlignment(.trailing)
      }
      VStack(alignment: .leading, spacing: 2) {
        label
        value
      }
    }
    .accessibilityElement(children: .combine)
  }

  private var label: some View { Text(row.label).font(.subheadline).foregroundStyle(.secondary) }

  private var value: some View { Text(row.value).font(.body).textSelection(.enabled) }
}

/// A section of such rows under a title.
struct LabelledSection: View {
  let title: String
  let rows: [Labelled]

  init(_ title: String, _ rows: [Labelled]) {
    self.title = title
    self.rows = rows
  }

  var body: some View {
    Section {
      ForEach(rows, id: \.self) { LabelledRow($0) }
    } header: {
      Text(title)
    }
  }
}

/// Personal data beyond the minimum of a format: what each field appears to hold, where it stands, who sets the minimum.
struct ExcessRows: View {
  let look: ExcessLook

  init(_ look: ExcessLook) { self.look = look }

  var body: some View {
    ForEach(look.rows, id: \.self) { row in
      VStack(alignment: .leading, spacing: 2) {
        Text(row.holds).font(.body).bold()
        Text(row.field).font(.subheadline).textSelection(.enabled)
        if let minimum = row.minimum { Text(minimum).font(.footnote).foregroundStyle(.secondary) }
      }
      .accessibilityElement(children: .combine)
    }
  }
}

/// Sections of a list with all there is to say of a pass, but its verdict.
struct DetailSections: View {
  let look: DetailLook
  let words: Words

  init(_ look: DetailLook, _ words: Words) {
    self.look = look
    self.words = words
  }

  var body: some View {
    if let card = look.yellowCard {
      Section { YellowCardView(look: card).plainRow() }
    }
    if let excess = look.excess {
      Section {
        NoticeView(Notice(.wait, words(.detailExcessText)))
        ExcessRows(excess)
      } header: {
        Text(words(.detailExcess))
      }
    }
    ForEach(look.sections, id: \.self) { LabelledSection($0.title, $0.rows) }
    if !look.warnings.isEmpty {
      Section {
        ForEach(look.warnings, id: \.self) { Text($0).font(.subheadline) }
      } header: {
        Text(words(.detailWarnings))
      }
    }
    LabelledSection(words(.detailSigner), look.signer)
    if !look.opinions.isEmpty { LabelledSection(words(.detailOpinions), look.opinions) }
    Section {
      VStack(alignment: .leading, spacing: 2) {
        Text(look.format.label).font(.body)
        Text(look.format.value).font(.subheadline).foregroundStyle(.secondary)
      }
      .accessibilityElement(children: .combine)
    } header: {
      Text(words(.formatTitle))
    }
  }
}

/// A section with what whoever reads the code learns: a count that unfolds into every field.
struct RevealsSection: View {
  let look: RevealsLook
  let title: String?
  @State private var isOpen: Bool

  /// - Parameter title: above the section, where the page does not say it.
  init(_ look: RevealsLook, title: String? = nil, isOpen: Bool = false) {
    self.look = look
    self.title = title
    _isOpen = State(initialValue: isOpen)
  }

  var body: some View {
    Section {
      DisclosureGroup(isExpanded: $isOpen) {
        ForEach(look.rows, id: \.self) { LabelledRow($0) }
      } label: {
        VStack(alignment: .leading, spacing: 2) {
          Label(look.title, systemImage: "eye").font(.body)
          Text(look.count).font(.subheadline).foregroundStyle(.secondary)
        }
        .accessibilityElement(children: .combine)
      }
    } header: {
      if let title { Text(title) }
    }
  }
}
