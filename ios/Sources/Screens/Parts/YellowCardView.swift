import Looks
import SwiftUI

/// The certificate of vaccination or prophylaxis as the paper card has it: who, against what, and six columns for each dose, two or
/// three beside each other, one where the text is large.
struct YellowCardView: View {
  let look: YellowCardLook
  @Environment(\.colorScheme) private var scheme
  @Environment(\.dynamicTypeSize) private var size
  @Environment(\.horizontalSizeClass) private var width

  var body: some View {
    let paper = YellowPaper(scheme)
    VStack(alignment: .leading, spacing: 14) {
      VStack(alignment: .leading, spacing: 2) {
        Text(look.title).font(.headline).accessibilityAddTraits(.isHeader)
        Text(look.regulations).font(.caption).foregroundStyle(paper.label)
      }
      VStack(alignment: .leading, spacing: 8) {
        Text(look.certify).font(.subheadline)
        cells(look.holder, paper)
      }
      ForEach(look.entries) { entry in
        rule(paper)
        VStack(alignment: .leading, spacing: 2) {
          Text(look.against).font(.subheadline)
          if let disease = entry.disease { Text(disease).font(.title3).bold() }
        }
        .accessibilityElement(children: .combine)
        .accessibilityAddTraits(.isHeader)
        cells(entry.columns, paper)
        cells(entry.more, paper)
      }
      rule(paper)
      Text(look.signature).font(.footnote).foregroundStyle(paper.label)
    }
    .padding(16)
    .frame(maxWidth: .infinity, alignment: .leading)
    .foregroundStyle(paper.ink)
    .background(paper.ground)
    .clipShape(RoundedRectangle(cornerRadius: 20))
  }

  private var columns: Int { size.isAccessibilitySize ? 1 : width == .regular ? 3 : 2 }

  private func rule(_ paper: YellowPaper) -> some View { paper.line.frame(height: 1).accessibilityHidden(true) }

  /// Line by line, all as wide as the widest.
  private func cells(_ cells: [Labelled], _ paper: YellowPaper) -> some View {
    ForEach(lines(cells), id: \.self) { line in
      HStack(alignment: .top, spacing: 12) {
        ForEach(line, id: \.self) { cell in
          VStack(alignment: .leading, spacing: 2) {
            Text(cell.label).font(.caption).foregroundStyle(paper.label)
            Text(cell.value).font(.body).textSelection(.enabled)
          }
          .frame(maxWidth: .infinity, alignment: .leading)
          .accessibilityElement(children: .combine)
        }
        // A line that is not full keeps its columns.
        ForEach(line.count..<max(columns, line.count), id: \.self) { _ in
          Color.clear.frame(maxWidth: .infinity, maxHeight: 0).accessibilityHidden(true)
        }
      }
    }
  }

  private func lines(_ cells: [Labelled]) -> [[Labelled]] {
    stride(from: 0, to: cells.count, by: columns).map { Array(cells[$0..<min($0 + columns, cells.count)]) }
  }
}
