import Looks
import PassList
import SwiftUI

/// Enrolments that wait for their passes: a row each, which opens the answer.
struct WaitingSection: View {
  let waiting: WaitingLook
  let model: PassListModel

  var body: some View {
    Section {
      ForEach(waiting.rows) { row in
        Button {
          model.go(to: .answer(id: row.id))
        } label: {
          Label {
            VStack(alignment: .leading, spacing: 2) {
              Text(row.issuer).font(.headline)
              Text(row.kind).font(.subheadline).foregroundStyle(.secondary)
            }
            .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
          } icon: {
            Image(systemName: "hourglass")
          }
          .contentShape(.rect)
          .accessibilityElement(children: .combine)
        }
        .buttonStyle(.plain)
      }
    } header: {
      Text(waiting.title).textCase(nil)
    }
  }
}
