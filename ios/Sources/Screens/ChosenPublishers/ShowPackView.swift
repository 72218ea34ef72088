import AppState
import ChosenPublishers
import Looks
import SwiftUI
import Wording

/// A pack as a moving code on the whole screen, for another phone.
public struct ShowPackView: View {
  @State private var model: ShowPackModel
  private let words: Words

  public init(root: RootModel, id: String) {
    words = root.words
    _model = State(initialValue: ShowPackModel(id: id, publishers: root.carnet, phone: root.phone, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .tooLarge(let why, let file):
        EmptyPage(symbol: "doc", title: why.label, text: why.value) {
          if let file {
            ShareLink(item: file) { Label(words(.publisherShare), systemImage: "square.and.arrow.up") }
              .buttonStyle(.borderedProminent)
              .controlSize(.large)
          }
        }
      case .showing(let look): MovingStand(model.show, look, text: words(.movingShowText))
      }
    }
    .navigationTitle(words(.movingShowTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
    .moving(model.show)
    .onDisappear { model.left() }
  }
}
