import AppState
import ChosenPublishers
import Looks
import SwiftUI
import Wording

/// A pack as a moving code on the whole screen, for another phone.
public struct ShowPackView: View {
  @State private var model: ShowPackModel
  @Environment(\.scenePhase) private var phase
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
      case .showing(let showing): MovingPage(model: model, showing: showing, words: words)
      }
    }
    .navigationTitle(words(.movingShowTitle))
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .task { await model.load() }
    .task(id: model.isMoving) { await model.run() }
    .onChange(of: phase, initial: true) { if phase == .active { model.appeared() } else { model.disappeared() } }
    .onDisappear {
      model.disappeared()
      model.left()
    }
  }
}

/// The code on white, as large as there is room, and what to do with it.
private struct MovingPage: View {
  @Bindable var model: ShowPackModel
  let showing: ShowPackPage.Showing
  let words: Words

  var body: some View {
    GeometryReader { area in
      ScrollView {
        if area.size.width > area.size.height {
          HStack(spacing: 24) {
            code(min(area.size.height - 32, area.size.width * 0.6))
            actions
          }
          .padding(16)
        } else {
          VStack(spacing: 16) {
            code(min(area.size.width - 16, area.size.height * 0.7))
            actions
          }
          .padding(.vertical, 8)
          .padding(.horizontal, 8)
          .frame(maxWidth: .infinity)
        }
      }
    }
  }

  /// White also in dark mode and with inverted colours: the margin is part of the code.
  private func code(_ side: CGFloat) -> some View {
    CodeView(modules: showing.frame.modules, size: showing.frame.size, label: showing.label)
      .frame(width: max(160, side), height: max(160, side))
      .accessibilityIgnoresInvertColors()
  }

  private var actions: some View {
    VStack(spacing: 12) {
      Text(words(.movingShowText))
      Text(showing.needed).font(.subheadline).monospacedDigit().foregroundStyle(.secondary)
      SecondaryButton(showing.pause, systemImage: model.isPaused ? "play.fill" : "pause.fill") { model.isPaused.toggle() }
    }
    .multilineTextAlignment(.center)
    .padding(.horizontal, 16)
  }
}
