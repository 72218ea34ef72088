import Looks
import PassList
import SwiftUI

/// The trip that is on, or the next to come: a row that opens it. Spoken as one sentence.
struct NextTripRow: View {
  let trip: NextTrip
  let model: PassListModel

  var body: some View {
    Button {
      model.go(to: .trip(id: trip.id))
    } label: {
      Label {
        VStack(alignment: .leading, spacing: 4) {
          Text(trip.title).font(.subheadline).foregroundStyle(.secondary)
          Text(trip.name).font(.headline)
          Text(trip.starts).font(.subheadline).monospacedDigit()
          VerdictBadge(trip.colour)
        }
        .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
      } icon: {
        Image(systemName: "airplane")
      }
      .contentShape(.rect)
      .accessibilityElement(children: .ignore)
    }
    .buttonStyle(.plain)
    .accessibilityLabel(trip.spoken)
  }
}
