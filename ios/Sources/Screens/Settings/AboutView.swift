import AppState
import Looks
import Settings
import SwiftUI
import Wording

/// Version and sizes, and how it works.
public struct AboutView: View {
  @State private var model: AboutModel
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(initialValue: AboutModel(facts: root.phone.facts, words: root.words))
  }

  public var body: some View {
    ZStack {
      if let page = model.page {
        List {
          mark
          Section {
            ForEach(page.rows, id: \.self) { LabelledRow($0) }
          }
          Section {
            Text(words(.aboutPromiseText))
          } header: {
            Text(words(.aboutPromiseTitle))
          }
          Section {
            NavigationLink(value: Destination.limits) { Label(words(.limitsTitle), systemImage: "hand.raised") }
            NavigationLink(value: Destination.licences) { Label(words(.licencesTitle), systemImage: "doc.text") }
          }
        }
        .listStyle(.insetGrouped)
      } else {
        LoadingView(words)
      }
    }
    .navigationTitle(words(.aboutTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
  }

  private var mark: some View {
    VStack(spacing: 8) {
      Image(systemName: "lock.shield.fill")
        .font(.largeTitle)
        .foregroundStyle(.tint)
        .accessibilityHidden(true)
      Text(words(.appName))
        .font(.largeTitle)
        .bold()
        .accessibilityAddTraits(.isHeader)
      Text(words(.aboutLead)).foregroundStyle(.secondary)
    }
    .multilineTextAlignment(.center)
    .frame(maxWidth: .infinity)
    .listRowBackground(Color.clear)
  }
}
