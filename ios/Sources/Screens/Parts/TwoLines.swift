import SwiftUI

/// What a row is, and what it means.
struct TwoLines: View {
  let title: String
  let text: String

  init(_ title: String, _ text: String) {
    self.title = title
    self.text = text
  }

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(title)
      Text(text).font(.subheadline).foregroundStyle(.secondary)
    }
  }
}
