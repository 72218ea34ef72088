import AppState
import Looks
import PhotosUI
import Scanner
import SwiftUI
import VerifyPass
import Wording

/// Checking the pass of somebody else. The result goes with the screen, and when another app comes in front.
public struct VerifyPassView: View {
  @State private var model: VerifyPassModel
  @State private var scanner: ScannerModel
  @State private var isChoosingPicture = false
  @State private var isChoosingFile = false
  @State private var picture: PhotosPickerItem?
  @Environment(\.scenePhase) private var scenePhase
  private let places: Places
  private let words: Words

  public init(root: RootModel) {
    places = root.places
    words = root.words
    // Somebody else's codes are not mixed with those the traveller collects.
    let parts = Parts()
    let model = VerifyPassModel(
      verifying: root.carnet, reading: root.carnet, parts: parts, phone: root.phone, words: root.words)
    _model = State(initialValue: model)
    _scanner = State(
      initialValue: ScannerModel(reading: root.carnet, parts: parts, phone: root.phone, words: root.words, hint: .verifyHint) { texts in
        Task { await model.scanned(texts: texts) }
      })
  }

  public var body: some View {
    content
      .navigationTitle(words(.verifyTitle))
      .navigationBarTitleDisplayMode(.inline)
      .onChange(of: model.isWaiting) { if model.isWaiting { scanner.next() } }
      .onChange(of: scenePhase) { if scenePhase == .background { model.next() } }
      .onDisappear { model.next() }
      .photosPicker(isPresented: $isChoosingPicture, selection: $picture, matching: .images, preferredItemEncoding: .compatible)
      .onChange(of: picture) {
        guard let picked = picture else { return }
        picture = nil
        Task { await model.picked { try? await picked.loadTransferable(type: Data.self) } }
      }
      .fileImporter(isPresented: $isChoosingFile, allowedContentTypes: readableFiles) { result in
        switch result {
        case .success(let file): Task { await model.picked(file: file) }
        case .failure: model.notOpened()
        }
      }
  }

  @ViewBuilder private var content: some View {
    switch model.page {
    case .waiting(let trouble):
      ScannerScreen(model: scanner, title: words(.verifyTitle)) { others(trouble) }
    case .checking:
      LoadingView(words).onAppear { AccessibilityNotification.Announcement(words(.verifyChecking)).post() }
    case .failed(let problem):
      EmptyPage(symbol: "exclamationmark.triangle", title: problem.title ?? words(.verifyTitle), text: problem.text) {
        SecondaryButton(words(.actionRetry), systemImage: "arrow.clockwise") { model.next() }
      }
    case .result(let pass):
      VerifiedPassPage(model: model, pass: pass, words: words)
    }
  }

  /// The ways that need no camera.
  @ViewBuilder private func others(_ trouble: Notice?) -> some View {
    if let trouble { NoticeView(trouble).id(trouble) }
    SecondaryButton(words(.inquiryOpen), systemImage: "text.bubble") { places.go(to: .inquiry) }
    ViewThatFits(in: .horizontal) {
      HStack(spacing: 8) { ways }
      VStack(spacing: 8) { ways }
    }
  }

  @ViewBuilder private var ways: some View {
    SecondaryButton(words(.verifyPaste), systemImage: "doc.on.clipboard") { await model.paste() }
    SecondaryButton(words(.verifyPicture), systemImage: "photo") { isChoosingPicture = true }
    SecondaryButton(words(.addFile), systemImage: "folder") { isChoosingFile = true }
  }
}
