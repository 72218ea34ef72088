import AppState
import Settings
import SwiftUI
import Wording

/// The works of others inside the app.
public struct LicencesView: View {
  @State private var model: LicencesModel
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(initialValue: LicencesModel(facts: root.phone.facts))
  }

  public var body: some View {
    ZStack {
      if let page = model.page {
        List {
          Text(words(.licencesLead))
            .foregroundStyle(.secondary)
            .listRowBackground(Color.clear)
          Section {
            ForEach(page.licences) { one in
              VStack(alignment: .leading, spacing: 2) {
                Text(one.work).font(.subheadline)
                Text(one.licence).font(.footnote).foregroundStyle(.secondary)
              }
              .accessibilityElement(children: .combine)
            }
          }
        }
        .listStyle(.insetGrouped)
      } else {
        LoadingView(words)
      }
    }
    .navigationTitle(words(.licencesTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
  }
}
