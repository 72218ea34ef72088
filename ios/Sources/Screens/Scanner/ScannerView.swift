import AppState
import Looks
import Scanner
import SwiftUI
import Wording

/// Scanning a pass of one's own.
public struct ScannerView: View {
  @State private var model: ScannerModel
  private let words: Words
  private let places: Places

  public init(root: RootModel) {
    words = root.words
    places = root.places
    _model = State(
      initialValue: ScannerModel(
        reading: root.carnet, enrolling: root.carnet, parts: root.parts, receiving: root.receiving, phone: root.phone, words: root.words,
        imports: root.imports, places: root.places))
  }

  public var body: some View {
    ScannerScreen(model: model, title: words(.cameraTitle)) {
      SecondaryButton(model.page.otherWays) { places.back() }
    }
  }
}

/// The camera, or why there is no picture. `others` are the ways that need no camera, offered in either case.
struct ScannerScreen<Others: View>: View {
  @Bindable var model: ScannerModel
  let title: String
  private let others: Others
  @Environment(\.scenePhase) private var scenePhase

  init(model: ScannerModel, title: String, @ViewBuilder others: () -> Others) {
    self.model = model
    self.title = title
    self.others = others()
  }

  var body: some View {
    Group {
      if let obstacle = model.page.obstacle {
        EmptyPage(symbol: "qrcode.viewfinder", title: obstacle.title, text: obstacle.text) {
          if let remedy = obstacle.remedy {
            PrimaryButton(remedy, isBusy: model.isBusy) { await model.help() }
          }
          others
        }
      } else {
        Viewfinder(model: model, others: others)
      }
    }
    .navigationTitle(title)
    .navigationBarTitleDisplayMode(.inline)
    .onAppear { model.resume() }
    .onChange(of: scenePhase) { if scenePhase == .active { model.resume() } }
    .askingForOther($model.isDoubting, model.page.other) { await model.startWithOther() }
  }
}

/// The live picture with a frame, and what to do.
private struct Viewfinder<Others: View>: View {
  let model: ScannerModel
  let others: Others
  @Environment(\.camera) private var camera
  @Environment(\.verticalSizeClass) private var height

  var body: some View {
    let page = model.page
    let isLow = height == .compact
    ZStack(alignment: isLow ? .trailing : .bottom) {
      ZStack {
        Color.black
        camera.picture(
          CameraCalls(
            found: { codes in Task { await model.found(codes) } }, broke: { model.broke() }, torchFound: { model.torchFound($0) },
            torch: page.light?.isOn == true)
        )
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(page.picture)
        .accessibilityAddTraits(.isImage)
        ScanFrame(isFound: page.isFound, isLow: isLow)
      }
      .ignoresSafeArea()
      Advice(hint: page.hint, parts: page.parts, moving: page.moving, others: page.isFound ? nil : others) {
        await model.stopReceiving()
      }
      .frame(maxWidth: isLow ? 320 : 480, maxHeight: 320, alignment: isLow ? .center : .bottom)
      .padding(16)
    }
    .toolbar {
      if let light = page.light {
        ToolbarItem(placement: .primaryAction) {
          Button {
            model.toggleTorch()
          } label: {
            Label(light.label, systemImage: light.isOn ? "flashlight.on.fill" : "flashlight.off.fill")
          }
        }
      }
    }
    .toolbarBackground(Color.black, for: .navigationBar)
    .toolbarBackground(.visible, for: .navigationBar)
    .toolbarColorScheme(.dark, for: .navigationBar)
  }
}

/// Words over the picture, on a veil: white on it keeps its contrast whatever the camera sees. The hint is announced when it changes.
private struct Advice<Others: View>: View {
  let hint: String
  let parts: PartsLook?
  let moving: MovingLook?
  let others: Others?
  let stop: @MainActor () async -> Void

  var body: some View {
    ViewThatFits(in: .vertical) {
      words.background(Self.veil, in: RoundedRectangle(cornerRadius: 20))
      ScrollView { words }.background(Self.veil, in: RoundedRectangle(cornerRadius: 20))
    }
    .environment(\.colorScheme, .dark)
    .tint(.white)
    .onChange(of: hint, initial: true) { AccessibilityNotification.Announcement(hint).post() }
  }

  private var words: some View {
    VStack(spacing: 12) {
      if let parts { PartsProgress(parts) }
      if let moving { MovingProgressView(moving) }
      Text(hint).font(.body).foregroundStyle(.white).multilineTextAlignment(.center)
      if let moving {
        SecondaryButton(moving.stop, action: stop)
      } else if let others {
        others
      }
    }
    .padding(16)
    .frame(maxWidth: .infinity)
  }

  private static var veil: Color { .black.opacity(0.72) }
}
