import Foundation
import SwiftUI
import WidgetKit
import Wording

/// Opens the app at the chosen pass, which stays behind the PIN.
struct QuickPassWidget: Widget {
  private let words = Words.system

  var body: some WidgetConfiguration {
    StaticConfiguration(kind: "app.carnet.quick", provider: NothingToTell()) { _ in QuickPassView() }
      .configurationDisplayName(words(.quickShow))
      .description(words(.quickShowText))
      .supportedFamilies([.systemSmall, .accessoryCircular, .accessoryRectangular, .accessoryInline])
  }
}

/// The app's mark and a word.
private struct QuickPassView: View {
  @Environment(\.widgetFamily) private var family
  private let words = Words.system

  var body: some View {
    content
      .widgetURL(URL(string: "carnet:quick"))
      .containerBackground(for: .widget) { Rectangle().fill(.background) }
  }

  @ViewBuilder private var content: some View {
    switch family {
    case .accessoryCircular:
      ZStack {
        AccessoryWidgetBackground()
        mark.padding(12)
      }
      .accessibilityElement(children: .ignore)
      .accessibilityLabel(words(.quickShow))
    case .accessoryInline:
      Label(words(.quickShow), systemImage: "wallet.pass")
    case .accessoryRectangular:
      Label {
        Text(words(.quickShow)).font(.headline)
      } icon: {
        mark
      }
    default:
      VStack(alignment: .leading) {
        mark
          .foregroundStyle(.tint)
          .frame(maxWidth: 64)
        Spacer(minLength: 8)
        Text(words(.quickShow))
          .font(.headline)
          .minimumScaleFactor(0.7)
      }
      .frame(maxWidth: .infinity, maxHeight: .infinity, alignment: .leading)
    }
  }

  private var mark: some View {
    Image(decorative: "Mark")
      .resizable()
      .scaledToFit()
      .widgetAccentable()
  }
}

/// One entry for all time.
private struct NothingToTell: TimelineProvider {
  struct Entry: TimelineEntry {
    let date: Date
  }

  func placeholder(in context: Context) -> Entry { Entry(date: .now) }

  func getSnapshot(in context: Context, completion: @escaping @Sendable (Entry) -> Void) { completion(Entry(date: .now)) }

  func getTimeline(in context: Context, completion: @escaping @Sendable (Timeline<Entry>) -> Void) {
    completion(Timeline(entries: [Entry(date: .now)], policy: .never))
  }
}
